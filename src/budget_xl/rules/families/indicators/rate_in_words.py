"""IND007 率、度类指标用文字表示."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_rate
from budget_xl.rules.targets import Target
from budget_xl.rules.wording import is_wording, says_how_much

_ROW = {"code": "social", "number": 1, "name": "政策知晓率"}


@rule(
    code="IND007",
    name="率、满意度类指标用文字表示",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="指标“{name}”的值是“{value}”，能否写成百分比？",
    hint="能量化的请填百分比，例如 ≥90%。",
    since="2020",
    basis="项目绩效目标审核：指标细化、量化",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "90", "unit": "%"}]}),
        ok(indicators={"rows": [{**_ROW, "value": "有宣传方案"}]}),
        bad("逐步提高", indicators={"rows": [{**_ROW, "value": "逐步提高"}]}),
    ),
)
def rate_in_words(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """率和满意度最好直接写百分比，不写“逐步提高”“全覆盖”。

    为什么：文字只能说出方向，不能说出做到多少算完成。
    不算的情形：名称不是率、满意度；文字与高低无关的另报没有数值。
    """
    for target in targets:
        is_worded = is_wording(target.value) and is_rate(target.name)
        if is_worded and says_how_much(target.value.original):
            yield at(target.row.value, name=target.name, value=target.value.original)
