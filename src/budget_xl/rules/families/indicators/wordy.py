"""IND025 数值写在句子里."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.verdicts import EMBEDDED_NUMBER, WORDY
from budget_xl.rules.targets import Target

_ROW = {"code": "quantity", "number": 1, "name": "培训次数"}


@rule(
    code="IND025",
    name="数值写在句子里",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="指标“{name}”的值“{value}”写成了句子，数值读不出来",
    hint="请分三格填符号、数值、计量单位，说明文字移到名称或备注。",
    since="2020",
    basis="指标值的填写要求：定量指标填一个数字",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "3次"}]}),
        ok(indicators={"rows": [{**_ROW, "code": "social", "value": "覆盖26个社区"}]}),
        bad("完成3次培训", indicators={"rows": [{**_ROW, "value": "完成3次培训"}]}),
        bad("2场宣传活动", indicators={"rows": [{**_ROW, "value": "2场宣传活动"}]}),
    ),
)
def wordy(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """数量、质量、满意度指标的值只写数，不写成一句话。

    为什么：写在句子里的数不能汇总，也不能与完成数比较。
    不算的情形：效益指标的文字描述；没有数字的定性描述。
    """
    for target in targets:
        if not (target.is_quantity or target.is_quality or target.is_satisfaction):
            continue
        if {EMBEDDED_NUMBER, WORDY} & set(target.value.problems):
            yield at(target.row.value, name=target.name, value=target.value.original)
