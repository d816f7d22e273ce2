"""HIS006 上年预算与上年申报表不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past

_LAST = {"budget": {"annual": "100"}}


@rule(
    code="HIS006",
    name="上年预算与上年申报表不符",
    severity=Severity.ERROR,
    anchor="narrative.history",
    message="写的是 {year}年 {told}，{year}年申报表的当年预算是 {approved} 万元",
    hint="请按上年批复的数填写；上年有调整的，写明调整前后两个数。",
    since="2020",
    basis="预算数的勾稽关系：上年数与上年批复一致",
    cases=(
        ok(narrative={"history": "2018年总预算为90万元；2019年总预算为100万元。"}, last_year=_LAST),
        ok(narrative={"history": "2018年总预算为90万元；2019年总预算为110万元。"}),
        bad(
            "申报表的当年预算是 100",
            narrative={"history": "2018年总预算为90万元；2019年总预算为110万元。"},
            last_year=_LAST,
        ),
    ),
)
def last_year_differs(
    narrative: Narrative, past: Past, declaration: Declaration, last_year: Declaration | None
) -> Iterator[Breach]:
    """写明的上年预算必须等于上年申报表的当年预算。

    为什么：上年数写错，变动和理由都失去根据。
    不算的情形：没有上年的申报表；上年写了几个数或大致数。
    """
    year = declaration.year - 1
    told = past.of(year)
    approved = last_year.budget.annual.value if last_year else None
    if told is not None and approved is not None and not money.near(told, approved):
        place = narrative.history if year in past.told else narrative.change
        yield at(place, year=year, told=told, approved=approved)
