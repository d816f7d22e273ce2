"""HIS001 前两年预算只写了一年."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past

_FIRST = regex("新设|新增|新立|首次|首年|第一年|开始实施|起实施")


@rule(
    code="HIS001",
    name="前两年预算不全",
    severity=Severity.WARNING,
    anchor="narrative.history",
    message="前两年预算只写了 {given}，缺 {missing}",
    hint="请补写 {missing}的总预算；当年没有这个项目的，写“{missing}未安排”。",
    since="2020",
    basis="申报表填表要求：前两年各写预算数",
    cases=(
        ok(narrative={"history": "2018年总预算为90万元，2019年总预算为100万元。"}),
        ok(narrative={"history": "2018年未安排，2019年总预算为100万元。"}),
        ok(narrative={"history": "本项目2019年新设，2019年总预算为100万元。"}),
        bad("缺 2018年", narrative={"history": "2019年总预算为100万元。"}),
    ),
)
def one_year_only(narrative: Narrative, past: Past, declaration: Declaration) -> Iterator[Breach]:
    """前两年预算安排情况要写明前两年各自的预算数。

    为什么：表上问的是两年，只写一年看不出变动的趋势。
    不算的情形：写明某年没有安排；写明是新设、首次安排的；两年都没有写出能认出的金额（由人判断）。
    """
    text = narrative.history.value or ""
    wanted = (declaration.year - 2, declaration.year - 1)
    missing = [year for year in wanted if year not in past.told and str(year) not in text]
    given = [year for year in wanted if year in past.told]
    if given and missing and not _FIRST.search(text):
        yield at(
            narrative.history,
            given="、".join(f"{year}年" for year in given),
            missing="、".join(f"{year}年" for year in missing),
        )
