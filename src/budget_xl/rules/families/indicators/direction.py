"""IND020 比较符号的方向与指标不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_better_high, is_better_low
from budget_xl.rules.targets import Target

UP, DOWN = frozenset("≥＞"), frozenset("≤＜")
_LESS = regex("节约|节省|降低|压减|下降|减少|缩减")

_ROW = {"code": "cost", "number": 1, "name": "项目总成本", "value": "80", "unit": "万元"}


@rule(
    code="IND020",
    name="比较符号的方向与指标不符",
    severity=Severity.WARNING,
    anchor="indicators.rows.sign",
    message="指标“{name}”的值是“{value}”，这类指标应当是{way}",
    hint="请把符号改成 {sign}；确实如此的，在说明栏写明。",
    since="2020",
    basis="指标的方向：成本控制在上限以内，满意度达到下限",
    yields_to=("IND019",),
    cases=(
        ok(indicators={"rows": [{**_ROW, "sign": "≤"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "成本节约额", "sign": "≥"}]}),
        bad("不超过", indicators={"rows": [{**_ROW, "sign": "≥"}]}),
        bad("不低于", indicators={"rows": [{**_ROW, "code": "satisfaction", "name": "居民满意度", "sign": "≤", "unit": "%"}]}),
    ),
)  # fmt: skip
def wrong_direction(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """成本、差错率用“≤”，满意度、合格率用“≥”。

    为什么：方向反了，做得越差得分越高。
    不算的情形：没有符号或用“＝”；节约额、下降率等名称本身说的是减少；看不出方向的名称。
    """
    for target in targets:
        sign = target.value.sign
        if not sign or _LESS.search(target.name):
            continue
        low = is_better_low(target.name) or target.is_cost
        high = is_better_high(target.name) or target.is_satisfaction
        if low and sign in UP:
            yield _breach(target, way="不超过某个数", sign="≤")
        elif high and not low and sign in DOWN:
            yield _breach(target, way="不低于某个数", sign="≥")


def _breach(target: Target, **said: str) -> Breach:
    cell = target.row.sign if target.row.sign.value else target.row.value
    return at(cell, name=target.name, value=target.value.original, **said)
