"""IND016 计量单位与指标名称不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import core_name
from budget_xl.rules.targets import Target

PEOPLE = frozenset({"人", "人次"})
THINGS = frozenset({"个", "次", "场", "期", "台", "套", "家", "户", "件", "天", "月", "条", "册"})
MONEY = frozenset({"元", "万元", "亿元"})
AREA = frozenset({"平方米", "亩", "平方公里"})
UNFIT = {
    "率": PEOPLE | THINGS | MONEY | AREA,
    "满意度": PEOPLE | THINGS | MONEY | AREA,
    "人数": THINGS - {"个", "户", "家"} | MONEY | AREA | {"%"},
    "人员数量": THINGS - {"个", "户", "家"} | MONEY | AREA | {"%"},
    "次数": {"人", "台", "套", "%"} | MONEY | AREA,
    "面积": PEOPLE | THINGS | MONEY,
    "金额": PEOPLE | THINGS | AREA,
    "总成本": PEOPLE | THINGS | AREA,
}
"""Units that can never go with a name that ends so; what is in doubt is not here."""
ENDS = tuple(UNFIT)

_ROW = {"code": "quality", "number": 1, "name": "验收合格率", "value": "95"}


@rule(
    code="IND016",
    name="计量单位与指标名称不符",
    severity=Severity.WARNING,
    anchor="indicators.rows.unit",
    message="指标“{name}”的值是“{value}”，单位“{unit}”与名称不符",
    hint="请核对计量单位；名称要与单位对应，例如“……率”用 %，“……次数”用次。",
    since="2020",
    basis="指标值的填写要求：计量单位与指标名称对应",
    cases=(
        ok(indicators={"rows": [{**_ROW, "unit": "%"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "居民满意度", "unit": "分"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "培训人数", "unit": "名"}]}),
        bad("单位“人”", indicators={"rows": [{**_ROW, "unit": "人"}]}),
        bad("单位“次”", indicators={"rows": [{**_ROW, "name": "培训人数", "unit": "次"}]}),
    ),
)
def unfit_unit(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """计量单位要与指标名称说的事对得上。

    为什么：单位填错一格，汇总的数就没有意义。
    不算的情形：满意度用“分”；名与人、场与次等相通的单位；名称看不出该用什么单位。
    """
    for target in targets:
        name, unit = core_name(target.name), target.value.unit
        if not name.endswith(ENDS):
            continue
        if any(name.endswith(end) and unit in units for end, units in UNFIT.items()):
            cell = target.row.unit if target.row.unit.value else target.row.value
            yield at(cell, name=target.name, value=target.value.original, unit=unit)
