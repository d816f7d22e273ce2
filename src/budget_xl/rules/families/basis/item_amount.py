"""BAS002 测算依据金额与支出明细不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.pairing import paragraphs_by_item


@rule(
    code="BAS002",
    name="测算依据金额与支出明细不符",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="第 {number} 项“{name}”金额 {amount}，测算依据写的是 {stated} 万元",
    hint="请核对支出明细和测算依据，两处应当是同一个数。",
    since="2020",
    cases=(
        ok(
            expenditure={"items": [{"number": 2, "name": "审计服务费", "amount": "28"}]},
            narrative={"basis": "1.审计服务费为28个*1万元/个，共计28万元。"},
        ),
        bad(
            "28",
            expenditure={"items": [{"number": 1, "name": "审计服务费", "amount": "38"}]},
            narrative={"basis": "1.审计服务费为28个*1万元/个，共计28万元。"},
        ),
    ),
)
def amount_differs(expenditure: Expenditure, paragraphs: tuple[Paragraph, ...]) -> Iterator[Breach]:
    """测算依据算出的金额，必须等于支出明细中同名一项的金额。

    为什么：同一笔钱两处写法不同，审核时无法确定批复哪个数。
    不算的情形：两处的序号不同但名称相同；各部分之和等于明细、只是合计写错的，只报合计写错；
    读不懂的段落不下结论。
    """
    for item, part in paragraphs_by_item(expenditure, paragraphs):
        amount = item.amount.value
        said = [value for value in (part.stated, part.summed) if value is not None]
        if amount is None or not part.is_complete or not said:
            continue
        if not any(money.near(amount, value) for value in said):
            yield at(
                item.amount,
                number=item.number,
                name=item.name.value,
                amount=amount,
                stated=said[0],
            )
