"""FUN009 金额像是以元填写."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Budget, Expenditure, Funding
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule

TOTAL = "{expenditure.total}"
LEAST = Decimal(1)
"""Below 1 万元 a ratio of ten thousand may be chance."""


def _in_yuan(key: str) -> str:
    sure = f"ISNUMBER({{{key}}})*ISNUMBER({TOTAL})"
    return f"IF({sure},({TOTAL}>=1)*(ABS({{{key}}}/10000-{TOTAL})<=0.005)>0,FALSE)"


@rule(
    code="FUN009",
    name="金额单位弄错一万倍",
    severity=Severity.ERROR,
    anchor="budget.annual",
    message="这里是 {amount}，正好是另一处 {other} 万元的一万倍，像是以元填写",
    hint="全表单位是万元，请改为 {other}。",
    since="2020",
    basis="申报表填表要求：资金单位万元",
    native=Native(
        "像是以元填写",
        {key: _in_yuan(key) for key in ("budget.annual", "budget.total", "funding.total")},
    ),
    cases=(
        ok(budget={"annual": "30", "total": "90"}, expenditure={"total": "30"}),
        ok(budget={"annual": "0", "total": "0"}, expenditure={"total": "0"}),
        bad("300000", budget={"annual": "300000", "total": "30"}, expenditure={"total": "30"}),
        bad("300000", budget={"annual": "30", "total": "300000"}, expenditure={"total": "30"}),
        bad("300000", funding={"total": "300000"}, expenditure={"total": "30"}),
    ),
)
def in_yuan(budget: Budget, funding: Funding, expenditure: Expenditure) -> Iterator[Breach]:
    """当年预算、总预算、资金来源与支出明细必须用同一个单位：万元。

    为什么：以元填写会使预算放大一万倍，是汇总时最难发现、后果最大的错误。
    不算的情形：相差不是正好一万倍；金额不到 1 万元；全表都以元填写（表内看不出来）。
    """
    total = expenditure.total.value
    for entry in (budget.annual, budget.total, funding.total):
        if entry.value and total and total >= LEAST and money.near(_wan(entry.value), total):
            yield at(entry, amount=entry.value, other=total)
    figures = [entry.value for entry in (budget.annual, funding.total) if entry.value]
    if (
        total
        and figures
        and min(figures) >= LEAST
        and all(money.near(_wan(total), figure) for figure in figures)
    ):
        yield at(expenditure.total, amount=total, other=figures[0])


def _wan(yuan: Decimal) -> Decimal:
    return yuan / money.YUAN_PER_WAN
