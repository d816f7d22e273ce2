"""FUN005 当年预算大于总预算."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Budget
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule


@rule(
    code="FUN005",
    name="当年预算大于总预算",
    severity=Severity.ERROR,
    anchor="budget.annual",
    message="项目当年预算 {annual}，大于项目总预算 {total} 万元",
    hint="总预算包括各年预算；一年期项目两个数相等。请核对。",
    since="2020",
    yields_to=("FUN009",),
    basis="预算数的勾稽关系：总预算含各年预算",
    native=Native(
        "大于项目总预算",
        {
            "budget.annual": "IF(ISNUMBER({budget.annual})*ISNUMBER({budget.total}),"
            "{budget.annual}>{budget.total},FALSE)"
        },
    ),
    cases=(
        ok(budget={"annual": "30", "total": "30"}),
        bad("大于", budget={"annual": "31", "total": "30"}),
    ),
)
def annual_above_total(budget: Budget) -> Iterator[Breach]:
    """项目当年预算不能大于项目总预算。

    为什么：当年预算是总预算在本年度的部分。
    不算的情形：一年期项目两个数相等。
    """
    annual, total = budget.annual.value, budget.total.value
    if annual is not None and total is not None and annual > total:
        yield at(budget.annual, annual=annual, total=total)
