"""IND048 指标值低于上年."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.last_targets import with_last_year
from budget_xl.rules.targets import Target

_ROW = {"code": "quality", "number": 1, "name": "隐患整改率", "sign": "≥", "unit": "%"}
_LAST = {"indicators": {"rows": [{**_ROW, "value": "95"}]}}


@rule(
    code="IND048",
    name="指标值低于上年",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="指标“{name}”为 {value}，上年是 {before}，目标降低了",
    hint="请核对；确因任务减少而降低的，在说明栏写明。",
    since="2020",
    basis="项目绩效目标审核：目标值合理",
    yields_to=("IND049",),
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "96"}]}, last_year=_LAST),
        ok(indicators={"rows": [{**_ROW, "value": "90"}]}),
        ok(indicators={"rows": [{**_ROW, "sign": "≤", "value": "90"}]}, last_year=_LAST),
        bad("上年是 ≥95%", indicators={"rows": [{**_ROW, "value": "90"}]}, last_year=_LAST),
    ),
)
def below_last_year(
    targets: tuple[Target, ...], last_year: Declaration | None, form: Form
) -> Iterator[Breach]:
    """同名指标的目标值一般不低于上年。

    为什么：花同样的钱做更少的事，要有理由。
    不算的情形：没有上年的申报表；名称或单位不同；成本、差错率等“不超过”的指标。
    """
    for target, before in with_last_year(targets, last_year, form):
        number, last = target.value.number, before.number
        is_limit = target.is_cost or "≤" in (target.value.sign, before.sign)
        if number is None or last is None or is_limit or target.value.unit != before.unit:
            continue
        if number < last:
            value, said = target.value.original, before.original
            yield at(target.row.value, name=target.name, value=value, before=said)
