"""FRM007 模板中的示例文字没有改."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.context import Fields
from budget_xl.rules.texts import Entries, texts_in

ELSEWHERE = ("indicators.rows", "identity.executors")
"""Indicators have a rule of their own; names and telephones are masked with stars on purpose."""

_BLANK = regex(
    r"(?<![0-9０-９])(?:\*{2,}|＊{2,})|(?:(?<!×)×{2,}+|(?<!Ｘ)Ｘ{2,}+|(?<![A-Za-z])X{2,}+)(?=[年月日号街社区村个人名万元省市县单位项目路办]|\Z)"
    r"|_{3,}|＿{3,}|请(?:在此|在此处)?(?:填写|输入)|此处(?:填写|输入)"
)
_SIGNS = (
    "**",
    "＊＊",
    "××",
    "XX",
    "ＸＸ",
    "___",
    "＿＿＿",
    "请填",
    "请输",
    "请在此",
    "此处填",
    "此处输",
)
"""Without one of these there is no placeholder; looking for them is quick."""
_SHORTEST = 8
"""Characters from which the hint of a field, found in it, is no chance."""


@rule(
    code="FRM007",
    name="模板中的示例文字没有改",
    severity=Severity.WARNING,
    anchor="narrative.goal",
    message="还留有模板的文字“{sample}”",
    hint="请改成本单位的内容，没有内容的删去。",
    since="2020",
    basis="预算绩效目标审核“规范完整性”：不留模板文字",
    cases=(
        ok(narrative={"goal": "完成5*8元的资料印制，服务居民。"}),
        ok(identity={"executors": [{"number": 1, "unit": "司法所", "leader": "张**", "phone": "85550001"}]}),
        bad("**", narrative={"goal": "服务居民**人。"}),
        bad("XX", identity={"project_name": "XX街道综合治理项目"}),
        bad("写清解决什么问题、谁受益", narrative={"significance": "写清解决什么问题、谁受益。"}),
    ),
)  # fmt: skip
def sample_left(entries: Entries, whole_text: str, fields: Fields) -> Iterator[Breach]:
    """模板中的示例、占位符号和填写提示都要改成本单位的内容。

    为什么：留着示例，说明这一处没有填。
    不算的情形：指标的占位符号（另有规则）；为保护个人信息打星号的姓名和电话；算式中的星号。
    """
    may_be_blank = any(sign in whole_text for sign in _SIGNS)
    for place, entry, text in texts_in(entries) if may_be_blank else ():
        blank = None if place in ELSEWHERE else _BLANK.search(text)
        if blank:
            yield at(entry, sample=blank[0])
    for field, entry in fields:
        sample, said = field.help.rstrip("。"), str(entry.value or "")
        if len(sample) >= _SHORTEST and sample in said and not _BLANK.search(said):
            yield at(entry, sample=sample)
