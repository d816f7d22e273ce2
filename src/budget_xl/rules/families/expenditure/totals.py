"""EXP001 支出明细合计与各项之和不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.computed import subtotal
from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule

TOTAL, AMOUNTS = "{expenditure.total}", "{expenditure.items.amount}"


@rule(
    code="EXP001",
    name="支出明细合计与各项之和不符",
    severity=Severity.ERROR,
    anchor="expenditure.total",
    message="支出明细合计 {total}，各项相加 {summed}，相差 {gap} 万元",
    hint="合计格有公式，不要手工填写；公式被覆盖时请恢复。",
    since="2020",
    basis="预算数的勾稽关系：合计 = 各项之和",
    native=Native(
        "与各项之和不相等",
        {
            "expenditure.total": f"IF(ISNUMBER({TOTAL})*(COUNTA({AMOUNTS})=COUNT({AMOUNTS})),"
            f"ABS({TOTAL}-SUM({AMOUNTS}))>0.005,FALSE)"
        },
    ),
    cases=(
        ok(
            expenditure={
                "total": "30",
                "items": [
                    {"number": 1, "name": "宣传费", "amount": "10"},
                    {"number": 2, "name": "培训费", "amount": "20"},
                ],
            }
        ),
        bad(
            "相差 0.01",
            expenditure={
                "total": "30.01",
                "items": [{"number": 1, "name": "宣传费", "amount": "30"}],
            },
        ),
    ),
)
def total_differs(expenditure: Expenditure) -> Iterator[Breach]:
    """支出明细合计必须等于各项金额之和。

    为什么：合计不符，就无法判断哪一个数是申请的金额。
    不算的情形：有的金额不是数字时只报那一格，不再报合计。
    """
    summed, total = subtotal(item.amount for item in expenditure.items), expenditure.total.value
    if total is not None and summed is not None and not money.near(total, summed):
        yield at(expenditure.total, total=total, summed=summed, gap=abs(total - summed))
