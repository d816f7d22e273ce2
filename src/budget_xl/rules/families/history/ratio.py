"""HIS004 变动比例与两年预算不符."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core.declaration import Budget, Declaration, Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.regex import regex
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.rules.past import Past

_PERCENT = regex(r"[0-9０-９]{1,9}(?:[.．](?P<places>[0-9０-９]{1,9}))?\s?[%％]")
_LAST = "2018年总预算为90万元；2019年总预算为300万元。"


@rule(
    code="HIS004",
    name="变动比例与两年预算不符",
    severity=Severity.ERROR,
    anchor="narrative.change",
    message="{year}年 {last}，当年 {annual}，变动 {right}%，却写成 {told}%",
    hint="变动比例 = 变动金额 ÷ 上年预算，请重新计算。",
    since="2020",
    basis="预算数的勾稽关系：变动比例 = 变动 ÷ 上年",
    yields_to=("HIS002", "HIS003", "HIS007"),
    cases=(
        ok(budget={"annual": "350"}, narrative={"history": _LAST, "change": "比上年增长16.67%。"}),
        ok(budget={"annual": "350"}, narrative={"history": _LAST, "change": "比上年增长16.6%。"}),
        ok(budget={"annual": "350"}, narrative={"history": _LAST, "change": "比上年增长约20%。"}),
        bad(
            "变动 16.67%，却写成 15%",
            budget={"annual": "350"},
            narrative={"history": _LAST, "change": "比上年增长50万元，增幅15%。"},
        ),
    ),
)
def ratio_differs(
    narrative: Narrative,
    budget: Budget,
    annual_figures: tuple[Decimal, ...],
    past: Past,
    declaration: Declaration,
) -> Iterator[Breach]:
    """写明的增减比例必须等于变动金额除以上年预算。

    为什么：比例常常沿用旧数，与金额对不上。
    不算的情形：末位四舍五入或截去尾数的差别；写“约”的大致数；上年预算为 0 或没有写出。
    """
    last, annual = past.of(declaration.year - 1), budget.annual.value
    change = past.change_of(declaration.year)
    if change is None or change.ratio is None or past.is_rough or not last or annual is None:
        return
    ratios = [abs(f - last) / last for f in annual_figures]
    told = _PERCENT.search(narrative.change.value or "", change.span.start)
    last_place = Decimal(1).scaleb(-len((told and told["places"]) or "") - 2)
    if all(abs(ratio - change.ratio) >= last_place for ratio in ratios):
        yield at(
            narrative.change,
            year=declaration.year - 1,
            last=last,
            annual=annual,
            right=round(abs(annual - last) / last * 100, 2),
            told=change.ratio * 100,
        )
