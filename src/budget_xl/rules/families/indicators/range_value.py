"""IND011 指标值是一个区间."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import RANGE
from budget_xl.rules.targets import Target

TIMES = ("年", "月", "日", "号", "季度", "点", "时")
"""Units of a stretch of time, which has a beginning and an end by nature."""

_ROW = {"code": "quantity", "number": 1, "name": "民兵训练次数"}


@rule(
    code="IND011",
    name="指标值是一个区间",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="指标“{name}”的值是“{value}”，一个区间无法评分",
    hint="请改成一个数，例如取下限并选符号 ≥。",
    since="2020",
    basis="项目绩效目标审核：指标值可以衡量",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "≥1次/月"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "timeliness", "name": "征兵宣传时间", "value": "3-5月"}]}),
        bad("1-2次/30天", indicators={"rows": [{**_ROW, "value": "1-2次/30天"}]}),
    ),
)  # fmt: skip
def range_value(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """一个指标只有一个目标值，不写成“1—2次”这样的区间。

    为什么：做到下限算不算完成，各人看法不同，评分没有依据。
    不算的情形：时间段，如 3—5 月；文字描述中的区间。
    """
    for target in targets:
        if RANGE in target.value.problems and target.value.unit not in TIMES:
            yield at(target.row.value, name=target.name, value=target.value.original)
