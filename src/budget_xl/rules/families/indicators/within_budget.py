"""IND023 成本指标没有写金额."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Budget
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import WITHIN_BUDGET
from budget_xl.rules.targets import Target

_ROW = {"code": "cost", "number": 1, "name": "项目总成本"}
_BUDGET = {"total": "80", "annual": "80"}


@rule(
    code="IND023",
    name="成本指标没有写金额",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="指标“{name}”写的是“{value}”，没有写金额",
    hint="请改写成金额，例如 ≤{annual} 万元。",
    since="2020",
    basis="项目绩效目标审核：指标细化、量化",
    cases=(
        ok(budget=_BUDGET, indicators={"rows": [{**_ROW, "value": "≤80万元"}]}),
        ok(budget={"total": "", "annual": ""}, indicators={"rows": [{**_ROW, "value": "不超预算"}]}),
        bad("控制在预算内", budget=_BUDGET, indicators={"rows": [{**_ROW, "value": "控制在预算内"}]}),
    ),
)  # fmt: skip
def within_budget(targets: tuple[Target, ...], budget: Budget) -> Iterator[Breach]:
    """“控制在预算内”要写成具体金额。

    为什么：预算数就在表上，写出来才能与成本核对。
    不算的情形：已写出金额；当年预算还没有填。
    """
    for target in targets:
        if WITHIN_BUDGET in target.value.problems and budget.annual.value is not None:
            value = target.value.original
            yield at(target.row.value, name=target.name, value=value, annual=budget.annual.value)
