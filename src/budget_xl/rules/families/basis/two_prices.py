"""BAS010 同一样东西写了两个单价."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.names import normalise_name
from budget_xl.prose.units import core
from budget_xl.rules.calculations import Calculation

_BASIS = "1.党员教育经费：培训费20人*300元/人=0.6万元；2.民兵经费：培训费30人*{}元/人={}万元"


@rule(
    code="BAS010",
    name="同一样东西写了两个单价",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="“{name}”的单价有两个：{first} 元（{one}）、{second} 元（{other}）",
    hint="请核对；标准确实不同的，在名称中写明区别。",
    since="2020",
    basis="项目绩效目标审核：支出标准一致",
    cases=(
        ok(narrative={"basis": _BASIS.format(300, "0.9")}),
        bad("300 元（党员教育经费）、400 元", narrative={"basis": _BASIS.format(400, "1.2")}),
    ),
)
def two_prices(calculations: tuple[Calculation, ...]) -> Iterator[Breach]:
    """同一名称、同一计量单位的开支，单价应当相同。

    为什么：同样的东西两个价，审核时会按低的核减。
    不算的情形：名称不同，如“午餐”“晚餐”；计量单位不同；没有写单价；没有写名称。
    """
    known: dict[tuple[str, str], tuple[Decimal, Calculation]] = {}
    said = set()
    for found in calculations:
        if found.price is None or not found.label or not found.measure:
            continue
        key = (normalise_name(found.label), core(found.measure))
        price, before = known.setdefault(key, (found.price, found))
        if price != found.price and key not in said:
            said.add(key)
            yield at(
                found.ref,
                cause=key,
                name=found.label,
                first=price,
                one=before.item or before.label,
                second=found.price,
                other=found.item or found.label,
            )
