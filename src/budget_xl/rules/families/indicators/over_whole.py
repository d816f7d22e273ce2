"""IND008 百分比超过 100%."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_share
from budget_xl.prose.verdicts import OVER_100
from budget_xl.rules.targets import Target

_ROW = {"code": "quality", "number": 1, "name": "验收合格率", "unit": "%"}


@rule(
    code="IND008",
    name="百分比超过 100%",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”的值是“{value}”，不可能超过 100%",
    hint="请核对数值；开头的 2 可能是 ≥ 被认错，例如 292% 应为 ≥92%。",
    since="2020",
    basis="部分占全体的比例不超过 100%",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "100"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "产值增长率", "value": "120"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "任务完成率", "value": "110"}]}),
        bad("292%", indicators={"rows": [{**_ROW, "value": "292"}]}),
    ),
)
def over_whole(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """合格率、覆盖率、满意度等是部分占全体的比例，不会超过 100%。

    为什么：超过 100% 的比例做不到，多半是数值或符号写错。
    不算的情形：增长率、完成率、使用率等可以超过 100% 的；区间；没有写百分号的数。
    """
    for target in targets:
        value = target.value
        if OVER_100 in value.problems and (is_share(target.name) or target.is_satisfaction):
            yield at(target.row.value, name=target.name, value=value.original)
