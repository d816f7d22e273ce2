"""IND052 满意度指标放在效益指标之下."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, Phase, at, bad, ok, rule
from budget_xl.rules.targets import Target

_ROW = {"code": "satisfaction", "number": 1, "name": "居民满意度", "value": "90", "unit": "%"}


@rule(
    code="IND052",
    name="满意度指标放在效益指标之下",
    severity=Severity.REMARK,
    anchor="indicators.rows.name",
    message="表式把 {count} 个{second}放在{first}之下，现行分类中满意度是单独一类",
    hint="这是表式的问题，填报单位不用改；请区财政局在下一年度的表式中调整。",
    since="2020",
    basis="绩效指标分类：满意度指标为一级指标",
    phases=frozenset({Phase.REVIEW}),
    cases=(
        ok(indicators={"rows": [{**_ROW, "weight": "90"}]}),
        bad("1 个满意度指标放在效益指标之下", indicators={"rows": [_ROW]}),
    ),
)
def satisfaction_place(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """满意度指标在现行分类中与产出、效益并列，旧表式放在效益之下。

    为什么：两种表式的效益指标口径不同，汇总比较时要分开。
    不算的情形：表式已单列满意度；只在审核时提醒区财政局，填报时不提。
    """
    found = [t for t in targets if t.is_satisfaction and "满意度" not in t.kind.first]
    if found:
        kind = found[0].kind
        yield at(found[0].row.name, count=len(found), first=kind.first, second=kind.second)
