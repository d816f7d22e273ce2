"""BAS013 同一项支出的名称写法不一."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure, Item, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.names import base_name, pair_names, similarity
from budget_xl.prose.paragraphs import slices
from budget_xl.rules.pairing import Told

HALF = 0.5
"""How alike two names are at least that stand under the same number for the same thing."""

_ITEMS = {
    "items": [
        {"number": 1, "name": "关工委工作经费", "amount": "2"},
        {"number": 2, "name": "南湖雅园泵站电费", "amount": "4"},
    ]
}


@rule(
    code="BAS013",
    name="同一项支出的名称写法不一",
    severity=Severity.REMARK,
    anchor="expenditure.items.name",
    message="同一项支出名称不一，{count} 处：明细“{item}”，{where}写作“{name}”",
    hint="请统一名称，便于前后对照。",
    since="2020",
    basis="填报惯例：各处名称与支出明细一致",
    cases=(
        ok(expenditure=_ITEMS, narrative={"basis": "1.关工委经费2万元；2.南湖雅园泵站电费4万元", "content": "1.关工委；2.南湖雅园泵站电费。"}),
        bad("测算依据写作“雅园泵站电费”", expenditure=_ITEMS, narrative={"basis": "2.雅园泵站电费4万元"}),
        bad("主要内容写作“雅园泵站电费”", expenditure=_ITEMS, narrative={"content": "1.关工委工作经费；2.雅园泵站电费。"}),
    ),
)  # fmt: skip
def name_differs(
    narrative: Narrative, expenditure: Expenditure, told_items: Told
) -> Iterator[Breach]:
    """支出明细、主要内容、测算依据中，同一项支出用同一个名称。

    为什么：名称不同时，要逐项猜是不是同一笔钱。
    不算的情形：多写或少写“经费”“工作”“专项”；“和”与“及”；括号里的说明；名称后面接着写内容；编号不同；
    全表只提醒一次。
    """
    found = [(item, "主要内容", name) for item, name in _listed(expenditure, narrative)]
    found += [(item, "测算依据", part.name) for item, part in told_items]
    differing = [
        (item, where, name)
        for item, where, name in found
        if not base_name(name).startswith(base_name(item.name.value or ""))
    ]
    if differing:
        item, where, name = differing[0]
        others = (other.name for other, _, _ in differing[1:])
        count = len(differing)
        yield at(item.name, *others, count=count, item=item.name.value, where=where, name=name)


def _listed(expenditure: Expenditure, narrative: Narrative) -> list[tuple[Item, str]]:
    """Return the items that 主要内容 lists, by name, or by number when the names are half alike."""
    content = narrative.content.value or ""
    bodies = [body for body in slices(content) if body.number is not None]
    texts = [content[body.start : body.end] for body in bodies]
    items = expenditure.items
    pairs = pair_names([item.name.value or "" for item in items], texts)
    numbers = {body.number: n for n, body in enumerate(bodies) if n not in pairs.values()}
    for left, item in enumerate(items):
        right = numbers.get(item.number)
        if left not in pairs and right is not None:
            is_half = similarity(item.name.value or "", texts[right]) >= HALF
            pairs |= {left: right} if is_half else {}
    return [(items[left], texts[right]) for left, right in sorted(pairs.items())]
