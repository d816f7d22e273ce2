"""IND034 目标值写在指标名称里."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import holds_value
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "培训次数", "value": "3", "unit": "次"}


@rule(
    code="IND034",
    name="目标值写在指标名称里",
    severity=Severity.WARNING,
    anchor="indicators.rows.name",
    message="{label}的名称“{name}”里有目标值",
    hint="名称只写考核什么，数值移到“值”栏，例如“培训次数”≥3 次。",
    since="2020",
    basis="项目绩效目标审核：指标名称明确、具体",
    yields_to=("IND033",),
    cases=(
        ok(indicators={"rows": [_ROW]}),
        ok(indicators={"rows": [{**_ROW, "name": "65岁以上老人体检人数"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "12345热线办结数"}]}),
        bad("培训次数≥3次", indicators={"rows": [{**_ROW, "name": "培训次数≥3次"}]}),
        bad("覆盖率达到95%", indicators={"rows": [{**_ROW, "name": "覆盖率达到95%"}]}),
    ),
)
def value_in_name(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """名称里不写“≥3次”“95%”这样的目标值。

    为什么：名称和值里各有一个数，改一个漏一个，就对不上了。
    不算的情形：名称本身带数字，如“12345热线”“65岁以上老人”。
    """
    for target in targets:
        if holds_value(target.name):
            yield at(target.row.name, label=target.label, name=target.name)
