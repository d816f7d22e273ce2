"""FUN006 一年期项目总预算与当年预算不等."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Budget, Declaration, Identity
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.period import read_month

_PERIOD = {"start": "2021年1月", "end": "2021年12月"}


@rule(
    code="FUN006",
    name="一年期项目总预算与当年预算不等",
    severity=Severity.WARNING,
    anchor="budget.total",
    message="项目只有一年，总预算 {total}，当年预算却是 {annual} 万元",
    hint="请核对起止时间和两个预算数；一年期项目两个数相等。",
    since="2021",
    basis="预算数的勾稽关系：一年期项目总预算 = 当年预算",
    yields_to=("FUN005", "FUN009"),
    cases=(
        ok(identity=_PERIOD, budget={"total": "30", "annual": "30"}),
        ok(
            identity={**_PERIOD, "end": "2023年12月"},
            budget={"total": "90", "annual": "30"},
        ),
        bad("90", identity=_PERIOD, budget={"total": "90", "annual": "30"}),
    ),
)
def one_year_differs(
    identity: Identity, budget: Budget, declaration: Declaration
) -> Iterator[Breach]:
    """起止时间都在本年度的项目，总预算必须等于当年预算。

    为什么：总预算是各年预算之和，只有一年就没有别的年份可分。
    不算的情形：表式没有起止时间；起止时间读不懂；项目跨年度。
    """
    months = [read_month(entry.value or "") for entry in (identity.start, identity.end)]
    total, annual = budget.total.value, budget.annual.value
    if total is None or annual is None or money.near(total, annual) or annual > total:
        return
    if all(month is not None and month[0] == declaration.year for month in months):
        yield at(budget.total, budget.annual, total=total, annual=annual)
