"""FRM006 文字中有错误值."""

from __future__ import annotations

import re
from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.texts import Entries, texts_in

_ERROR = regex(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)


@rule(
    code="FRM006",
    name="文字中有错误值",
    severity=Severity.ERROR,
    anchor="narrative.goal",
    message="文字中有错误值 {error}",
    hint="这是公式失效后留下的，请改成应有的文字或数。",
    since="2020",
    basis="申报表填表要求：不含错误值和外部链接",
    cases=(
        ok(narrative={"goal": "处理#1、#2号楼电梯隐患。"}),
        bad("#REF!", narrative={"goal": "服务居民#REF!人。"}),
        bad("#N/A", expenditure={"items": [{"number": 1, "name": "#N/A", "amount": "5"}]}),
    ),
)
def error_in_text(entries: Entries, whole_text: str) -> Iterator[Breach]:
    """任何文字中都不能有 #REF!、#N/A 等错误值。

    为什么：错误值说明这里原来引用的数已经丢了。
    不算的情形：井号后面是编号；整格就是错误值的数字格（另报不是数字）。
    """
    if not _ERROR.search(whole_text):
        return
    for _, entry, text in texts_in(entries):
        found = _ERROR.search(text)
        if found:
            yield at(entry, error=found[0].upper())
