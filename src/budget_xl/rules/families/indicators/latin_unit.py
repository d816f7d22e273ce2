"""IND017 计量单位用英文字母."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import LATIN_UNIT
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "护栏长度", "value": "80"}


@rule(
    code="IND017",
    name="计量单位用英文字母",
    severity=Severity.REMARK,
    anchor="indicators.rows.unit",
    message="指标“{name}”的值写成“{value}”，单位按“{unit}”理解",
    hint="请把单位改写成“{unit}”。",
    since="2020",
    basis="指标值的填写要求：计量单位规范",
    cases=(
        ok(indicators={"rows": [{**_ROW, "unit": "米"}]}),
        ok(indicators={"rows": [{**_ROW, "unit": "GB"}]}),
        bad("单位按“米”理解", indicators={"rows": [{**_ROW, "unit": "M"}]}),
    ),
)
def latin_unit(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """长度、面积等的单位写汉字，不写 M、KM。

    为什么：同一种单位两种写法，汇总时会分成两类。
    不算的情形：“㎡”“m²”；没有汉字写法的单位，如 GB。
    """
    for target in targets:
        if LATIN_UNIT in target.value.problems:
            cell = target.row.unit if target.row.unit.value else target.row.value
            yield at(cell, name=target.name, value=target.value.original, unit=target.value.unit)
