"""FRM002 文号没有用六角括号."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.texts import LongText

RIGHT = "〔〕"
_NAMES = {"-": "短横"}


@rule(
    code="FRM002",
    name="文号没有用六角括号",
    severity=Severity.REMARK,
    anchor="narrative.policy",
    message="{count} 处文号没有用六角括号〔〕：{styles}，例如“{first}”",
    hint="文号写成：机关代字〔年份〕号，例如 洪政办〔2019〕6号。",
    since="2020",
    basis="国家标准《党政机关公文格式》：年份用六角括号",
    cases=(
        ok(narrative={"policy": "青政办〔2019〕6号、青发〔2018〕12号"}),
        bad("2 处文号", narrative={"policy": "青政办【2019】6号、青发2018-12号、青组〔2019〕3号"}),
    ),
)
def document_style(long_texts: tuple[LongText, ...]) -> Iterator[Breach]:
    """文号中的年份用六角括号〔〕。

    为什么：写法一致，才能查到原文，也便于核对有没有引错。
    不算的情形：没有年份的文件（另报）；合同编号、会议期数；全表只提醒一次。
    """
    found = [
        (text, document)
        for text in long_texts
        for document in text.documents
        if document.style not in {"", RIGHT}
    ]
    if found:
        styles = Counter(_NAMES.get(document.style, document.style) for _, document in found)
        text, first = next((one for one in found if one[1].organ), found[0])
        places = list(dict.fromkeys(text.entry.ref for text, _ in found))
        yield at(
            places[0],
            *places[1:],
            count=len(found),
            styles=tuple(f"{style}{number} 处" for style, number in styles.most_common()),
            first=text.text[first.start : first.end],
        )
