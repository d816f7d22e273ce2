"""EXP006 支出明细中混有小计."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.figures import subtotal_rows

_ITEMS = [
    {"number": 1, "name": "宣传费", "amount": "10"},
    {"number": 2, "name": "培训费", "amount": "20"},
]


@rule(
    code="EXP006",
    name="支出明细中混有小计",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="第 {number} 项“{name}”{amount} 万元是上面各项之和，被又加了一次",
    hint="请清空这一行；合计由表格自动计算。",
    since="2020",
    basis="预算数的勾稽关系：小计不重复相加",
    cases=(
        ok(expenditure={"items": _ITEMS}),
        ok(expenditure={"items": [*_ITEMS, {"number": 3, "name": "统计费", "amount": "30"}]}),
        bad("30 万元", expenditure={"items": [*_ITEMS, {"number": 3, "name": "小 计", "amount": "30"}]}),
    ),
)  # fmt: skip
def subtotal_row(expenditure: Expenditure) -> Iterator[Breach]:
    """支出明细只列具体支出，不列小计、合计。

    为什么：合计把各行全部相加，小计会使同一笔钱算两次。
    不算的情形：名称中含有“计”字的支出（统计、审计）；金额不等于上面各项之和的行。
    """
    for item in subtotal_rows(expenditure):
        yield at(
            item.amount,
            number=item.number,
            name=item.name.value,
            amount=item.amount.value,
        )
