"""HIS002 变动金额与两年预算不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Budget, Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past

_LAST = "2019年总预算为1771.85万元。"


@rule(
    code="HIS002",
    name="变动金额与两年预算不符",
    severity=Severity.ERROR,
    anchor="narrative.change",
    message="{year}年 {last}，当年 {annual}，应{word} {gap}，却写成{told} {amount} 万元",
    hint="请核对上年预算、当年预算和变动金额三个数。",
    since="2020",
    basis="预算数的勾稽关系：变动 = 当年 - 上年",
    yields_to=("HIS003", "HIS007"),
    cases=(
        ok(
            budget={"annual": "1807.4"},
            narrative={"history": _LAST, "change": "比上年增长了35.55万元。"},
        ),
        ok(
            budget={"annual": "1807.4"},
            narrative={"history": _LAST, "change": "比上年增长约36万元。"},
        ),
        ok(
            budget={"annual": "1807.4"},
            narrative={"history": _LAST, "change": "审计服务费比上年增加20万元。"},
        ),
        bad(
            "应增加 35.55",
            budget={"annual": "1807.4"},
            narrative={"history": _LAST, "change": "比上年增长了53.55万元。"},
        ),
    ),
)
def change_differs(
    narrative: Narrative,
    budget: Budget,
    annual_figures: tuple[Decimal, ...],
    past: Past,
    declaration: Declaration,
) -> Iterator[Breach]:
    """写明的增减金额必须等于当年预算减去上年预算。

    为什么：变动是三个数之间的算术关系，不符说明其中一个数写错。
    不算的情形：没有写出上年预算或变动金额，或上年写了几个数；写“约”的大致数；只说某一项开支的变动；
    当年预算与明细、来源不等时，与其中一个相符（那一处另报）。
    """
    last, annual = past.of(declaration.year - 1), budget.annual.value
    change = past.change_of(declaration.year)
    if change is None or change.amount is None or past.is_rough or not change.direction:
        return
    if last is None or annual is None:
        return
    stated = change.amount * change.direction
    if not any(money.near(stated, figure - last) for figure in annual_figures):
        gap = annual - last
        yield at(
            narrative.change,
            year=declaration.year - 1,
            last=last,
            annual=annual,
            word="增加" if gap >= 0 else "减少",
            gap=abs(gap),
            told="增加" if change.direction > 0 else "减少",
            amount=change.amount,
        )
