"""IND001 指标值写法有误."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.values import IndicatorValue
from budget_xl.prose.verdicts import DOUBLE_PERCENT


@rule(
    code="IND001",
    name="指标值多写百分号",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”的值写成“{value}”，百分号重复",
    hint="请改成一个百分号，例如 ≥90%。",
    since="2020",
    basis="指标值的填写要求：定量指标填一个数字",
    cases=(
        ok(indicators={"rows": [_row := {"code": "quality", "number": 1, "name": "开展率", "value": "90", "unit": "%"}]}),
        bad("90%%", indicators={"rows": [{**_row, "value": "90%%", "unit": ""}]}),
    ),
)  # fmt: skip
def double_percent(indicators: Indicators, values: tuple[IndicatorValue, ...]) -> Iterator[Breach]:
    """指标值中的百分号只能写一个。

    为什么：多写的百分号使系统无法读出数值，导入时会被拒绝。
    不算的情形：文字描述中提到两个不同的百分比。
    """
    for row, value in zip(indicators.rows, values, strict=True):
        if DOUBLE_PERCENT in value.problems:
            yield at(row.value, name=row.name.value or "", value=value.original)
