"""EXP005 支出明细金额为零."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule

NAME, AMOUNT = "{expenditure.items.name}", "{expenditure.items.amount}"


@rule(
    code="EXP005",
    name="支出明细金额为零",
    severity=Severity.WARNING,
    anchor="expenditure.items.amount",
    message="第 {number} 项“{name}”的金额是 0",
    hint="请填写金额；本年不安排的一项请整行清空。",
    since="2020",
    basis="预算绩效目标审核“规范完整性”：不留空项",
    native=Native(
        "金额是 0", {"expenditure.items": f'({NAME}<>"")*ISNUMBER({AMOUNT})*({AMOUNT}=0)>0'}
    ),
    cases=(
        ok(expenditure={"items": [_item := {"number": 1, "name": "宣传费", "amount": "0.5"}]}),
        ok(expenditure={"items": [{**_item, "amount": ""}]}),
        bad("“宣传费”的金额是 0", expenditure={"items": [{**_item, "amount": "0"}]}),
    ),
)
def zero(expenditure: Expenditure) -> Iterator[Breach]:
    """支出明细中列出的每一项都要有钱。

    为什么：金额为 0 的一项不会批复，多半是漏填或应当删去。
    不算的情形：金额留空（另报缺金额）；没有名称的行。
    """
    for item in expenditure.items:
        if item.name.value and item.amount.value is not None and not item.amount.value:
            yield at(item.amount, number=item.number, name=item.name.value)
