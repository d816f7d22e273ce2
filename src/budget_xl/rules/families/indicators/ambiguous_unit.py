"""IND014 计量单位有两种理解."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import AMBIGUOUS_UNIT
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "民兵训练人数"}


@rule(
    code="IND014",
    name="计量单位有两种理解",
    severity=Severity.WARNING,
    anchor="indicators.rows.unit",
    message="指标“{name}”的值“{value}”，是合计的人次，还是每次的人数？",
    hint="合计人次请写“人次”；每次的人数请在指标名称中写明“每次”，单位写“人”。",
    since="2020",
    basis="指标值的填写要求：计量单位规范",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "15", "unit": "人次"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "每次训练人数", "value": "15", "unit": "人"}]}),
        bad("15人/次", indicators={"rows": [{**_ROW, "value": "15", "unit": "人/次"}]}),
    ),
)
def ambiguous_unit(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """“人/次”可以是人次，也可以是每次多少人，要写明是哪一种。

    为什么：两种理解差几倍，年底无法判断是否完成。
    不算的情形：“人次”；“次/年”“元/人”等只有一种理解的。
    """
    for target in targets:
        if AMBIGUOUS_UNIT in target.value.problems:
            cell = target.row.unit if target.row.unit.value else target.row.value
            yield at(cell, name=target.name, value=target.value.original)
