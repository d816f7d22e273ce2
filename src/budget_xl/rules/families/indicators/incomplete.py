"""IND002 指标缺名称或指标值."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Breach, Native, at, bad, ok, rule

NAME, VALUE = "{indicators.rows.name}", "{indicators.rows.value}"


@rule(
    code="IND002",
    name="指标缺名称或指标值",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="{label}{number}只填了{given}，没有{missing}",
    hint="请补填{missing}；不需要的指标请整行清空。",
    since="2020",
    basis="指标值的填写要求：每个指标都有名称和指标值",
    native=Native("名称和指标值要同时填写", {"indicators.rows": f'({NAME}<>"")<>({VALUE}<>"")'}),
    cases=(
        ok(indicators={"rows": [_row := {"code": "quality", "number": 1, "name": "开展率", "value": "90"}]}),
        bad("没有指标值", indicators={"rows": [{**_row, "value": ""}]}),
        bad("没有指标名称", indicators={"rows": [{**_row, "name": ""}]}),
    ),
)  # fmt: skip
def incomplete(indicators: Indicators, form: Form) -> Iterator[Breach]:
    """每一条指标都要有名称和指标值。

    为什么：没有值的指标无法考核，没有名称的值不知道考核什么。
    不算的情形：整行空白。
    """
    for row in indicators.rows:
        label = form.classes[row.code].second if row.code in form.classes else row.code
        if row.name.value and not row.value.value:
            yield at(row.value, label=label, number=row.number, given="名称", missing="指标值")
        elif row.value.value and not row.name.value:
            yield at(row.name, label=label, number=row.number, given="指标值", missing="指标名称")
