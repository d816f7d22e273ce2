"""FRM005 文字过长."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Severity
from budget_xl.core.form import Form, NarrativeBlock
from budget_xl.core.rule import Breach, Native, Tests, at, bad, ok, rule
from budget_xl.rules.context import Fields
from budget_xl.rules.dated import Parameters, number
from budget_xl.rules.texts import LongText

_LONG = "维护社会稳定，服务辖区居民。"


def _tests(form: Form) -> Tests:
    texts = [field for field in form.fields.values() if field.kind in {"text", "long"}]
    tests = {field.key: f"LEN({{{field.key}}})>{field.limit}" for field in texts}
    most = number(form.parameters, "narrative_limit")
    for block in form.blocks:
        if isinstance(block, NarrativeBlock) and most is not None:
            whole = "+".join(f"LEN({{{field.key}}})" for field in block.fields)
            first = block.fields[0].key
            tests[first] = f"({tests[first]})+({whole}>{most})>0"
    return tests


@rule(
    code="FRM005",
    name="文字超过字数限制",
    severity=Severity.REMARK,
    anchor="narrative.policy",
    message="“{label}”共 {length} 字，超过 {limit} 字",
    hint="请精简，写要点；文件清单等可作为附件。",
    since="2020",
    basis="申报表填表要求：字数限制；Excel 一格最多显示 409 磅高",
    native=Native("超过字数限制", _tests),
    cases=(
        ok(narrative={"goal": _LONG}),
        bad("共 1540 字，超过 1500 字", narrative={"goal": _LONG * 110}),
        bad("“项目申请理由”共 3080 字", narrative={"policy": _LONG * 110, "relevance": _LONG * 110, "significance": ""}),
        bad("超过 60 字", identity={"project_name": _LONG * 5}),
    ),
)  # fmt: skip
def too_long(
    long_texts: tuple[LongText, ...], fields: Fields, form: Form, parameters: Parameters
) -> Iterator[Breach]:
    """每一格的文字不超过表式规定的字数，一个栏目合起来也不超过规定的字数。

    为什么：太长的文字在表中显示不全，打印会缺字，导入系统会被截断。
    不算的情形：表式没有规定字数；各格都不超过、合起来也不超过的栏目。
    """
    over = set()
    for field, entry in fields:
        if isinstance(entry.value, str) and len(entry.value) > field.limit:
            over.add(field.key)
            yield at(
                entry, label=_label(field.key, form), length=len(entry.value), limit=field.limit
            )
    most = number(parameters, "narrative_limit")
    for block in form.blocks:
        if not isinstance(block, NarrativeBlock) or most is None:
            continue
        keys = {item.key for item in block.fields}
        texts = [text for text in long_texts if text.field.key in keys]
        length = sum(len(text.text) for text in texts)
        if length > most and not over & keys:
            first, *rest = (text.entry for text in texts)
            yield at(first, *rest, label=block.label, length=length, limit=most)


def _label(key: str, form: Form) -> str:
    """Return how the form asks for a value: its own label, or that of its block."""
    own = form.fields[key].label.rstrip("：")
    blocks = (block for block in form.blocks if isinstance(block, NarrativeBlock))
    return own or next(b.label for b in blocks if key in {item.key for item in b.fields})
