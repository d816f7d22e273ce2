"""IND050 单位成本乘数量与金额不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.telling import telling
from budget_xl.prose.units import MONEY
from budget_xl.prose.value_units import read_unit
from budget_xl.rules.calculations import Calculation
from budget_xl.rules.targets import Target

_COST = {
    "code": "cost",
    "number": 1,
    "name": "外墙粉刷单位成本",
    "sign": "≤",
    "value": "100",
    "unit": "元/平方米",
}
_ROWS = [
    {"code": "quantity", "number": 1, "name": "外墙粉刷面积", "value": "800", "unit": "平方米"},
    _COST,
]
_ITEM = {"number": 1, "name": "外墙粉刷"}


@rule(
    code="IND050",
    name="单位成本乘数量与金额不符",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="“{cost}”{each} × “{name}”{value} = {product} 万元，支出“{item}”是 {amount} 万元",
    hint="请核对单位成本、数量和支出金额。",
    since="2020",
    basis="项目绩效目标审核：资金与目标匹配",
    cases=(
        ok(expenditure={"items": [{**_ITEM, "amount": "8"}]}, indicators={"rows": _ROWS}),
        ok(expenditure={"items": [{**_ITEM, "name": "门窗更换", "amount": "9"}]}, indicators={"rows": _ROWS}),
        bad("= 8 万元", expenditure={"items": [{**_ITEM, "amount": "80"}]}, indicators={"rows": _ROWS}),
    ),
)  # fmt: skip
def unit_cost(
    targets: tuple[Target, ...],
    expenditure: Expenditure,
    calculations: tuple[Calculation, ...],
) -> Iterator[Breach]:
    """单位成本指标乘数量指标，应与这一项支出的金额大致相等。

    为什么：单价、数量、总价三个数只要有一个写错，就会对不上。
    不算的情形：名称看不出是同一件事；支出明细或测算中有一笔正是这个数；有几个数量指标可乘。
    """
    amounts = [item.amount.value for item in expenditure.items]
    amounts += [found.amount for found in calculations]
    for cost in targets:
        money_unit, slash, each = cost.value.unit.partition("/")
        size, rate = MONEY.get(money_unit), cost.value.number
        if not (cost.is_cost and slash and size and rate):
            continue
        words = telling(cost.name)
        same = [t for t in targets if t.is_quantity and words & telling(t.name)]
        same = [t for t in same if t.value.number and t.value.unit == read_unit(each, [])]
        items = [item for item in expenditure.items if words & telling(item.name.value or "")]
        if len(same) != 1 or len(items) != 1 or items[0].amount.value is None:
            continue
        product = rate * size * (same[0].value.number or 0)
        if not any(amount is not None and money.near(amount, product) for amount in amounts):
            yield at(
                cost.row.value,
                items[0].amount,
                cost=cost.name,
                each=cost.value.original,
                name=same[0].name,
                value=same[0].value.original,
                product=product,
                item=items[0].name.value,
                amount=items[0].amount.value,
            )
