"""IND033 指标名称写成句子."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import is_predicate, is_sentence
from budget_xl.rules.targets import Target

_ROW = {"code": "satisfaction", "number": 1, "name": "居民满意度", "value": "90", "unit": "%"}


@rule(
    code="IND033",
    name="指标名称写成句子",
    severity=Severity.WARNING,
    anchor="indicators.rows.name",
    message="{label}的名称“{name}”{why}，应当是名词",
    hint="请改成名词，要求写在指标值里，例如名称写“{example}”，值写 {value}。",
    since="2020",
    basis="项目绩效目标审核：指标名称明确、具体",
    cases=(
        ok(indicators={"rows": [_ROW]}),
        ok(indicators={"rows": [{**_ROW, "name": "民兵整组、征兵宣传（含网上，线下）场次"}]}),
        bad("是一句话", indicators={"rows": [{**_ROW, "name": "群众对我办工作满意，认可度高"}]}),
        bad("是一项要求", indicators={"rows": [{**_ROW, "name": "不超过预算总金额"}]}),
    ),
)
def sentence_name(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """指标名称是一个名词短语，不是一句话，也不是“不超过……”这样的要求。

    为什么：句子里的判断就是指标值，写进名称后就没有可以衡量的东西了。
    不算的情形：名称中的顿号；括号里的逗号；以动词开头的活动名称，如“开展……活动”。
    """
    for target in targets:
        why = "是一项要求" if is_predicate(target.name) else ""
        why = why or ("是一句话" if is_sentence(target.name) else "")
        if why:
            yield at(
                target.row.name,
                label=target.label,
                name=target.name,
                why=why,
                example=_example(target),
                value=_sign(target) + target.value.original,
            )


def _example(target: Target) -> str:
    if target.is_cost:
        return "预算总成本"
    return "群众满意度" if target.is_satisfaction else "培训次数"


def _sign(target: Target) -> str:
    return "≤" if target.is_cost and not target.value.sign else ""
