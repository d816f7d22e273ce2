"""FRM011 总目标写的是往年."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule

_YEAR = regex(r"(?<![0-9])((?:19|20)[0-9]{2})\s*年")


@rule(
    code="FRM011",
    name="总目标写的是往年",
    severity=Severity.REMARK,
    anchor="narrative.goal",
    message="总目标只提到 {told}，申报的是 {year}年",
    hint="请核对是否沿用了旧表的文字。",
    since="2020",
    basis="申报表填表要求：总目标是申报年度的目标",
    cases=(
        ok(narrative={"goal": "完成26个社区的平安建设工作。"}),
        ok(narrative={"goal": "2020年在2019年基础上提高到90%。"}),
        bad("2019年", narrative={"goal": "完成2019年平安建设各项任务。"}),
    ),
)
def goal_of_another_year(narrative: Narrative, declaration: Declaration) -> Iterator[Breach]:
    """总目标应当是申报年度的目标。

    为什么：沿用旧文字，目标就不是这一年要做到的事。
    不算的情形：没有写年份；同时写了申报年度或以后的年份。
    """
    years = sorted({int(year) for year in _YEAR.findall(narrative.goal.value or "")})
    if years and years[-1] < declaration.year:
        told = "、".join(f"{year}年" for year in years)
        yield at(narrative.goal, told=told, year=declaration.year)
