"""IND032 指标名称与类别同名."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.targets import Target, by_class, is_class_name

_ROW = {"code": "economic", "number": 1, "name": "经济效益", "value": "招商引资平稳增长"}


@rule(
    code="IND032",
    name="指标名称与类别同名",
    severity=Severity.WARNING,
    anchor="indicators.rows.name",
    message="{label}有 {count} 个名称只写“{name}”，分不清考核什么",
    hint="请写具体的名称，例如把“{value}”概括成名称，值填做到什么程度。",
    since="2020",
    basis="项目绩效目标审核：指标名称明确、具体",
    cases=(
        ok(indicators={"rows": [{**_ROW, "name": "新增纳税企业数量", "value": "15", "unit": "家"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "satisfaction", "name": "满意度", "value": "90%"}]}),
        bad("1 个名称只写“经济效益”", indicators={"rows": [_ROW]}),
        bad("名称只写“环境效益”", indicators={"rows": [{**_ROW, "code": "ecological", "name": "环境效益"}]}),
    ),
)  # fmt: skip
def class_name(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """指标名称要写具体事项，不照抄“经济效益”“社会效益”等类别名。

    为什么：名称都一样时，各行只能靠指标值区分，无法汇总和比较。
    不算的情形：满意度指标只有一行时写“满意度”；每一类只报一次。
    """
    for same in by_class(targets).values():
        found = [target for target in same if is_class_name(target.name, target.kind)]
        if not found or (len(same) == 1 and found[0].is_satisfaction):
            continue
        yield at(
            found[0].row.name,
            *(target.row.name for target in found[1:]),
            label=found[0].kind.second,
            count=len(found),
            name=found[0].name,
            value=found[0].value.original[:16],
        )
