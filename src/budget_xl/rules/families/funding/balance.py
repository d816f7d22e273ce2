"""FUN003 收支不平衡."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budget_xl.core import money
from budget_xl.core.declaration import Basis, Budget, Expenditure, Funding
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule
from budget_xl.rules.figures import odd_place
from budget_xl.rules.pairing import Told

_FUNDING = {"total": "30", "lines": [{"code": "general", "amount": "30"}]}
_EXPENDITURE: dict[str, Any] = {
    "total": "30",
    "items": [{"number": 1, "name": "宣传费", "amount": "30"}],
}


@rule(
    code="FUN003",
    name="收支不平衡",
    severity=Severity.ERROR,
    anchor="funding.total",
    message="资金来源合计 {funding}，支出明细合计 {expenditure}，相差 {gap} 万元",
    hint="请核对资金来源和支出明细，两边合计应当相等。",
    since="2020",
    yields_to=("EXP001", "EXP006", "EXP007", "FUN001", "FUN004", "FUN009", "BAS002", "BAS004"),
    basis="预算数的勾稽关系：收支平衡",
    native=Native(
        "与支出明细合计不相等",
        {
            "funding.total": "IF(ISNUMBER({funding.total})*ISNUMBER({expenditure.total}),"
            "ABS({funding.total}-{expenditure.total})>0.005,FALSE)"
        },
    ),
    cases=(
        ok(funding=_FUNDING, expenditure=_EXPENDITURE),
        bad(
            "相差 5",
            funding=_FUNDING,
            expenditure={"total": "25", "items": [{**_EXPENDITURE["items"][0], "amount": "25"}]},
        ),
    ),
)
def unbalanced(
    budget: Budget, funding: Funding, expenditure: Expenditure, basis: Basis, told_items: Told
) -> Iterator[Breach]:
    """资金来源合计必须等于支出明细合计。

    为什么：多出的钱没有用途，或者多出的支出没有来源。
    不算的情形：相差不超过 0.005 万元的四舍五入；当年预算也与明细合计不符时，只报当年预算那一处。
    """
    left, right = funding.total.value, expenditure.total.value
    if left is not None and right is not None and not money.near(left, right):
        cause = odd_place(budget, funding, expenditure, basis, told_items)
        yield at(funding.total, cause=cause, funding=left, expenditure=right, gap=abs(left - right))
