"""IND006 率、度类指标没有数值."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_rate
from budget_xl.rules.targets import Target
from budget_xl.rules.wording import is_wording, says_how_much

_ROW = {"code": "quality", "number": 1, "name": "审计单位资质合格率"}


@rule(
    code="IND006",
    name="率、满意度类指标没有数值",
    severity=Severity.ERROR,
    anchor="indicators.rows.value",
    message="指标“{name}”要填百分比，现在填的是“{value}”",
    hint="请改填百分比，例如 ＝100%；或者换一个与内容相符的指标名称。",
    since="2020",
    basis="指标值的填写要求：率是一个百分比",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "100", "unit": "%"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "审计单位资质", "value": "有正规资质资历"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "知晓率", "value": "逐步提高"}]}),
        bad("有正规资质资历", indicators={"rows": [{**_ROW, "value": "有正规资质资历"}]}),
    ),
)
def rate_without_number(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """名称是“……率”“……满意度”的指标，值必须是一个百分比。

    为什么：率没有数，年底无法算出完成了多少。
    不算的情形：进度、力度、程度不是率；写“逐步提高”“全覆盖”等能看出高低的，另作提醒。
    """
    for target in targets:
        is_worded = is_wording(target.value) and is_rate(target.name)
        if is_worded and not says_how_much(target.value.original):
            yield at(target.row.value, name=target.name, value=target.value.original)
