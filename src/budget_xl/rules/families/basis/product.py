"""BAS005 算式的结果写错."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Narrative
from budget_xl.core.finding import Severity
from budget_xl.core.rule import Breach, at, bad, ok, rule
from budget_xl.prose.calculation import Formula, Paragraph
from budget_xl.rules.heads import head

ROUNDED = Decimal("0.005")
"""A result that was rounded to fewer places may differ by this share, no more."""


@rule(
    code="BAS005",
    name="测算依据的算式结果写错",
    severity=Severity.ERROR,
    anchor="narrative.basis",
    message="测算依据{head}：{formula} = {value} 万元，却写成 {stated} 万元",
    hint="请核对数量、单价、次数和结果，改正其中写错的数。",
    since="2020",
    basis="算术：金额等于数量乘以单价",
    cases=(
        ok(narrative={"basis": "1.民兵经费为26个社区*3000元/社区=7.8万元。"}),
        ok(narrative={"basis": "1.工资8人*4500元/人/月=43.2万元。"}),
        ok(narrative={"basis": "1.餐费116人*900元*12个月=125万元。"}),
        bad("26个社区×3000元 = 7.8 万元，却写成 8.7", narrative={"basis": "1.民兵经费为26个社区*3000元/社区=8.7万元。"}),
        bad("80人×500元 = 4 万元", narrative={"basis": "1.慰问经费：慰问80人，每人500元，共计5万元"}),
    ),
)  # fmt: skip
def product_differs(narrative: Narrative, paragraphs: tuple[Paragraph, ...]) -> Iterator[Breach]:
    """算式写明的结果，必须等于数量、单价、次数相乘。

    为什么：乘错的数直接变成多要或少要的钱。
    不算的情形：元与万元混写；结果写在算式前面；结果四舍五入；单价是每月、每次的，而月数、次数没有写出；
    没有写结果；读不懂的段落。
    """
    for part in paragraphs:
        if not part.is_complete:
            continue
        for formula in (one.formula for one in part.parts):
            if formula is not None and _is_wrong(formula):
                yield at(
                    narrative.basis,
                    cause=(part.start, formula.span),
                    head=head(part),
                    formula="×".join(f"{money.show(n)}{unit}" for n, unit in formula.factors),
                    value=formula.value,
                    stated=formula.stated,
                )


def _is_wrong(formula: Formula) -> bool:
    value, stated = formula.value, formula.stated
    if value is None or stated is None or formula.unmet or money.near(value, stated):
        return False
    places = Decimal(1).scaleb(int(stated.normalize().as_tuple().exponent))
    is_rounded = value.quantize(max(places, money.CENT)) == stated
    return not (is_rounded and abs(value - stated) <= ROUNDED * value)
