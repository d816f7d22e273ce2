"""IND035 效益指标都没有量化."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.form import Parameter
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import number
from budget_xl.rules.targets import Target

ENOUGH = 3
"""With fewer benefits it may be chance that none has a number."""

_ROWS = [
    {"code": "social", "number": n, "name": f"第{n}项成效", "value": "明显增强"} for n in (1, 2, 3)
]
_COUNTED = {**_ROWS[0], "name": "带动就业人数", "value": "60", "unit": "人"}


@rule(
    code="IND035",
    name="效益指标量化不足",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="{benefits} 个效益指标中有 {quantified} 个量化，其余都是文字描述",
    hint="请选几个能统计的改成数值，例如增长率、人数、件数。",
    since="2020",
    basis="项目绩效目标审核：指标细化、量化",
    cases=(
        ok(indicators={"rows": [_COUNTED, *_ROWS[1:]]}),
        ok(indicators={"rows": _ROWS[:2]}),
        ok(indicators={"rows": [*_ROWS[:2], {"code": "quality", "number": 1, "name": "办件质量", "value": "明显提升"}]}),
        bad("3 个效益指标中有 0 个", indicators={"rows": _ROWS}),
        bad("有 1 个", indicators={"rows": [_COUNTED, *_ROWS[1:]]}, parameters={"quantified_benefit_share": Decimal("0.5")}),
    ),
)  # fmt: skip
def unquantified(
    targets: tuple[Target, ...], parameters: Mapping[str, Parameter]
) -> Iterator[Breach]:
    """效益指标不能全是文字描述，能量化的要量化。

    为什么：全是“有效促进”“不断提高”，年底没有一条能说明做到了没有。
    不算的情形：不足三个效益指标；已有一个量化的（表式另定最低比例的，按比例）；满意度不计在内。
    """
    benefits = [target for target in targets if target.is_benefit]
    quantified = sum(target.is_numeric or target.value.is_date for target in benefits)
    least = number(parameters, "quantified_benefit_share") or Decimal(0)
    if len(benefits) < ENOUGH or (quantified and quantified >= least * len(benefits)):
        return
    yield at(benefits[0].row.value, benefits=len(benefits), quantified=quantified)
