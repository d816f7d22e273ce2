"""HIS007 变动说明中的当年预算与表中不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Budget, Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past


@rule(
    code="HIS007",
    name="变动说明中的当年预算与表中不符",
    severity=Severity.ERROR,
    anchor="narrative.change",
    message="说明中写 {year}年预算 {told}，项目当年预算是 {annual} 万元",
    hint="请核对哪一处有误，两处应当是同一个数。",
    since="2020",
    basis="预算数的勾稽关系：文字与表中同一个数一致",
    cases=(
        ok(budget={"annual": "120"}, narrative={"change": "2020年总预算为120万元，比上年增加20万元。"}),
        ok(budget={"annual": "120"}, narrative={"change": "2020年审计预算为20万元。"}),
        bad("写 2020年预算 210", budget={"annual": "120"}, narrative={"change": "2020年总预算为210万元，比上年增加20万元。"}),
    ),
)  # fmt: skip
def this_year_differs(
    narrative: Narrative,
    budget: Budget,
    annual_figures: tuple[Decimal, ...],
    past: Past,
    declaration: Declaration,
) -> Iterator[Breach]:
    """变动说明中写的当年预算，必须等于表中的项目当年预算。

    为什么：文字往往从旧稿抄来，表中的数改了，文字没有改。
    不算的情形：只写某一项开支的预算；写的是项目总预算；写“约”的大致数；
    当年预算与明细、来源不等时，与其中一个相符（那一处另报）。
    """
    annual, total = budget.annual.value, budget.total.value
    figures = annual_figures if total is None else (*annual_figures, total)
    if annual is None:
        return
    for told in past.totals.get(declaration.year, ()):
        if not any(money.near(told, figure) for figure in figures):
            yield at(narrative.change, year=declaration.year, told=told, annual=annual)
