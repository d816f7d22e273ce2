"""IND029 数量指标低于测算依据的数量."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.quantities import Counted, meets
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "开展民兵工作社区数量", "sign": "≥", "unit": "个"}
_BASIS = {"basis": "9.社区民兵工作经费为26个社区*3000元/社区=7.8万。"}


@rule(
    code="IND029",
    name="数量指标低于测算依据的数量",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="指标“{name}”为 {value}，测算依据“{item}”按 {count} 算钱",
    hint="目标应当与测算的数量一致，请核对；确实分步完成的，在说明栏写明。",
    since="2020",
    basis="项目绩效目标审核：资金与目标匹配",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "26"}]}, narrative=_BASIS),
        ok(indicators={"rows": [{**_ROW, "value": "28"}]}, narrative=_BASIS),
        bad("按 26个社区 算钱", indicators={"rows": [{**_ROW, "value": "23"}]}, narrative=_BASIS),
    ),
)
def quantity_below(
    miscounted: tuple[tuple[Target, Counted], ...],
) -> Iterator[Breach]:
    """用“≥”写的数量目标，不应少于测算用的数量。

    为什么：按 26 个社区要钱，只承诺不少于 23 个，少做的那部分钱说不清。
    不算的情形：与测算相等；矛盾的（如目标超过测算）另报错误；看不出是同一事物。
    """
    for target, found in miscounted:
        if meets(target, found.quantity):
            yield at(
                target.row.value,
                name=target.name,
                value=target.value.original,
                item=found.item,
                count=f"{money.show(found.quantity)}{found.measure}",
            )
