"""IND036 满意度目标过高或过低."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_better_low
from budget_xl.rules.dated import number
from budget_xl.rules.targets import Target

WHOLE = Decimal(100)

_ROW = {"code": "satisfaction", "number": 1, "name": "居民满意度", "value": "90", "unit": "%"}


@rule(
    code="IND036",
    name="满意度目标过高或过低",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="满意度目标过高或过低的有 {count} 个：“{name}”为 {value}%",
    hint="满意度很难做到 100%，过低又没有意义，请核对目标值。",
    since="2020",
    basis="项目绩效目标审核：目标值合理",
    cases=(
        ok(indicators={"rows": [_ROW]}),
        ok(indicators={"rows": [{**_ROW, "unit": "分", "value": "100"}]}),
        bad("为 100%", indicators={"rows": [{**_ROW, "value": "100"}]}),
        bad("为 40%", indicators={"rows": [{**_ROW, "value": "40"}]}, parameters={"satisfaction_floor": Decimal(60)}),
    ),
)  # fmt: skip
def satisfaction_target(
    targets: tuple[Target, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """满意度目标不宜为 100%，也不宜低于表式规定的下限。

    为什么：只要有一个人不满意，100% 就没有完成；定得太低，不做工作也能完成。
    不算的情形：以分计的满意度；投诉率；超过 100% 的另报错误；全表只提醒一次。
    """
    floor = number(parameters, "satisfaction_floor") or Decimal(0)
    found = [
        target
        for target in targets
        if target.is_satisfaction
        and not is_better_low(target.name)
        and target.value.unit == "%"
        and target.value.upper is None
        and target.value.number is not None
        and (target.value.number == WHOLE or target.value.number < floor)
    ]
    if found:
        first, *others = found
        places = (target.row.value for target in others)
        yield at(
            first.row.value, *places, count=len(found), name=first.name, value=first.value.number
        )
