"""BAS006 测算依据没有对应的支出明细."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Expenditure, Item, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph
from budget_xl.prose.names import same_name
from budget_xl.rules.heads import head
from budget_xl.rules.pairing import Told, amounts_of

_TEXT = {"basis": "1.审计服务费28万元；2.慰问经费为80人*500元/人=4万元。"}
_NONE = Decimal(0)
_ITEM = {"number": 1, "name": "审计服务费", "amount": "28"}


@rule(
    code="BAS006",
    name="测算依据没有对应的支出明细",
    severity=Severity.ERROR,
    anchor="narrative.basis",
    message="测算依据{head}有 {amount} 万元，支出明细中没有这一项",
    hint="请在支出明细中补上这一项，或删去这一条测算。",
    since="2020",
    basis="项目绩效目标审核：资金与测算匹配",
    cases=(
        ok(expenditure={"items": [_ITEM, {"number": 2, "name": "慰问费", "amount": "4"}]}, narrative=_TEXT),
        ok(expenditure={"items": [_ITEM, {"number": 2, "name": "走访老人", "amount": "9"}]}, narrative=_TEXT),
        ok(expenditure={"items": [_ITEM]}, narrative={"basis": "1.审计服务费28万元；2.以上合计28万元。"}),
        ok(expenditure={"items": [_ITEM, {"number": 2, "amount": "9"}]}, narrative=_TEXT),
        bad("“慰问经费”有 4 万元", expenditure={"items": [_ITEM]}, narrative=_TEXT),
    ),
)  # fmt: skip
def without_item(
    narrative: Narrative,
    expenditure: Expenditure,
    basis_sums: Mapping[int, Decimal],
    paragraphs: tuple[Paragraph, ...],
    told_items: Told,
) -> Iterator[Breach]:
    """测算依据写到的每一项，支出明细中都要有。

    为什么：有测算没有明细，这笔钱没有进预算，或者明细被误删了。
    不算的情形：名称相近或金额相同的；还有明细没有配上测算的，可能只是名称不同；没有编号的文字；
    金额等于全部明细合计的总括说明；读不懂的段落。
    """
    paired = {part.start for _, part in told_items}
    items = [item for item in expenditure.items if item.amount.value]
    known = {item.number for item in items if _near(item, [basis_sums.get(item.number, _NONE)])}
    known |= {
        item.number
        for item, part in told_items
        if item.number not in known and _near(item, amounts_of(part))
    }
    if not items or any(item.number not in known for item in items):
        return
    taken = [amount for item in items if (amount := item.amount.value) is not None]
    taken.append(sum(taken, _NONE))
    for part in paragraphs:
        if part.start in paired or part.number is None or not part.is_complete:
            continue
        amounts = amounts_of(part)
        if not amounts or any(same_name(part.name, item.name.value or "") for item in items):
            continue
        if not any(money.near(a, b) for a in amounts for b in taken):
            yield at(narrative.basis, cause=part.start, head=head(part), amount=amounts[0])


def _near(item: Item, amounts: list[Decimal]) -> bool:
    own = item.amount.value
    return own is not None and any(money.near(own, amount) for amount in amounts)
