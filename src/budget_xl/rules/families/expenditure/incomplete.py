"""EXP002 支出明细缺名称或金额."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule

NAME, AMOUNT = "{expenditure.items.name}", "{expenditure.items.amount}"


@rule(
    code="EXP002",
    name="支出明细缺名称或金额",
    severity=Severity.WARNING,
    anchor="expenditure.items.amount",
    message="支出明细第 {number} 项只填了{given}，没有{missing}",
    hint="请补填{missing}；不需要的一项请整行清空。",
    since="2020",
    basis="预算绩效目标审核“规范完整性”：无缺项",
    native=Native("名称和金额要同时填写", {"expenditure.items": f'({NAME}<>"")<>({AMOUNT}<>"")'}),
    cases=(
        ok(expenditure={"items": [{"number": 1, "name": "宣传费", "amount": "10"}]}),
        bad("没有金额", expenditure={"items": [{"number": 1, "name": "宣传费"}]}),
        bad("没有名称", expenditure={"items": [{"number": 1, "amount": "3"}]}),
    ),
)
def incomplete(expenditure: Expenditure) -> Iterator[Breach]:
    """支出明细的每一项都要有名称和金额。

    为什么：没有金额的一项不能批复，没有名称的金额不知道用途。
    不算的情形：整行空白。
    """
    for item in expenditure.items:
        if item.amount.is_blank and item.name.value:
            yield at(item.amount, number=item.number, given="名称", missing="金额")
        elif not item.name.value and not item.amount.is_blank:
            yield at(item.name, number=item.number, given="金额", missing="名称")
