"""FRM008 文件之间的分隔符混用."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule

_AFTER = regex(r"(?:》|号(?:文件|文)?)[）)]?\s*(?P<sign>[、，,；;])")
MOST = 2
"""Kinds of separators with a reason: 、 between documents, ； between groups."""


@rule(
    code="FRM008",
    name="文件之间的分隔符混用",
    severity=Severity.REMARK,
    anchor="narrative.policy",
    message="文件之间混用了 {kinds} 种分隔符：{signs}",
    hint="请统一用顿号分隔文件，用分号分隔各组。",
    since="2020",
    basis="国家标准《标点符号用法》；申报表格式审核",
    cases=(
        ok(narrative={"policy": "青政办〔2019〕6号、青发〔2018〕12号；《平安建设方案》、青组〔2019〕3号。"}),
        bad("3 种分隔符", narrative={"policy": "青政办〔2019〕6号、青发〔2018〕12号；《平安建设方案》，青组〔2019〕3号。"}),
    ),
)  # fmt: skip
def mixed_separators(narrative: Narrative) -> Iterator[Breach]:
    """政策依据中的文件用一种分隔符隔开。

    为什么：顿号、逗号、分号混用，看不出一共几份文件。
    不算的情形：两种分隔符，分别用于文件之间和各组之间；全角与半角算一种；其他栏目。
    """
    text = (narrative.policy.value or "").replace(",", "，").replace(";", "；")
    signs = dict.fromkeys(match["sign"] for match in _AFTER.finditer(text))
    if len(signs) > MOST:
        yield at(narrative.policy, kinds=len(signs), signs=" ".join(signs))
