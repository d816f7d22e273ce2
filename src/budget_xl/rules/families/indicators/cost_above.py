"""IND027 成本指标超过预算."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Budget
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.targets import Target

_ROW = {"code": "cost", "number": 1, "name": "项目总成本", "sign": "≤", "unit": "万元"}
_BUDGET = {"total": "80", "annual": "80"}


@rule(
    code="IND027",
    name="成本指标超过预算",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="成本指标“{name}”为 {cost} 万元，超过项目预算 {limit} 万元，多 {gap} 万元",
    hint="请核对成本指标的数额和单位，成本不能超过预算。",
    since="2020",
    basis="成本控制在批复的预算以内",
    cases=(
        ok(budget=_BUDGET, indicators={"rows": [{**_ROW, "value": "80"}]}),
        ok(budget={"total": "240", "annual": "80"}, indicators={"rows": [{**_ROW, "value": "200"}]}),
        ok(budget=_BUDGET, indicators={"rows": [{**_ROW, "value": "90", "unit": "元/人"}]}),
        bad("多 10 万元", budget=_BUDGET, indicators={"rows": [{**_ROW, "value": "90"}]}),
        bad("800000 万元", budget=_BUDGET, indicators={"rows": [{**_ROW, "value": "800000"}]}),
    ),
)  # fmt: skip
def cost_above_budget(targets: tuple[Target, ...], budget: Budget) -> Iterator[Breach]:
    """成本指标不能超过项目预算。

    为什么：超过预算的成本没有钱可付，成本控制目标也就失去意义。
    不算的情形：与预算相等；多年项目按总预算比较；单位不是金额，或是“元/人”一类的单位成本；节约额。
    """
    limits = [entry.value for entry in (budget.annual, budget.total) if entry.value is not None]
    for target in targets:
        cost = target.cost
        if cost is None or not limits or "节" in target.name:
            continue
        if cost > max(limits) + money.TOLERANCE:
            limit = max(limits)
            yield at(target.row.value, name=target.name, cost=cost, limit=limit, gap=cost - limit)
