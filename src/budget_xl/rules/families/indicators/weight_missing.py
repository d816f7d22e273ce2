"""IND045 指标没有权重."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budget_xl.core.declaration import Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import number

_ROW = {
    "code": "quantity",
    "number": 1,
    "name": "培训次数",
    "value": "4",
    "unit": "次",
    "weight": "90",
}


@rule(
    code="IND045",
    name="指标没有权重",
    severity=Severity.ERROR,
    anchor="indicators.rows.name",
    message="有 {count} 个指标的分值权重空白或不大于 0，例如“{name}”",
    hint="每个指标都要有大于 0 的分值；不考核的指标请整行清空。",
    since="2021",
    basis="本表式规定每个指标都有权重",
    cases=(
        ok(indicators={"rows": [_ROW]}),
        ok(indicators={"rows": [{k: v for k, v in _ROW.items() if k != "weight"}]}),
        bad("例如“培训次数”", indicators={"rows": [{**_ROW, "weight": ""}]}),
        bad("有 1 个指标", indicators={"rows": [{**_ROW, "weight": "0"}]}),
    ),
)
def weight_missing(indicators: Indicators, parameters: Mapping[str, Parameter]) -> Iterator[Breach]:
    """有权重栏的表式中，每个指标的权重都大于 0。

    为什么：没有权重的指标在评价时不得分，等于没有设。
    不算的情形：表式没有权重栏；整行空白；权重格读不出数字，另报一次。
    """
    if number(parameters, "weight_sum") is None:
        return
    bare = [
        row
        for row in indicators.rows
        if row.name.value
        and row.value.value
        and row.weight.defect is None
        and (row.weight.value is None or row.weight.value <= 0)
    ]
    if bare:
        others = (row.weight for row in bare[1:])
        yield at(bare[0].weight, *others, count=len(bare), name=bare[0].name.value)
