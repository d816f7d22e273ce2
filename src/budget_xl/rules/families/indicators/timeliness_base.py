"""IND040 时效指标没有时间."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.indicator_names import core_name
from budget_xl.rules.targets import Target

_WHAT = regex("及时|按时|按期|如期|准时|完成|工作|项目|任务|年度|各项|率|性|度|情况|的")
_TIME = regex(r"[年月日天周时季前内底]|小时|分钟|期限")

_ROW = {"code": "timeliness", "number": 1, "name": "完成及时率", "value": "100", "unit": "%"}


@rule(
    code="IND040",
    name="时效指标没有写明时间",
    severity=Severity.REMARK,
    anchor="indicators.rows.value",
    message="时效指标“{name}”为 {value}，没有写明以什么时间为准",
    hint="请写明期限，例如“采购完成时间”2020年10月底前；或写明是哪一件事及时。",
    since="2020",
    basis="项目绩效目标审核：时效指标有时限",
    cases=(
        ok(indicators={"rows": [{**_ROW, "value": "2020年12月底前", "unit": ""}]}),
        ok(indicators={"rows": [{**_ROW, "name": "隐患整改及时率"}]}),
        ok(indicators={"rows": [{**_ROW, "name": "12月底前完成率"}]}),
        bad("完成及时率", indicators={"rows": [_ROW]}),
    ),
)
def timeliness_base(targets: tuple[Target, ...]) -> Iterator[Breach]:
    """时效指标要有日期、期限，或写明哪一件事及时。

    为什么：只写“完成及时率 100%”，看不出什么时候完成才算及时。
    不算的情形：值是日期或天数；名称中有期限，或写明了具体的事；全表只提醒一次。
    """
    for target in targets:
        name = core_name(target.name)
        if not target.is_timeliness or target.value.unit != "%" or _TIME.search(_plain(name)):
            continue
        if not _WHAT.sub("", name):
            yield at(target.row.value, name=target.name, value=target.value.original)
            return


def _plain(name: str) -> str:
    return name.replace("年度", "").replace("及时", "").replace("按时", "").replace("准时", "")
