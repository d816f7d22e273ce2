"""IND038 大额支出没有产出指标."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.declaration import Basis, Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.telling import telling
from budget_xl.rules.dated import number
from budget_xl.rules.pairing import Told, is_sum
from budget_xl.rules.targets import Target

_ITEMS = {
    "items": [
        {"number": 1, "name": "民兵训练经费", "amount": "8"},
        {"number": 2, "name": "泵站电费", "amount": "92"},
    ]
}
_ROW = {"code": "quantity", "number": 1, "name": "民兵训练人数", "value": "60", "unit": "人"}


@rule(
    code="IND038",
    name="大额支出没有产出指标",
    severity=Severity.REMARK,
    anchor="expenditure.items.name",
    message="{count} 项支出看不出对应的产出指标，共 {amount} 万元，占 {share}：序号 {numbers}",
    hint="请为这些支出各设一个数量、质量或时效指标；已有的，名称中写明是哪一项。",
    since="2020",
    basis="项目绩效目标审核：资金与目标匹配",
    cases=(
        ok(expenditure=_ITEMS, indicators={"rows": [_ROW, {**_ROW, "number": 2, "name": "泵站运行天数"}]}),
        ok(expenditure={"items": [{**_ITEMS["items"][1], "amount": "0.5"}, {"number": 3, "name": "民兵训练", "amount": "99"}]}, indicators={"rows": [_ROW]}),
        bad("占 92.0%", expenditure=_ITEMS, indicators={"rows": [_ROW]}),
        bad("占 92.0%", expenditure=_ITEMS, indicators={"rows": [_ROW]}, basis={"rows": [{"number": 1, "content": "民兵训练"}]}),
    ),
)  # fmt: skip
def item_without_output(
    expenditure: Expenditure,
    basis: Basis,
    targets: tuple[Target, ...],
    told_items: Told,
    parameters: Mapping[str, Parameter],
) -> Iterator[Breach]:
    """每一项大额支出至少对应一个产出指标。

    为什么：钱花得多的事没有指标，年底就无法说明办成了什么。
    不算的情形：没有一项达到大额的；小计行；与指标名称、测算依据中的用词相通的；一个产出指标都没有的，另报缺项。
    """
    outputs = [target for target in targets if target.is_output]
    total = sum((item.amount.value or Decimal(0) for item in expenditure.items), Decimal(0))
    least = number(parameters, "large_item_share")
    if least is None or not outputs or total <= 0:
        return
    asked = [telling(target.name) for target in outputs]
    words = _words(expenditure, basis, told_items, frozenset().union(*asked))
    served = {item for pairs in asked for item in _best(pairs, words)}
    bare = [
        item
        for item in expenditure.items
        if item.amount.value and item.number not in served and not is_sum(item)
    ]
    amounts = [item.amount.value or Decimal(0) for item in bare]
    if bare and max(amounts) >= least * total:
        yield at(
            bare[0].name,
            *(item.name for item in bare[1:]),
            count=len(bare),
            amount=sum(amounts),
            share=f"{sum(amounts) / total * 100:.1f}%",
            numbers=tuple(str(item.number) for item in bare),
        )


def _words(
    expenditure: Expenditure, basis: Basis, told_items: Told, asked: frozenset[str]
) -> Mapping[str, list[int]]:
    """Return the items by what they speak of that is ``asked``, twice by what is in their name."""
    spent = {item.number: [part.text] for item, part in told_items}
    for row in basis.rows:
        if row.item.value is not None:
            spent.setdefault(int(row.item.value), []).append(row.content.value or "")
    words: defaultdict[str, list[int]] = defaultdict(list)
    for item in expenditure.items:
        text = asked & telling(" ".join(spent.get(item.number, ())))
        name = asked & telling(item.name.value or "")
        for word in (*name, *name, *text):
            words[word].append(item.number)
    return words


def _best(asked: frozenset[str], words: Mapping[str, list[int]]) -> list[int]:
    """Return the items that share most with ``asked``."""
    shared = Counter([item for word in asked for item in words.get(word, ())])
    most = max(shared.values(), default=0)
    return [item for item, count in shared.items() if count == most]
