"""IND022 指标值夹带分项."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import BREAKDOWN
from budget_xl.rules.targets import Target

_NUMBER = regex(r"[0-9]+(?:[.][0-9]+)?")

_ROW = {"code": "cost", "number": 1, "name": "项目总成本"}


@rule(
    code="IND022",
    name="指标值夹带分项数字",
    severity=Severity.WARNING,
    anchor="indicators.rows.value",
    message="指标“{name}”的值“{value}”带了分项，只能填一个数",
    hint="分项请写到测算依据或备注，指标值只留总数和单位。",
    since="2020",
    basis="指标值的填写要求：定量指标填一个数字",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "854万元"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "854万元（含税）"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "quantity", "name": "聘用人数", "value": "15人（含临聘3人）"}]}),
        bad("带了分项", indicators={"rows": [{**_ROW, "value": "854万(提升400、新建295、其他159)"}]}),
    ),
)  # fmt: skip
def breakdown(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """指标值是一个数，不在括号里再列分项。

    为什么：带分项的值不能汇总，也不能与决算比较。
    不算的情形：括号里没有数字，或只有一个数字的说明，如“（含3人）”。
    """
    for target in targets:
        inside = target.value.original.partition("(" if "(" in target.value.original else "（")[2]
        if BREAKDOWN in target.value.problems and len(_NUMBER.findall(inside)) > 1:
            yield at(target.row.value, name=target.name, value=target.value.original)
