"""EXP004 大额或机动支出没有细化."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from budget_xl.core.declaration import Basis, Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters, number, words
from budget_xl.rules.pairing import Told


def _items(*names: str) -> dict[str, Any]:
    items = [{"number": n, "name": name, "amount": "50"} for n, name in enumerate(names, start=1)]
    return {"total": "100", "items": items}


@rule(
    code="EXP004",
    name="大额或机动支出没有细化",
    severity=Severity.REMARK,
    anchor="expenditure.items.amount",
    message="第 {number} 项“{name}”{amount} 万元，占合计 {share}%，{why}",
    hint="请说明用途和测算；确需预留的，写明动用的条件。",
    since="2020",
    basis="预算绩效目标审核“资金匹配性”：预算有细化的测算，不设笼统的预留",
    yields_to=("EXP006", "EXP007"),
    cases=(
        ok(
            expenditure=_items("审计费", "宣传费"),
            basis={
                "rows": [
                    {"number": n, "item": str(n), "price": "50", "amount": "50"} for n in (1, 2)
                ]
            },
        ),
        ok(
            expenditure=_items("审计费", "宣传费"),
            parameters={"large_item_share": Decimal("0.6")},
        ),
        bad(
            "占合计 50%，没有测算依据",
            expenditure=_items("审计费", "宣传费"),
            narrative={"basis": "1.宣传费：10期*5万元/期=50万元。"},
        ),
        bad(
            "占合计 50%，没有测算依据",
            expenditure=_items("审计费", "宣传费"),
            narrative={"basis": "1.宣传费：10期*5万元/期=50万元。"},
            parameters={"large_item_share": Decimal("0.5")},
        ),
        bad(
            "属于机动、预留",
            expenditure=_items("应急经费（机动专项）", "宣传费"),
            narrative={"basis": "1.应急经费（机动专项）：2次*25万元/次=50万元。2.宣传费为50万元。"},
        ),
    ),
)
def unspecified(
    expenditure: Expenditure, basis: Basis, told_items: Told, parameters: Parameters
) -> Iterator[Breach]:
    """占合计较大的一项要有测算；机动、预留性质的一项要说明用途。

    为什么：笼统的大额支出无法审核，也没有绩效目标可以考核。
    不算的情形：占比低于表式规定的界限并且不是机动性质；有测算依据的大额支出。
    """
    total, limit = expenditure.total.value, number(parameters, "large_item_share")
    vague = words(parameters, "reserve_words")
    told = {item.number for item, _ in told_items}
    told |= {int(row.item.value) for row in basis.rows if row.item.value is not None}
    for item in expenditure.items:
        amount, name = item.amount.value, item.name.value or ""
        if not amount or not total:
            continue
        share = amount / total
        why = []
        if any(map(name.__contains__, vague)):
            why.append("属于机动、预留")
        if limit is not None and share >= limit and item.number not in told:
            why.append("没有测算依据")
        if why:
            yield at(
                item.amount,
                number=item.number,
                name=name,
                amount=amount,
                share=round(share * 100, 2),
                why="，".join(why),
            )
