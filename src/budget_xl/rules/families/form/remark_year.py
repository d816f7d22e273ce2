"""FRM010 备注写的是往年目标."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Indicators
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule

_TARGET = regex(
    r"\s*(?P<year>(?:19|20)[0-9]{2})\s*年?度?\s*(?:年度|工作|绩效)*(?:目标|计划|任务|指标)值?[。\s]*"
)
_ROW = {"code": "quantity", "number": 1, "name": "培训期数", "value": "4", "unit": "期"}


@rule(
    code="FRM010",
    name="备注写的是往年目标",
    severity=Severity.ERROR,
    anchor="indicators.rows.remark",
    message="{count} 条指标的备注写着“{remark}”，申报的却是 {year}年",
    hint="请改成 {year}年，并核对指标值是不是本年度的。",
    since="2020",
    basis="申报表填表要求：年度指标是申报年度的目标",
    cases=(
        ok(indicators={"rows": [{**_ROW, "remark": "2020年度工作目标"}]}),
        ok(indicators={"rows": [{**_ROW, "remark": "2019年完成3期"}]}),
        bad("“2019年度工作目标”", indicators={"rows": [{**_ROW, "remark": "2019年度工作目标"}]}),
    ),
)
def target_of_another_year(indicators: Indicators, declaration: Declaration) -> Iterator[Breach]:
    """备注写明是某年目标的，必须是申报年度。

    为什么：标题是本年度，备注是往年，多半整张表是复制的，指标值也没有更新。
    不算的情形：备注说的是往年完成的情况；以后年度的目标；没有写年份。
    """
    old = []
    for row in indicators.rows:
        match = _TARGET.fullmatch(row.remark.value or "")
        if match and int(match["year"]) < declaration.year:
            old.append(row.remark)
    if old:
        first, *rest = old
        yield at(first, *rest, count=len(old), remark=first.value, year=declaration.year)
