"""填报的上年预算与上年申报的不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.money import near
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence
from budget_xl.district.consolidation import project_of


@rule(
    code="XFL002",
    name="填报的上年预算与上年申报的不符",
    severity=Severity.WARNING,
    anchor="narrative.history",
    message="填报上年预算 {told} 万元，台账中上年申报 {before} 万元，相差 {gap} 万元",
    hint="请核对；上年批复数与申报数不同的，写明“批复数”即可。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def last_year(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """“前两年预算安排情况”中的上年数，与台账里同一单位同一项目上年申报的当年预算不同。

    为什么：上年数错了，变动额和变动理由都站不住。

    不算的情形：台账里没有上年的申报表；项目名称改了；没有写出上年数；相差不超过 0.005 万元。
    """
    for number, sent in enumerate(evidence.submissions):
        told = sent.head.last_year
        before = evidence.before.get((sent.unit.name, project_of(sent.head)))
        if told is not None and before is not None and not near(told, before):
            place = evidence.place(number, "history")
            yield number, at(place, told=told, before=before, gap=abs(told - before))
