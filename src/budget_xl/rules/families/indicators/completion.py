"""IND037 完成率目标低于 100%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import core_name
from budget_xl.rules.targets import Target

WHOLE = Decimal(100)

_ROW = {"code": "quality", "number": 1, "name": "招商引资完成率", "unit": "%"}


@rule(
    code="IND037",
    name="任务完成率目标低于 100%",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="完成率目标低于 100% 的有：{names}，任务是否不必全部完成？",
    hint="上级下达的任务一般应全部完成；确实如此的，在说明栏写明原因。",
    since="2020",
    basis="项目绩效目标审核：目标值合理",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "100"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "隐患整改率", "value": "80"}]}),
        bad("招商引资完成率 80%", indicators={"rows": [{**_ROW, "value": "80"}]}),
    ),
)
def low_completion(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """任务的完成率一般是 100%，低于 100% 的要问一句。

    为什么：自己给自己打了折，等于申请了全部的钱只做一部分事。
    不算的情形：合格率、整改率、满意度等不是完成率的；时效指标；全表只提醒一次。
    """
    found = [
        target
        for target in targets
        if (target.is_quantity or target.is_quality)
        and core_name(target.name).endswith("完成率")
        and target.value.unit == "%"
        and target.value.number is not None
        and target.value.number < WHOLE
    ]
    if found:
        names = tuple(f"{target.name[:12]} {target.value.original}" for target in found[:3])
        yield at(found[0].row.value, *(target.row.value for target in found[1:]), names=names)
