"""BAS007 列了几个部分却只有一个总数."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose import labels
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.heads import head

_LIST = regex(
    r"(?:包括|包含|涵盖)[:：]?(?P<list>[^。；;0-9０-９]{4,200}?)[，,、\s]*(?:[共合总]\s?计|计|共|约|为|需)*[:：]?\s*\Z"
)
_BRACKETS = regex(r"[（(][^（()）]*[)）]")


@rule(
    code="BAS007",
    name="测算依据列了几个部分却只有一个总数",
    severity=Severity.WARNING,
    anchor="narrative.basis",
    message="测算依据{head}列了 {count} 个部分，只有一个总数 {amount} 万元{share}",
    hint="请分别写出“{first}”等各部分的金额或算式。",
    since="2020",
    basis="项目绩效目标审核：预算经过合理测算",
    cases=(
        ok(narrative={"basis": "1.统计经费包括印刷费1万、劳务费15万，合计16万元"}),
        ok(narrative={"basis": "1.宣传费用于制作横幅、展板等，共计2万元"}),
        ok(narrative={"basis": "1.购买服务（街道、社区财务外包），共计80万元"}),
        bad("列了 2 个部分", narrative={"basis": "1.统计经费包括印刷费、劳务费，合计16万元"}),
        bad("占 16.0%", narrative={"basis": "1.统计经费包括印刷费、劳务费，合计16万元"}, expenditure={"total": "100"}),
    ),
)  # fmt: skip
def undivided(
    narrative: Narrative, expenditure: Expenditure, paragraphs: tuple[Paragraph, ...]
) -> Iterator[Breach]:
    """列出了几个部分，就要分别写出各部分的金额。

    为什么：几件事合用一个数，哪一件多、哪一件少都看不出来。
    不算的情形：各部分有金额，或整笔有算式；“用于……”只是说明用途；括号里的列举；有数字的列举，如“13个社区”。
    """
    whole = expenditure.total.value
    for part in paragraphs:
        names = _parts(part)
        if len(names) > 1 and part.stated is not None:
            share = f"，占 {part.stated / whole * 100:.1f}%" if whole else ""
            yield at(
                narrative.basis,
                cause=("undivided", part.start),
                head=head(part),
                count=len(names),
                amount=part.stated,
                share=share,
                first=names[0],
            )


def _parts(part: Paragraph) -> list[str]:
    """Return what the paragraph lists by name before its only amount."""
    if part.parts or part.stated_span is None:
        return []
    before = part.text[: part.stated_span.start - part.start]
    found = _LIST.search(_BRACKETS.sub("", before)[-400:])
    return labels.names(found["list"]) if found else []
