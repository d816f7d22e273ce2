"""IND047 年度目标超过长期目标."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import table
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "改造楼道数量", "sign": "≥", "unit": "个"}
_PLAN = {"long_term_targets": ("改造楼道数量=120",)}


@rule(
    code="IND047",
    name="年度目标超过长期目标",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”本年度为 {value}，超过长期目标 {whole}",
    hint="请核对年度值和长期值，一年的目标不能超过整个项目期。",
    since="2020",
    basis="年度目标是长期目标的一部分",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "40"}]}, parameters=_PLAN),
        ok(indicators={"rows": [{**_ROW, "value": "140"}]}),
        ok(indicators={"rows": [{**_ROW, "sign": "≤", "value": "140"}]}, parameters=_PLAN),
        bad("超过长期目标 120", indicators={"rows": [{**_ROW, "value": "140"}]}, parameters=_PLAN),
    ),
)
def above_long_term(
    targets: tuple[Target, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """年度指标值不能超过同名指标的长期目标值。

    为什么：一年就超过整个项目期的目标，两个数必有一个写错。
    不算的情形：本区没有给出这个指标的长期目标；“不超过”的指标；指标名称不同。
    """
    plan = table(parameters, "long_term_targets")
    for target in targets:
        whole, number = plan.get(target.name), target.value.number
        if whole is None or number is None or target.value.sign in ("≤", "＜"):
            continue
        if number > whole:
            yield at(target.row.value, name=target.name, value=target.value.original, whole=whole)
