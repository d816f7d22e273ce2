"""FUN004 当年预算与支出明细合计不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Basis, Budget, Expenditure, Funding
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule
from budget_xl.rules.figures import odd_place
from budget_xl.rules.pairing import Told


@rule(
    code="FUN004",
    name="当年预算与支出明细合计不符",
    severity=Severity.ERROR,
    anchor="budget.annual",
    message="项目当年预算 {annual}，支出明细合计 {total}，相差 {gap} 万元",
    hint="请核对哪一个数有误，两处应当相等。",
    since="2020",
    yields_to=("EXP001", "EXP006", "EXP007", "FUN009", "BAS002", "BAS004"),
    basis="预算数的勾稽关系：当年预算 = 支出明细合计",
    native=Native(
        "与支出明细合计不相等",
        {
            "budget.annual": "IF(ISNUMBER({budget.annual})*ISNUMBER({expenditure.total}),"
            "ABS({budget.annual}-{expenditure.total})>0.005,FALSE)"
        },
    ),
    cases=(
        ok(budget={"annual": "30"}, expenditure={"total": "30"}),
        bad("相差 300", budget={"annual": "330"}, expenditure={"total": "30"}),
    ),
)
def annual_differs(
    budget: Budget, funding: Funding, expenditure: Expenditure, basis: Basis, told_items: Told
) -> Iterator[Breach]:
    """项目当年预算必须等于支出明细合计。

    为什么：批复按当年预算下达，支出明细说明这笔钱怎么用，两个数必须是同一笔钱。
    不算的情形：当年预算留空（另报必填项空白）；相差的数正好是某一项明细与测算的差，只报那一项。
    """
    annual, total = budget.annual.value, expenditure.total.value
    if annual is not None and total is not None and not money.near(annual, total):
        cause = odd_place(budget, funding, expenditure, basis, told_items)
        yield at(budget.annual, cause=cause, annual=annual, total=total, gap=abs(annual - total))
