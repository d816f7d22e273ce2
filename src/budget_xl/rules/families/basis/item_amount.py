"""BAS002 测算依据金额与支出明细不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule, unchecked
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.heads import head
from budget_xl.rules.pairing import Told, amounts_of

_BASIS = {"basis": "1.审计服务费为28个*1万元/个，共计28万元。"}


@rule(
    code="BAS002",
    name="测算依据金额与支出明细不符",
    severity=Severity.ERROR,
    anchor="expenditure.items.amount",
    message="第 {number} 项“{name}”金额 {amount}，测算依据写的是 {stated} 万元",
    hint="请核对支出明细和测算依据，两处应当是同一个数。",
    since="2020",
    basis="项目绩效目标审核：资金与测算匹配",
    yields_to=("BAS004", "CEL003"),
    cases=(
        ok(
            expenditure={"items": [{"number": 2, "name": "审计服务费", "amount": "28"}]},
            narrative=_BASIS,
        ),
        bad(
            "金额 38，测算依据写的是 28 万元",
            expenditure={"items": [{"number": 1, "name": "审计服务费", "amount": "38"}]},
            narrative=_BASIS,
        ),
    ),
)
def amount_differs(narrative: Narrative, told_items: Told) -> Iterator[Breach]:
    """测算依据算出的金额，必须等于支出明细中同名一项的金额。

    为什么：同一笔钱两处写法不同，审核时无法确定批复哪个数。
    不算的情形：两处的序号不同但名称相同；各部分之和、算式的得数等于明细，只是合计写错的，只报合计写错；
    读不懂的段落不下结论，明细的金额在其中找不到的报“未能核对”。
    """
    unread = []
    for item, part in told_items:
        amount, said = item.amount.value, amounts_of(part)
        if amount is None or any(money.near(amount, value) for value in said):
            continue
        if not part.is_complete:
            unread += [part] if money.show(amount) not in part.text.replace(",", "") else []
        elif said and not part.is_partial:
            yield at(
                item.amount,
                number=item.number,
                name=item.name.value,
                amount=amount,
                stated=said[0],
            )
    if unread:
        yield unchecked(narrative.basis, _not_read(unread))


def _not_read(parts: list[Paragraph]) -> str:
    others = f"等 {len(parts)} 条" if len(parts) > 1 else ""
    return f"测算依据{head(parts[0])}{others}没有读懂，金额没有与支出明细核对"
