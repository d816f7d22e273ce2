"""BAS001 测算依据合计与各部分之和不符."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core import money
from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph


@rule(
    code="BAS001",
    name="测算依据合计与各部分之和不符",
    severity=Severity.ERROR,
    anchor="narrative.basis",
    message="测算依据{head}：{parts} = {summed}，却写成合计 {stated} 万元",
    hint="请核对这一段的各部分和合计，改正其中写错的数。",
    since="2020",
    cases=(
        ok(narrative={"basis": "1.购买服务包括服务费80万和伙食费8.64万元共计88.64万元。"}),
        bad("88.64", narrative={"basis": "1.购买服务包括服务费80万和伙食费8.64万元共计8.64万元。"}),
    ),
)
def stated_sum_differs(narrative: Narrative, paragraphs: tuple[Paragraph, ...]) -> Iterator[Breach]:
    """测算依据每一段写明的合计，必须等于这一段各部分相加。

    为什么：合计写错，读的人无法判断申请的到底是哪个数。
    不算的情形：万与万元混写；每个算式旁边又写了结果；个数、年份不是金额；只有一个总数没有分项；
    读不懂的段落不下结论。
    """
    for part in paragraphs:
        if not part.is_complete or part.summed is None or part.stated is None:
            continue
        if not money.near(part.summed, part.stated):
            amounts = [money.show(p.amount) for p in part.parts if p.amount is not None]
            yield at(
                narrative.basis,
                head=head(part),
                parts=" + ".join(amounts),
                summed=part.summed,
                stated=part.stated,
            )


def head(part: Paragraph) -> str:
    """Return how a message names a paragraph: its number and its name."""
    number = f"第 {part.number} 条" if part.number else ""
    return f"{number}“{part.name}”" if part.name else number
