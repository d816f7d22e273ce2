"""IND046 一类指标的权重合计不符."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import table
from budget_xl.rules.targets import Target

_ROW = {
    "code": "quantity",
    "number": 1,
    "name": "培训次数",
    "value": "4",
    "unit": "次",
    "weight": "50",
}
_SHARES = {"class_weights": ("产出指标=50", "效益指标=30")}


@rule(
    code="IND046",
    name="一类指标的权重合计不符",
    severity=Severity.ERROR,
    anchor="indicators.rows.name",
    message="{first}的权重合计 {summed} 分，规定为 {whole} 分",
    hint="请在这一类的各指标之间重新分配权重。",
    since="2021",
    basis="本区规定的各类指标权重",
    cases=(
        ok(indicators={"rows": [_ROW]}, parameters=_SHARES),
        ok(indicators={"rows": [{**_ROW, "weight": "60"}]}),
        bad("规定为 50 分", indicators={"rows": [{**_ROW, "weight": "60"}]}, parameters=_SHARES),
    ),
)  # fmt: skip
def weight_of_class(
    targets: tuple[Target, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """产出、效益、满意度等一级指标的权重合计，等于本区规定的分数。

    为什么：各单位的权重结构一致，评价结果才能比较。
    不算的情形：本区没有规定各类的权重；这一类没有指标，或还有指标没有填权重。
    """
    for first, whole in table(parameters, "class_weights").items():
        own = [target for target in targets if target.kind.first == first]
        weights = [t.row.weight.value for t in own if t.row.weight.value is not None]
        if own and len(weights) == len(own) and sum(weights, Decimal(0)) != whole:
            others = (target.row.weight for target in own[1:])
            yield at(own[0].row.weight, *others, first=first, summed=sum(weights), whole=whole)
