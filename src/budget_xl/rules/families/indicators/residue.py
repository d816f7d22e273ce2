"""IND024 模板的示例文字没有改."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_residue
from budget_xl.prose.verdicts import RESIDUE
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "培训期数", "value": "4", "unit": "期"}


@rule(
    code="IND024",
    name="模板的示例文字没有改",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="{label}“{name}”的值是“{value}”，像是模板的示例文字",
    hint="请改填实际内容；不需要的指标请整行清空。",
    since="2020",
    basis="申报表不得留有示例文字",
    yields_to=("IND002",),
    cases=(
        ok(indicators={"rows": [_ROW]}),
        bad("≥**个", indicators={"rows": [{**_ROW, "value": "≥**", "unit": "个"}]}),
        bad("指标1", indicators={"rows": [{**_ROW, "name": "指标1"}]}),
    ),
)
def residue(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """“指标1”“……”“≥**个”是模板的示例，要换成实际内容。

    为什么：示例文字导入系统后会成为真的指标。
    不算的情形：整行空白；只有名称没有值的，另报缺项。
    """
    for target in targets:
        if RESIDUE in target.value.problems or is_residue(target.name):
            value = target.value.original
            yield at(target.row.value, label=target.label, name=target.name, value=value)
