"""IND044 指标权重合计不符."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.declaration import Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import number

_ONE = {
    "code": "quantity",
    "number": 1,
    "name": "培训次数",
    "value": "4",
    "unit": "次",
    "weight": "50",
}
_TWO = {
    **_ONE,
    "code": "social",
    "name": "带动就业人数",
    "value": "60",
    "unit": "人",
    "weight": "40",
}


@rule(
    code="IND044",
    name="指标权重合计不符",
    severity=Severity.ERROR,
    anchor="indicators.rows.name",
    message="各指标权重合计 {summed} 分，应为 {whole} 分，相差 {gap} 分",
    hint="请调整各指标的分值权重，使合计为 {whole} 分。",
    since="2021",
    basis="本表式规定的权重合计",
    cases=(
        ok(indicators={"rows": [_ONE, _TWO]}),
        ok(indicators={"rows": [_ONE, {**_TWO, "weight": ""}]}),
        bad("相差 10 分", indicators={"rows": [_ONE, {**_TWO, "weight": "30"}]}),
    ),
)  # fmt: skip
def weight_sum(indicators: Indicators, parameters: Mapping[str, Parameter]) -> Iterator[Breach]:
    """各指标的分值权重相加，必须等于表式规定的分数。

    为什么：权重合计不对，评价得分就不是按规定的满分算的。
    不算的情形：表式没有权重栏；还有指标没有填权重，另报一次。
    """
    whole = number(parameters, "weight_sum")
    rows = [row for row in indicators.rows if row.name.value and row.value.value]
    weights = [row.weight.value for row in rows if row.weight.value is not None]
    if whole is None or not weights or len(weights) < len(rows):
        return
    summed = sum(weights, Decimal(0))
    if summed != whole:
        yield at(
            rows[0].weight,
            *(row.weight for row in rows[1:]),
            summed=summed,
            whole=whole,
            gap=abs(summed - whole),
        )
