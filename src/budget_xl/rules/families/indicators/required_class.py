"""IND004 缺少必设的指标."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form, IndicatorClass
from budget_xl.core.place import Ref
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule
from budget_xl.forms.layout import Layout

BENEFIT = "效益指标"

_ALL = [
    {"code": "quantity", "number": 1, "name": "培训期数", "value": "4", "unit": "期"},
    {"code": "quality", "number": 1, "name": "培训合格率", "value": "95", "unit": "%"},
    {"code": "cost", "number": 1, "name": "项目总成本", "value": "80", "unit": "万元"},
    {"code": "social", "number": 1, "name": "带动就业人数", "value": "60", "unit": "人"},
]


@rule(
    code="IND004",
    name="必设的指标没有填",
    severity=Severity.ERROR,
    anchor="indicators.rows.name",
    message="没有填{label}，至少要有一个",
    hint="请补填{label}的名称、符号、值和计量单位。",
    since="2020",
    basis="项目绩效目标审核：产出和效益指标完整",
    native=Native("必设的指标还没有填", {}, waits=True),
    cases=(
        ok(indicators={"rows": _ALL}),
        ok(indicators={"rows": [{**_ALL[0], "value": ""}, *_ALL[1:]]}),
        bad("数量指标", indicators={"rows": _ALL[1:]}),
        bad("效益指标", indicators={"rows": _ALL[:3]}),
    ),
)
def missing_class(indicators: Indicators, form: Form, layout: Layout) -> Iterator[Breach]:
    """表式规定必设的指标类别，每类至少一个指标；效益指标合起来至少一个。

    为什么：没有产出就不知道钱办成什么事，没有效益就不知道办了有什么用。
    不算的情形：表式没有规定必设的类别，如时效、生态；这一类已填一行、只缺名称或指标值的，另报缺项。
    """
    begun = {row.code for row in indicators.rows}
    for kind in form.classes.values():
        if kind.required and kind.code not in begun:
            yield at(_first(layout, kind), label=kind.second)
    benefits = [kind for kind in form.classes.values() if kind.first == BENEFIT]
    if benefits and not begun.intersection(kind.code for kind in benefits):
        yield at(_first(layout, benefits[0]), label=BENEFIT)


def _first(layout: Layout, kind: IndicatorClass) -> Ref:
    return layout.refs[f"indicators.rows.{kind.code}.1.name"]
