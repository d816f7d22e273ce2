"""规范完整性: the part of the review that a machine can check, by the findings of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budget_xl.core.finding import SEVERITY_ORDER, Finding, Severity

PASSED, FAILED, DOUBTFUL = "通过", "不通过", "有疑问"
OUTCOMES = {
    Severity.ERROR: FAILED,
    Severity.WARNING: DOUBTFUL,
    Severity.UNCHECKED: Severity.UNCHECKED.value,
}
PLACES_SHOWN = 4

CHECKS = (
    ("必填项齐全", ("CEL001",)),
    ("数字格都是数字", ("CEL",)),
    ("考核级次只勾一个", ("IDN001",)),
    ("执行单位、负责人、电话齐全", ("IDN",)),
    ("资金来源加得对、收支平衡", ("FUN",)),
    ("支出明细齐全、加得对", ("EXP",)),
    ("测算依据齐全、算得对", ("BAS",)),
    ("前两年预算和变动说得清", ("HIS",)),
    ("绩效指标齐全、写法规范", ("IND",)),
    ("文字和文号规范", ("FRM",)),
    ("模板没有被改动", ("WBK",)),
)
"""What is checked, by the codes or families of the rules; the first that fits has the finding."""
REST = "其他内容没有异常"


@dataclass(frozen=True, slots=True)
class Check:
    """One check and what came of it; remarks alone do not spoil it."""

    name: str
    outcome: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        shown = "、".join(self.places[:PLACES_SHOWN])
        more = f"等 {len(self.places)} 处" if len(self.places) > PLACES_SHOWN else ""
        return f"{self.outcome}：{self.name}" + (f"（{shown}{more}）" if shown else "")


def checks(findings: Sequence[Finding]) -> tuple[Check, ...]:
    """Return the outcome of every check; a finding with a written reason is settled."""
    sorted_: dict[str, list[Finding]] = {name: [] for name, _ in CHECKS} | {REST: []}
    for finding in findings:
        if not finding.reason and finding.severity in OUTCOMES:
            sorted_[_check_of(finding.code)].append(finding)
    return tuple(_check(name, found) for name, found in sorted_.items())


def _check_of(code: str) -> str:
    return next((name for name, codes in CHECKS if code.startswith(codes)), REST)


def _check(name: str, found: Sequence[Finding]) -> Check:
    if not found:
        return Check(name, PASSED, ())
    gravest = min((finding.severity for finding in found), key=SEVERITY_ORDER.__getitem__)
    return Check(name, OUTCOMES[gravest], tuple(str(finding.ref) for finding in found))


def summary(found: Sequence[Check]) -> str:
    """Return how many checks passed."""
    passed = sum(check.outcome == PASSED for check in found)
    return f"系统核对 {len(found)} 项，通过 {passed} 项："
