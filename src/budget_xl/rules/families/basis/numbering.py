"""BAS008 测算依据的编号与支出明细不同."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Item, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.pairing import Told, gives

_ITEMS = {
    "items": [
        {"number": 1, "name": "机动经费", "amount": "9"},
        {"number": 2, "name": "审计服务费", "amount": "28"},
    ]
}


@rule(
    code="BAS008",
    name="测算依据的编号与支出明细不同",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="测算依据从第 {number} 条起编号与支出明细不同：第 {number} 条是明细第 {item} 项，共 {count} 条",
    hint="请让两处编号一致；没有测算的明细也留出编号，写“无”。",
    since="2020",
    basis="填报惯例：测算依据与支出明细逐项对应",
    cases=(
        ok(expenditure=_ITEMS, narrative={"basis": "1.机动经费9万元；2.审计服务费28万元。"}),
        ok(expenditure=_ITEMS, narrative={"basis": "审计服务费28万元。"}),
        bad(
            "第 1 条是明细第 2 项", expenditure=_ITEMS, narrative={"basis": "1.审计服务费28万元。"}
        ),
    ),
)
def numbering_differs(
    narrative: Narrative, told_items: Told, unfounded_items: tuple[Item, ...]
) -> Iterator[Breach]:
    """测算依据各条的编号与支出明细的序号一致。

    为什么：按序号对照时，编号错开一条，后面的都对不上。
    不算的情形：文字没有编号；其余各项的测算写在“测算依据”表中，文字从 1 起连续编号；金额对不上的另报；核对金额按名称配对，不受编号影响；
    全表只提醒一次。
    """
    moved = [
        (part.number, item)
        for item, part in told_items
        if part.number not in (None, item.number) and gives(part, item.amount.value)
    ]
    if not moved:
        return
    numbers = [part.number for _, part in told_items]
    if not unfounded_items and numbers == list(range(1, len(numbers) + 1)):
        return
    number, item = min(moved, key=lambda pair: pair[0])
    yield at(
        narrative.basis,
        cause="numbering",
        number=number,
        item=item.number,
        count=len(moved),
    )
