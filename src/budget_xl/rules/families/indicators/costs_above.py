"""IND028 成本指标合计超过预算."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Budget
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.targets import Target

_WHOLE = regex("总|合计|全部|整体|预算|项目成本|成本控制|节")

_ONE = {"code": "cost", "number": 1, "name": "设备成本", "sign": "≤", "value": "50", "unit": "万元"}
_TWO = {**_ONE, "number": 2, "name": "宣传成本"}
_BUDGET = {"total": "80", "annual": "80"}


@rule(
    code="IND028",
    name="各项成本指标合计超过预算",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="{count} 个成本指标合计 {summed} 万元，超过项目预算 {limit} 万元",
    hint="请核对各项成本；互相包含的，请在名称中写明哪一项是合计。",
    since="2020",
    basis="成本控制在批复的预算以内",
    yields_to=("IND027",),
    cases=(
        ok(budget=_BUDGET, indicators={"rows": [_ONE, {**_TWO, "value": "30"}]}),
        ok(budget=_BUDGET, indicators={"rows": [_ONE, {**_TWO, "name": "项目总成本"}]}),
        bad("合计 100 万元", budget=_BUDGET, indicators={"rows": [_ONE, _TWO]}),
    ),
)
def costs_above_budget(targets: tuple[Target, ...], budget: Budget) -> Iterator[Breach]:
    """几个成本指标相加不能超过项目预算。

    为什么：每一项都不超，合起来超了，同样没有钱可付。
    不算的情形：其中一项是总成本；与预算相等；单位成本；多年项目按总预算比较；单独一项已超过预算的另报。
    """
    limits = [entry.value for entry in (budget.annual, budget.total) if entry.value is not None]
    parts = [t for t in targets if t.cost is not None and not _WHOLE.search(t.name)]
    costs = [target.cost or Decimal(0) for target in parts]
    if len(costs) < 2 or not limits or max(costs) >= max(limits):
        return
    if sum(costs) > max(limits) + money.TOLERANCE:
        others = (target.row.value for target in parts[1:])
        yield at(
            parts[0].row.value, *others, count=len(costs), summed=sum(costs), limit=max(limits)
        )
