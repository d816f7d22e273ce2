"""Findings: what is wrong with a declaration, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from budget_xl.core.place import Ref


class Severity(Enum):
    """How sure and how grave; the order of declaration is the order of reports."""

    ERROR = "错误"
    WARNING = "警告"
    REMARK = "提醒"
    UNCHECKED = "未能核对"


SEVERITY_ORDER = {severity: order for order, severity in enumerate(Severity)}


class Finding(NamedTuple):
    """One finding: which rule, how grave, where, what is wrong in numbers, what to do.

    ``also`` holds the other places that the same cause touches, ``reason`` why the unit leaves
    it so; a finding with a reason is not counted any more.
    """

    code: str
    severity: Severity
    ref: Ref
    message: str
    hint: str
    also: tuple[Ref, ...] = ()
    reason: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the plain data that ``--json`` shows; ``reason`` only where there is one."""
        reason = {"reason": self.reason} if self.reason else {}
        return {
            "code": self.code,
            "severity": self.severity.value,
            "sheet": self.ref.sheet,
            "cell": self.ref.cell,
            "message": self.message,
            "hint": self.hint,
            **reason,
        }


class Waiver(NamedTuple):
    """A reason written for a finding: which rule, at which place, why it stays as it is."""

    code: str
    place: str
    reason: str


def count(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many open findings there are of each severity, all four named."""
    counts = {severity.value: 0 for severity in Severity}
    for finding in findings:
        if not finding.reason:
            counts[finding.severity.value] += 1
    return counts


def count_line(counts: dict[str, int]) -> str:
    """Return ``错误 3 处，警告 5 处，提醒 8 处``; what could not be checked only when there is."""
    return "，".join(
        f"{word} {number} 处"
        for word, number in counts.items()
        if number or word != Severity.UNCHECKED.value
    )
