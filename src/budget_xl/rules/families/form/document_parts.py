"""FRM003 文号不完整."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.documents import Document
from budget_xl.rules.texts import LongText


@rule(
    code="FRM003",
    name="文号不完整",
    severity=Severity.REMARK,
    anchor="narrative.policy",
    message="{count} 处文号不完整：{which}",
    hint="请写全机关代字、年份和序号，最好同时写出文件名称。",
    since="2020",
    basis="国家标准《党政机关公文格式》：发文字号由机关代字、年份、序号组成",
    cases=(
        ok(narrative={"policy": "青政办〔2019〕6号、《青澜区平安建设方案》（青发〔2018〕12号）"}),
        ok(narrative={"policy": "第3次主任办公会纪要、合同编号第12号"}),
        bad("区政府20号缺年份", narrative={"policy": "区政府20号文件、青发〔2018〕12号"}),
        bad("〔2018〕122号缺机关代字", narrative={"policy": "第十一届〔2018〕122号"}),
    ),
)
def incomplete_number(long_texts: tuple[LongText, ...]) -> Iterator[Breach]:
    """文号要写全机关代字、年份和序号。

    为什么：只写“某某号文”查不到是哪一年、哪个机关的文件。
    不算的情形：写了文件名称而没有文号；会议期数、合同编号、门牌号；全表只提醒一次。
    """
    found = [
        (text, document)
        for text in long_texts
        for document in text.documents
        if document.year is None or not document.organ
    ]
    if found:
        places = list(dict.fromkeys(text.entry.ref for text, _ in found))
        which = tuple(_words(text.text, document) for text, document in found[:3])
        yield at(places[0], *places[1:], count=len(found), which=which)


def _words(text: str, document: Document) -> str:
    lacks = "年份" if document.year is None else "机关代字"
    return f"{text[document.start : document.end]}缺{lacks}"
