"""同一项目代码用于两份申报表."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.roster import normalise


@rule(
    code="XFL001",
    name="同一项目代码用于两份申报表",
    severity=Severity.ERROR,
    anchor="identity.project_code",
    message="项目代码 {code} 也用于“{unit}”的“{project}”",
    hint="一个代码只对应一个项目，请与项目库核对后改正。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def project_code(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """两份都计入的申报表用了同一个项目代码。

    为什么：代码重复，汇总和批复时两个项目会被当成一个，金额就重复或丢失。

    不算的情形：同一单位同一项目先后报的几份（只计最新一份）；代码空白。
    """
    used: dict[str, list[int]] = {}
    for number, sent in enumerate(evidence.submissions):
        if sent.head.project_code:
            used.setdefault(normalise(sent.head.project_code), []).append(number)
    for code, numbers in used.items():
        for number, other in zip(numbers, numbers[1:] + numbers[:1], strict=True):
            if number != other:
                named = evidence.submissions[other]
                told = {"unit": named.unit.name, "project": named.head.project}
                yield number, at(evidence.place(number, "code"), code=code, **told)
