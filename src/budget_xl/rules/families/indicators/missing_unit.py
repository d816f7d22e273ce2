"""IND015 定量指标没有计量单位."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import names_unit
from budget_xl.rules.targets import Target

YEARS = range(1990, 2101)

_ROW = {"code": "quantity", "number": 1, "name": "培训期数", "value": "4"}


@rule(
    code="IND015",
    name="定量指标没有计量单位",
    severity=Severity.WARNING,
    anchor="indicators.rows.unit",
    message="指标“{name}”的值是“{value}”，没有计量单位",
    hint="请在“计量单位”栏填写，例如：人、次、%、万元。",
    since="2020",
    basis="指标值的填写要求：计算符号、指标值、计量单位",
    yields_to=("IND005", "IND010"),
    cases=(
        ok(indicators={"rows": [{**_ROW, "unit": "期"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "4期"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "培训次数（次）"}]}),
        bad("没有计量单位", indicators={"rows": [_ROW]}),
    ),
)
def missing_unit(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """定量指标要写明计量单位。

    为什么：“95”可以是 95%，也可以是 95 分、95 人。
    不算的情形：单位写在值里或写在名称的括号里；值为 0；时效指标写的年份。
    """
    for target in targets:
        number = target.value.number
        if not number or target.value.unit or names_unit(target.name):
            continue
        if target.is_timeliness and number in YEARS:
            continue
        yield at(target.row.value, name=target.name, value=target.value.original)
