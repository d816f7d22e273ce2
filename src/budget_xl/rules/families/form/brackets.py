"""FRM001 括号不成对."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Expenditure
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.documents import Unbalanced, unbalanced_brackets
from budget_xl.rules.texts import LongText

AROUND = 12
"""Characters shown beside a bracket."""
SHOWN = 3
"""Brackets that a message shows."""


@rule(
    code="FRM001",
    name="括号不成对",
    severity=Severity.REMARK,
    anchor="narrative.policy",
    message="括号或书名号缺一半，{count} 处：{where}",
    hint="请补上另一半，或删去多余的半个。",
    since="2020",
    basis="国家标准《标点符号用法》；申报表格式审核",
    cases=(
        ok(narrative={"policy": "《关于做好防汛工作的通知》（青政办〔2019〕6号）、1）青发〔2018〕12号"}),
        bad("青政办〔2019〕6号）", narrative={"policy": "青发〔2018〕12号，青政办〔2019〕6号）"}),
        bad("《防汛工作方案；青发〔2…", narrative={"policy": "《防汛工作方案；青发〔2018〕12号"}),
        bad("应急经费（机动", expenditure={"items": [{"number": 1, "name": "应急经费（机动"}]}),
    ),
)  # fmt: skip
def unpaired_brackets(
    long_texts: tuple[LongText, ...], expenditure: Expenditure
) -> Iterator[Breach]:
    """括号、书名号都要成对。

    为什么：缺一半时，分不清文件名称到哪里为止，说明管到哪里为止。
    不算的情形：全角与半角混用的一对；编号后的半个括号，如 1）。
    """
    for text in long_texts:
        found = text.unbalanced
        if found:
            where = tuple(_around(text.text, bracket) for bracket in found[:SHOWN])
            yield at(text.entry, count=len(found), where=where)
    for item in expenditure.items:
        name = item.name.value or ""
        torn = unbalanced_brackets(name)
        if torn:
            yield at(item.name, count=len(torn), where=name)


def _around(text: str, bracket: Unbalanced) -> str:
    """Return the bracket with what it should hold."""
    place = bracket.position
    if bracket.kind == "unopened":
        return text[max(0, place - AROUND) : place + 1].rpartition("，")[2]
    return text[place : place + AROUND] + "…" * (len(text) > place + AROUND)
