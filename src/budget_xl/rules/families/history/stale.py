"""HIS008 前两年或变动写的是更早的年份."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.declaration import Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past


@rule(
    code="HIS008",
    name="前两年或变动写的是更早的年份",
    severity=Severity.WARNING,
    anchor="narrative.history",
    message="{year}年的申报表，这里写的却是 {told}",
    hint="像是沿用了旧表的文字，请改成{wanted}的情况。",
    since="2020",
    basis="申报表填表要求：前两年和当年的情况",
    cases=(
        ok(narrative={"history": "2018年总预算为90万元；2019年总预算为100万元。"}),
        ok(narrative={"change": "2019年预算为100万元，当年增加20万元。"}),
        bad("2016年、2017年", narrative={"history": "2016年总预算为80万元；2017年总预算为90万元。"}),
        bad("2019年", narrative={"change": "2019年总预算比上年增加20万元。"}),
    ),
)  # fmt: skip
def stale(narrative: Narrative, past: Past, declaration: Declaration) -> Iterator[Breach]:
    """前两年预算写前两年的数，变动说明写本年度的变动。

    为什么：沿用上年的文字最常见，数和理由都成了旧的。
    不算的情形：除前两年外又写了更早的年份；说明中写明了本年度或“当年”。
    """
    wanted = (declaration.year - 2, declaration.year - 1)
    if past.told and max(past.told) < wanted[0]:
        told = "、".join(f"{year}年" for year in sorted(past.told))
        two = f"{wanted[0]}年、{wanted[1]}年"
        yield at(narrative.history, year=declaration.year, told=told, wanted=two)
    text = narrative.change.value or ""
    change = past.change
    is_now = any(word in text for word in (str(declaration.year), "本年", "当年", "今年"))
    if change and change.year is not None and change.year < declaration.year and not is_now:
        told, now = f"{change.year}年", f"{declaration.year}年"
        yield at(narrative.change, year=declaration.year, told=told, wanted=now)
