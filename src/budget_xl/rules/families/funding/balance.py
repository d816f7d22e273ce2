"""FUN003 收支不平衡."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Expenditure, Funding
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule


@rule(
    code="FUN003",
    name="收支不平衡",
    severity=Severity.ERROR,
    anchor="funding.total",
    message="资金来源合计 {funding}，支出明细合计 {expenditure}，相差 {gap} 万元",
    hint="请核对资金来源和支出明细，两边合计应当相等。",
    since="2020",
    native=Native(
        "与支出明细合计不相等",
        {
            "funding.total": "IF(ISNUMBER({funding.total})*ISNUMBER({expenditure.total}),"
            "ABS({funding.total}-{expenditure.total})>0.005,FALSE)"
        },
    ),
    cases=(
        ok(funding={"total": "30"}, expenditure={"total": "30"}),
        bad("相差 5", funding={"total": "30"}, expenditure={"total": "25"}),
    ),
)
def unbalanced(funding: Funding, expenditure: Expenditure) -> Iterator[Breach]:
    """资金来源合计必须等于支出明细合计。

    为什么：多出的钱没有用途，或者多出的支出没有来源。
    不算的情形：相差不超过 0.005 万元的四舍五入。
    """
    left, right = funding.total.value, expenditure.total.value
    if left is not None and right is not None and not money.near(left, right):
        yield at(funding.total, funding=left, expenditure=right, gap=abs(left - right))
