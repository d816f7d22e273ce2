"""HIS003 增减方向与两年预算相反."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Budget, Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past

WORDS = {1: "增加", 0: "持平", -1: "减少"}
_LAST = "2018年总预算为90万元；2019年总预算为100万元。"


@rule(
    code="HIS003",
    name="增减方向与两年预算相反",
    severity=Severity.ERROR,
    anchor="narrative.change",
    message="{year}年 {last}，当年 {annual}，是{right}，却写成{told}",
    hint="请核对两年的预算数，改正“增加”“减少”。",
    since="2020",
    basis="预算数的勾稽关系：变动 = 当年 - 上年",
    yields_to=("HIS007",),
    cases=(
        ok(budget={"annual": "120"}, narrative={"history": _LAST, "change": "比上年增加20万元。"}),
        ok(budget={"annual": "101"}, narrative={"history": _LAST, "change": "与上年基本持平。"}),
        ok(budget={"annual": "100"}, narrative={"history": _LAST, "change": "与上年持平。"}),
        bad(
            "是增加，却写成减少",
            budget={"annual": "120"},
            narrative={"history": _LAST, "change": "比上年减少20万元。"},
        ),
        bad(
            "是增加，却写成持平",
            budget={"annual": "120"},
            narrative={"history": _LAST, "change": "与上年持平。"},
        ),
    ),
)
def opposite_direction(
    narrative: Narrative,
    budget: Budget,
    annual_figures: tuple[Decimal, ...],
    past: Past,
    declaration: Declaration,
) -> Iterator[Breach]:
    """写明的增加、减少或持平，必须与两年预算的大小相符。

    为什么：方向写反，审核的人就会按相反的意思理解理由。
    不算的情形：没有写出上年预算；写“基本持平”；只说某一项开支的增减；增减 0 万元。
    """
    last, annual = past.of(declaration.year - 1), budget.annual.value
    change = past.change_of(declaration.year)
    if change is None or last is None or annual is None:
        return
    if change.direction == 0 and past.is_rough:
        return
    if change.direction and change.amount == 0:
        return
    if all(_direction(figure - last) != change.direction for figure in annual_figures):
        yield at(
            narrative.change,
            year=declaration.year - 1,
            last=last,
            annual=annual,
            right=WORDS[_direction(annual - last)],
            told=WORDS[change.direction],
        )


def _direction(gap: Decimal) -> int:
    if money.near(gap, Decimal(0)):
        return 0
    return 1 if gap > 0 else -1
