"""金额与其他单位相差约一万倍."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence, Group, Value
from budget_xl.district.across.statistics import median

FEWEST = 4
RATIO = Decimal(1000)
"""元 for 万元 gives ten thousand; streets of one district differ by less than ten in size."""


@rule(
    code="XFL004",
    name="金额与其他单位相差上千倍",
    severity=Severity.WARNING,
    anchor="expenditure.items.amount",
    message="“{thing}”{amount} 万元，是其他 {count} 个单位中位数 {median} 万元的 {ratio}",
    hint="请核对金额单位：表中一律填万元，不填元。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def magnitude(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """同名支出的金额与其他单位相差上千倍时提醒核对单位。

    为什么：把元当万元填，金额大一万倍；反过来小一万倍。一份表内各处都这样填时，表内校验看不出来。

    怎么比：同名明细至少 4 个单位；与其他单位的中位数相比，大到 1000 倍或小到千分之一。

    不算的情形：名称不同；相差不到 1000 倍，那可能只是街道大小不同。
    """
    for group in evidence.costs():
        if group.units >= FEWEST:
            yield from _suspects(group)


def _suspects(group: Group) -> Iterator[tuple[int, Breach]]:
    usual = median(value.amount for value in group.values)
    for value in group.values:
        if value.amount >= RATIO * usual or value.amount * RATIO <= usual:
            others = [other.amount for other in group.values if other.number != value.number]
            yield value.number, _breach(group, value, median(others))


def _breach(group: Group, value: Value, usual: Decimal) -> Breach:
    ratio = value.amount / usual
    told = f"{ratio:.0f} 倍" if ratio > 1 else f"{1 / ratio:.0f} 分之一"
    numbers = {"amount": value.amount, "median": usual, "count": group.units - 1}
    return at(value.place, thing=group.thing, ratio=told, **numbers)
