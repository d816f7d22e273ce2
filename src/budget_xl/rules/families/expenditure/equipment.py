"""EXP009 设备购置分散在几项支出中."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Basis, Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters, number, words
from budget_xl.rules.pairing import Told

_ITEMS = [
    {"number": 1, "name": "固定资产配置", "amount": "6"},
    {"number": 2, "name": "窗口运行费", "amount": "10"},
    {"number": 3, "name": "治安经费", "amount": "20"},
]
_TOLD = "1.窗口运行费包括办公设备3万元、印刷费7万元，共计10万元。2.治安经费包括设备购置15万元、宣传费5万元，共计20万元。"


@rule(
    code="EXP009",
    name="设备购置分散在几项支出中",
    severity=Severity.REMARK,
    anchor="expenditure.items.name",
    message="{count} 项支出都有设备购置：{names}",
    hint="请核对有没有重复购置；能合并的列在一项，并对应新增资产配置预算。",
    since="2020",
    basis="核对惯例：新增资产与资产配置预算对应",
    cases=(
        ok(expenditure={"items": _ITEMS}),
        ok(expenditure={"items": _ITEMS}, narrative={"basis": _TOLD}, parameters={"equipment_words": ()}),
        bad("3 项支出", expenditure={"items": _ITEMS}, narrative={"basis": _TOLD}),
    ),
)  # fmt: skip
def scattered_equipment(
    expenditure: Expenditure, basis: Basis, told_items: Told, parameters: Parameters
) -> Iterator[Breach]:
    """设备购置一般集中在一项支出中。

    为什么：分散在几项里，容易重复购置，也漏报新增资产。
    不算的情形：不到表式规定的项数；设备的维修、运行；表式没有列出设备的字样。
    """
    equipment = words(parameters, "equipment_words")
    least = number(parameters, "equipment_items")
    texts = {item.number: [item.name.value or ""] for item in expenditure.items}
    for item, paragraph in told_items:
        texts[item.number].append(paragraph.text)
    for row in basis.rows:
        if row.item.value is not None:
            texts.setdefault(int(row.item.value), []).append(row.content.value or "")
    buying = [
        item
        for item in expenditure.items
        if any(map("\n".join(texts[item.number]).__contains__, equipment))
    ]
    if least is not None and len(buying) >= least:
        names = tuple(f"{item.number}.{item.name.value or ''}" for item in buying)
        first, *rest = (item.name for item in buying)
        yield at(first, *rest, count=len(buying), names=names)
