"""IND021 指标值写成大于等于 100%."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_share
from budget_xl.prose.verdicts import BEYOND_WHOLE
from budget_xl.rules.targets import Target

_ROW = {"code": "quality", "number": 1, "name": "验收合格率", "value": "100", "unit": "%"}


@rule(
    code="IND021",
    name="指标值写成大于等于 100%",
    severity=Severity.REMARK,
    anchor="indicators.rows.sign",
    message="有 {count} 个比例写成 ≥100%，例如“{name}”，比例不会大于 100%",
    hint="请把符号改成 ＝。",
    since="2020",
    basis="部分占全体的比例不超过 100%",
    cases=(
        ok(indicators={"rows": [{**_ROW, "sign": "＝"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "任务完成率", "sign": "≥"}]}),
        bad("验收合格率", indicators={"rows": [{**_ROW, "sign": "≥"}]}),
    ),
)
def beyond_whole(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """合格率、满意度等最多 100%，写“＝100%”，不写“≥100%”。

    为什么：“大于 100%”不可能出现，说明符号没有经过考虑。
    不算的情形：完成率、增长率等可以超过 100% 的；全表只提醒一次。
    """
    found = [
        target
        for target in targets
        if BEYOND_WHOLE in target.value.problems
        and (is_share(target.name) or target.is_satisfaction)
    ]
    if found:
        others = (target.row.value for target in found[1:])
        yield at(found[0].row.value, *others, count=len(found), name=found[0].name)
