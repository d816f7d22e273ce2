"""IND013 计量单位不完整."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import INCOMPLETE_UNIT
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "装修面积", "value": "1712"}


@rule(
    code="IND013",
    name="计量单位不完整",
    severity=Severity.WARNING,
    anchor="indicators.rows.unit",
    message="指标“{name}”的值“{value}”，计量单位不完整",
    hint="如是{unit}，请改成 {number}{unit}。",
    since="2020",
    basis="指标值的填写要求：计量单位规范",
    cases=(
        ok(indicators={"rows": [{**_ROW, "unit": "平方米"}]}),
        ok(indicators={"rows": [{**_ROW, "unit": "㎡"}]}),
        bad("1712平方", indicators={"rows": [{**_ROW, "unit": "平方"}]}),
    ),
)
def incomplete_unit(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """计量单位要写全，如“平方米”“立方米”，不写“平方”“立方”。

    为什么：汇总时“平方”与“平方米”会被当作两种单位。
    不算的情形：“平米”“㎡”是通行的写法。
    """
    for target in targets:
        value = target.value
        if INCOMPLETE_UNIT in value.problems and value.number is not None:
            cell = target.row.unit if target.row.unit.value else target.row.value
            number = money.show(value.number)
            yield at(cell, name=target.name, value=value.original, unit=value.unit, number=number)
