"""BAS004 测算表金额与支出明细不符."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Basis, BasisRow, Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule

SUM, AMOUNT = "{expenditure.items.basis_sum}", "{expenditure.items.amount}"


@rule(
    code="BAS004",
    name="测算表金额与支出明细不符",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="第 {number} 项金额 {amount}，测算依据表中合计 {summed}，相差 {gap} 万元",
    hint="请核对测算依据表中这一项的数量、单价、次数，或改正明细金额。",
    since="2020",
    basis="项目绩效目标审核：资金与测算匹配",
    native=Native(
        "与测算依据表的合计不相等",
        {
            "expenditure.items": f"IF(ISNUMBER({SUM})*ISNUMBER({AMOUNT}),ABS({SUM}-{AMOUNT})>0.005,FALSE)"
        },
    ),
    yields_to=("CEL003",),
    cases=(
        ok(
            expenditure={"items": [{"number": 1, "name": "慰问", "amount": "4"}]},
            basis={
                "rows": [
                    {
                        "number": 1,
                        "item": "1",
                        "content": "慰问",
                        "quantity": "80",
                        "measure": "人",
                        "price": "500",
                        "price_unit": "元",
                        "amount": "4",
                    }
                ]
            },
        ),
        bad(
            "相差 1",
            expenditure={"items": [{"number": 1, "name": "慰问", "amount": "5"}]},
            basis={
                "rows": [{"number": 1, "item": "1", "content": "慰问", "price": "4", "amount": "4"}]
            },
        ),
    ),
)
def table_differs(
    expenditure: Expenditure, basis: Basis, basis_sums: Mapping[int, Decimal]
) -> Iterator[Breach]:
    """“测算依据”表中同一项各行相加，必须等于支出明细中这一项的金额。

    为什么：明细金额是测算的结果，两者不等说明有一处改了另一处没有改。
    不算的情形：这一项在表中没有写测算（另报没有测算依据）；四舍五入相差不超过 0.005 万元；
    这一项有一行的数量、单价、次数读不出数字，另报一次。
    """
    unread = {row.item.value for row in basis.rows if _is_unread(row)}
    for item in expenditure.items:
        summed, amount = basis_sums.get(item.number), item.amount.value
        if item.number in unread or summed is None or amount is None:
            continue
        if money.near(summed, amount):
            continue
        yield at(
            item.amount,
            number=item.number,
            amount=amount,
            summed=summed,
            gap=abs(summed - amount),
        )


def _is_unread(row: BasisRow) -> bool:
    return bool(row.quantity.defect or row.price.defect or row.times.defect or row.amount.defect)
