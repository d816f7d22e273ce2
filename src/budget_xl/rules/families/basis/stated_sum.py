"""BAS001 测算依据合计与各部分之和不符."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Paragraph, Part
from budget_xl.rules.heads import head
from budget_xl.rules.pairing import amounts_of

RATES_BELOW, RATES_RATIO = Decimal("0.5"), 10
"""Parts of less than 5000 元 that come to less than a tenth of the sum are rates, no addends."""


@rule(
    code="BAS001",
    name="测算依据合计与各部分之和不符",
    severity=Severity.ERROR,
    anchor="narrative.basis",
    message="测算依据{head}：{parts} = {summed}，却写成合计 {stated} 万元",
    hint="请核对这一段的各部分和合计，改正其中写错的数。",
    since="2020",
    basis="算术：合计等于各部分之和",
    cases=(
        ok(narrative={"basis": "1.购买服务包括服务费80万和伙食费8.64万元共计88.64万元。"}),
        ok(narrative={"basis": "1.慰问经费：困难户500元、党员300元，共计2万元。"}),
        bad("88.64", narrative={"basis": "1.购买服务包括服务费80万和伙食费8.64万元共计8.64万元。"}),
        bad(
            "3 + 2 = 5", narrative={"basis": "1.印刷费：纸3万、墨2万，小计6万；笔1万；合计7万元。"}
        ),
    ),
)
def stated_sum_differs(narrative: Narrative, paragraphs: tuple[Paragraph, ...]) -> Iterator[Breach]:
    """测算依据每一段写明的合计、小计，必须等于它的各部分相加。

    为什么：合计写错，读的人无法判断申请的到底是哪个数。
    不算的情形：万与万元混写；每个算式旁边又写了结果；个数、年份不是金额；只有一个总数没有分项；
    分项是每户、每人的标准；算式的结果写错的另报；读不懂的段落不下结论。
    """
    for part in paragraphs:
        for parts, summed, stated in _sums(part):
            yield at(
                narrative.basis,
                cause=part.start,
                head=head(part),
                parts=" + ".join(money.show(p.amount) for p in parts if p.amount is not None),
                summed=summed,
                stated=stated,
            )


def _sums(part: Paragraph) -> Iterator[tuple[Sequence[Part], Decimal, Decimal]]:
    """Yield the sums of a paragraph that are surely wrong."""
    if not part.is_complete:
        return
    for inner in part.subtotals:
        if not money.near(inner.summed, inner.stated):
            yield inner.parts, inner.summed, inner.stated
    stated, summed = part.stated, part.summed
    if stated is None or summed is None or money.near(summed, stated):
        return
    is_computed = any(money.near(amount, stated) for amount in amounts_of(part)[1:])
    if not is_computed and not _are_rates(part.parts, summed, stated):
        yield part.parts, summed, stated


def _are_rates(parts: Sequence[Part], summed: Decimal, stated: Decimal) -> bool:
    amounts = [part.amount for part in parts if part.amount is not None]
    return max(amounts) < RATES_BELOW and summed * RATES_RATIO < stated
