"""单价与其他单位差得远."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, rule
from budget_xl.district.across.evidence import Evidence, Group, Value
from budget_xl.district.across.statistics import Spread, spread

FEWEST = 5
"""With fewer units a median says little."""
DEVIATIONS = Decimal("3.5")
NORMAL = Decimal("1.4826")
"""MAD times this is the standard deviation of normally spread prices."""
LEAST_SHARE = Decimal("0.5")
"""Half as dear again is within what wages and sizes explain, however alike the others are."""


def is_outlying(price: Decimal, usual: Spread) -> bool:
    """Tell whether a price is beyond both the share and the robust deviations that are usual."""
    distance = abs(price - usual.median)
    return distance > LEAST_SHARE * usual.median and distance > DEVIATIONS * NORMAL * usual.mad


def outlying(group: Group) -> list[Value]:
    """Return the prices of ``group`` that differ; none when too few units have the thing."""
    if group.units < FEWEST:
        return []
    usual = spread(value.amount for value in group.values)
    return [value for value in group.values if is_outlying(value.amount, usual)]


@rule(
    code="XFL003",
    name="单价与其他单位差得远",
    severity=Severity.REMARK,
    anchor="narrative.basis",
    message="{thing} {price} 元/{measure}，{count} 个单位的中位数是 {median} 元",
    hint="请说明价格依据（合同、询价或标准）；单价填错时改正。",
    since="2020",
    phases=frozenset({Phase.CONSOLIDATE}),
    cases=(),
)
def unit_price(evidence: Evidence) -> Iterator[tuple[int, Breach]]:
    """同一事项的单价，在各单位之间相差很大时提醒。

    为什么：同样的保洁、餐费、补助，价格相差一半以上通常是填错、单位写错或标准不同，值得问一句。

    怎么比：同名事项、同一计量单位，至少 5 个单位才比；与中位数相差超过 50%，并且超过
    3.5 倍的稳健标准差（1.4826×MAD）才提醒，所以价格本来就分散的事项不会被提醒。

    不算的情形：名称或计量单位不同；不足 5 个单位；有合同或询价依据的，写明理由即可。
    """
    for group in evidence.rates():
        for value in outlying(group):
            usual = spread(other.amount for other in group.values)
            values = {"price": value.amount, "count": group.units, "median": usual.median}
            names = {"thing": group.thing, "measure": group.measure}
            yield value.number, at(value.place, **names, **values)
