"""FRM009 用词疑似有误."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.dated import Parameters, words
from budget_xl.rules.texts import Entries, texts_in


@rule(
    code="FRM009",
    name="用词疑似有误",
    severity=Severity.REMARK,
    anchor="narrative.relevance",
    message="用词疑似有误：{which}",
    hint="请核对原文；确是专门名称的，不必修改。",
    since="2020",
    basis="表式中的易错词表",
    cases=(
        ok(narrative={"relevance": "负责人大政协议提案回复。"}),
        bad("“议题案”（议提案？）", narrative={"relevance": "负责人大政协议题案回复。"}),
    ),
)
def doubtful_word(entries: Entries, whole_text: str, parameters: Parameters) -> Iterator[Breach]:
    """常见的错别字和颠倒的机关代字，请再看一遍。

    为什么：文件代字颠倒就查不到原文，错别字会随表公开。
    不算的情形：不在易错词表中的词；全表只提醒一次。
    """
    known = (line.partition("→") for line in words(parameters, "doubtful_words"))
    doubtful = {wrong: right for wrong, _, right in known if wrong in whole_text}
    if not doubtful:
        return
    any_of_them = re.compile("|".join(map(re.escape, doubtful)))
    first, *rest = (entry.ref for _, entry, text in texts_in(entries) if any_of_them.search(text))
    which = tuple(f"“{wrong}”（{right}？）" for wrong, right in doubtful.items())
    yield at(first, *rest, which=which)
