"""EXP007 明细金额像是以元填写."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Budget, Expenditure, Funding
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule
from budget_xl.rules.figures import item_in_yuan

_ITEMS = [
    {"number": 1, "name": "宣传费", "amount": "10"},
    {"number": 2, "name": "培训费", "amount": "20"},
]
_REST = {"budget": {"annual": "30"}, "funding": {"total": "30"}}

AMOUNT, TOTAL = "{expenditure.items.amount}", "{expenditure.total}"
ANNUAL, SOURCE = "{budget.annual}", "{funding.total}"


@rule(
    code="EXP007",
    name="明细金额像是以元填写",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="第 {number} 项“{name}”填了 {amount}，按 {right} 万元计，合计才是 {annual}",
    hint="像是以元填写；全表单位是万元，请核对后改为 {right}。",
    since="2020",
    basis="申报表填表要求：资金单位万元",
    yields_to=("BAS002", "BAS004"),
    native=Native(
        "像是以元填写",
        {
            "expenditure.items": f"IF(ISNUMBER({AMOUNT})*ISNUMBER({TOTAL})*ISNUMBER({ANNUAL})*ISNUMBER({SOURCE}),"
            f"({AMOUNT}>=100)*(ABS({ANNUAL}-{SOURCE})<=0.005)"
            f"*(ABS({AMOUNT}-{AMOUNT}/10000-{TOTAL}+{ANNUAL})<=0.005)>0,FALSE)"
        },
    ),
    cases=(
        ok(expenditure={"total": "30", "items": _ITEMS}, **_REST),
        ok(
            expenditure={
                "total": "200010",
                "items": [_ITEMS[0], {**_ITEMS[1], "amount": "200000"}],
            },
            budget={"annual": "30"},
            funding={"total": "200010"},
        ),
        bad(
            "按 20 万元计",
            expenditure={
                "total": "200010",
                "items": [_ITEMS[0], {**_ITEMS[1], "amount": "200000"}],
            },
            **_REST,
        ),
    ),
)
def item_written_in_yuan(
    budget: Budget, funding: Funding, expenditure: Expenditure
) -> Iterator[Breach]:
    """明细金额与其他各项用同一个单位：万元。

    为什么：一项以元填写，合计就放大几千倍。
    不算的情形：改按元计算后合计仍不等于当年预算和资金来源合计；当年预算与资金来源合计不等。
    """
    total, annual, source = expenditure.total.value, budget.annual.value, funding.total.value
    if total is None or annual is None or source is None or not money.near(annual, source):
        return
    item = item_in_yuan(expenditure, total - annual)
    if item is not None and item.amount.value is not None:
        yield at(
            item.amount,
            number=item.number,
            name=item.name.value or "",
            amount=item.amount.value,
            right=item.amount.value / money.YUAN_PER_WAN,
            annual=annual,
        )
