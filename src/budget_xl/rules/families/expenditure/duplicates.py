"""EXP003 支出明细名称重复."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure, Item
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.names import normalise_name
from budget_xl.rules.pairing import is_sum

_ITEMS = [
    {"number": 1, "name": "法律服务费", "amount": "17"},
    {"number": 2, "name": "法治宣传费", "amount": "8"},
]


@rule(
    code="EXP003",
    name="支出明细名称重复",
    severity=Severity.WARNING,
    anchor="expenditure.items.name",
    message="第 {first}、{second} 项像是同一项：“{name}”{one} 和“{again}”{other} 万元",
    hint="请核对是否重复申请；确是两件事的，名称中写明区别。",
    since="2020",
    basis="核对惯例：同一笔支出不重复申请",
    cases=(
        ok(expenditure={"items": _ITEMS}),
        ok(
            expenditure={
                "items": [
                    {**_ITEMS[0], "name": "1号楼维修"},
                    {**_ITEMS[1], "name": "2号楼维修"},
                ]
            }
        ),
        bad("第 1、2 项", expenditure={"items": [_ITEMS[0], {**_ITEMS[1], "name": "法律服务 费"}]}),
    ),
)
def duplicate_items(expenditure: Expenditure) -> Iterator[Breach]:
    """支出明细中每一项的名称都不同。

    为什么：同名的两项多半是同一笔钱申请了两次。
    不算的情形：名称中的期数、编号或括号中的说明不同；没有名称的行；小计（另报）。
    """
    seen: dict[str, Item] = {}
    for item in expenditure.items:
        if not item.name.value or is_sum(item):
            continue
        first = seen.setdefault(normalise_name(item.name.value), item)
        if first is not item:
            yield at(
                item.name,
                first.name,
                first=first.number,
                second=item.number,
                name=first.name.value,
                again=item.name.value,
                one=_shown(first),
                other=_shown(item),
            )


def _shown(item: Item) -> object:
    return "（空）" if item.amount.value is None else item.amount.value
