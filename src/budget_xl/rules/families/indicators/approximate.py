"""IND026 指标值是约数."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import APPROXIMATE
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "培训人数"}


@rule(
    code="IND026",
    name="指标值是约数",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="指标“{name}”的值是“{value}”，约数无法判断是否完成",
    hint="请改成一个数并选比较符号，例如 ≥80 人。",
    since="2020",
    basis="项目绩效目标审核：指标值可以衡量",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "≥80人"}]}),
        bad("80人左右", indicators={"rows": [{**_ROW, "value": "80人左右"}]}),
    ),
)
def approximate(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """目标值不写“约”“左右”。

    为什么：约数没有界线，差多少都可以说接近。
    不算的情形：“不少于”“以内”等有界线的说法；文字描述。
    """
    for target in targets:
        if APPROXIMATE in target.value.problems:
            yield at(target.row.value, name=target.name, value=target.value.original)
