"""FRM004 政策依据的年份不合."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.texts import LongText

_TITLE = regex("《([^《》]{2,80})》")
_REMARK = regex(r"[（(〔【\[][^）)〕】\]]*[）)〕】\]]")
_YEAR = regex(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_LASTING = regex("规划|条例|法$|纲要|章程|修正|修订")
LONGEST = 22
"""Characters of a title that a message shows."""


@rule(
    code="FRM004",
    name="政策依据的年份不合",
    severity=Severity.REMARK,
    anchor="narrative.policy",
    message="{which}{why}",
    hint="请核对是否仍然有效，换成适用于 {year}年的文件。",
    since="2020",
    basis="预算绩效目标审核“目标相关性”：依据现行有效的政策",
    cases=(
        ok(narrative={"policy": "《关于2019年招商引资目标的通知》、《青澜区志（1980-2005）》、青发〔2013〕5号"}),
        ok(narrative={"policy": "《青澜区2016—2020年信息化规划》"}),
        bad("是 2018年的文件", narrative={"policy": "《2018年度平安建设工作方案》"}),
        bad("晚于申报年度", narrative={"policy": "青政办〔2021〕6号"}),
    ),
)  # fmt: skip
def document_year(long_texts: tuple[LongText, ...], declaration: Declaration) -> Iterator[Breach]:
    """政策依据应当适用于申报年度。

    为什么：只管某一年工作的方案，过了那一年就不能再作依据；晚于申报年度的文号多半写错。
    不算的情形：上年和本年度的文件；规划、条例、法律；文号中较早的年份；括号中的年份。
    """
    for text in long_texts:
        late = [doc for doc in text.documents if (doc.year or 0) > declaration.year]
        if late:
            which = tuple(text.text[doc.start : doc.end] for doc in late[:3])
            yield at(text.entry, which=which, why="晚于申报年度", year=declaration.year)
        old = [title for title in _titles(text.text) if title[1] < declaration.year - 1]
        if old:
            which = tuple(f"《{_cut(name)}》" for name, _ in old[:2])
            years = "、".join(f"{year}年" for year in sorted({year for _, year in old}))
            yield at(text.entry, which=which, why=f"是 {years}的文件", year=declaration.year)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _titles(text: str) -> Iterator[tuple[str, int]]:
    """Yield the titles that speak of one year's work, each with the last year it names."""
    for match in _TITLE.finditer(text):
        name = _REMARK.sub("", match[1])
        years = [int(year) for year in _YEAR.findall(name)]
        if years and not _LASTING.search(name):
            yield match[1], max(years)
