"""Figures that must be one: where they differ, and lines that only sum up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.prose.calculation import read_paragraphs
from budget_xl.prose.values import parse_value
from budget_xl.rules.figures import annual_figures, item_in_yuan, odd_place, subtotal_rows
from budget_xl.rules.heads import head
from budget_xl.rules.pairing import is_sum, paragraphs_by_item
from budget_xl.rules.quantities import meets
from budget_xl.rules.targets import Target
from tests.declare import declare
from tests.prose.reading import only

KEYS = {ref: key for key, ref in lay_out(load_form()).refs.items()}


def items(*told: str) -> list[dict[str, Any]]:
    pairs = (one.split(" ") for one in told)
    return [
        {"number": n, "name": name, "amount": amount} for n, (name, amount) in enumerate(pairs, 1)
    ]


SUBTOTALS = [
    (("审计 10", "小计 10"), [2]),
    (("审计 10", "慰问 20", "小计 30"), [3]),
    (("审计 10", "小计 10", "慰问 20", "小计 20", "合计 30"), [2, 4, 5]),
    (("审计 10", "空白 ", "小计 10"), [3]),
    (("审计 10", "小计 10", "慰问 20", "小计 30"), [2, 4]),
    (("审计 10", "小计 11"), []),
    (("审计 10", "小计 "), []),
    (("审计 10", "审计 10"), []),
]


@pytest.mark.parametrize(("told", "numbers"), SUBTOTALS)
def test_lines_that_only_sum_up(told: tuple[str, ...], numbers: list[int]) -> None:
    expenditure = declare(expenditure={"items": items(*told)}).expenditure
    assert [item.number for item in subtotal_rows(expenditure)] == numbers


ODD = [
    ("100", "100", "100", ("审计 100",), "", None),
    ("100", "100", "90", ("审计 90",), "", "expenditure.total"),
    ("100", "100", "110", ("审计 110",), "1.审计100万元", "expenditure.items.1.amount"),
    ("100", "100", "110", ("审计 110",), "1.审计90万元", "expenditure.total"),
    ("100", "100", "110", ("审计 90", "慰问 20"), "1.审计90万元；2.慰问10万元", "expenditure.items.2.amount"),
    ("100", "100", "110", ("审计 100", "慰问 5", "小计 5"), "", "expenditure.total"),
    ("100", "100", "110", ("审计 45", "慰问 55", "小计 10"), "", "expenditure.total"),
    ("50", "50", "60", ("审计 10", "小计 10", "慰问 40"), "", "expenditure.items.2.amount"),
    ("50", "50", "70", ("审计 10", "小计 10", "慰问 50"), "", "expenditure.total"),
    ("50", "50", "70", ("审计 10", "小计 10", "慰问 50"), "3.慰问30万元", "expenditure.items.3.amount"),
    ("10.01", "10.01", "110", ("审计 10", "慰问 100"), "", "expenditure.items.2.amount"),
    ("100", "90", "110", ("审计 110",), "", None),
    ("100", "", "110", ("审计 110",), "", None),
    ("100", "100", "", ("审计 110",), "", None),
]  # fmt: skip


@pytest.mark.parametrize(("annual", "funding", "total", "told", "text", "place"), ODD)
def test_where_the_fault_lies(
    annual: str, funding: str, total: str, told: tuple[str, ...], text: str, place: str | None
) -> None:
    found = declare(
        budget={"annual": annual},
        funding={"total": funding},
        expenditure={"items": items(*told), "total": total},
    )
    pairs = paragraphs_by_item(found.expenditure, read_paragraphs(text) if text else ())
    ref = odd_place(found.budget, found.funding, found.expenditure, found.basis, pairs)
    assert (KEYS[ref] if ref else None) == place
    figures = annual_figures(found.budget, found.funding, found.expenditure)
    assert [str(figure) for figure in figures] == [f for f in (annual, total, funding) if f]


def test_an_amount_below_the_smallest_of_a_form_is_not_in_yuan() -> None:
    expenditure = declare(expenditure={"items": items("审计 99.99", "慰问 100")}).expenditure
    small, large = expenditure.items
    assert small.amount.value
    assert large.amount.value
    assert item_in_yuan(expenditure, large.amount.value) is None
    assert item_in_yuan(expenditure, large.amount.value * 9999 / 10_000) is large
    assert item_in_yuan(expenditure, small.amount.value * 9999 / 10_000) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12.购买服务80万元", "第 12 条“购买服务”"),
        ("购买服务80万元", "“购买服务”"),
        ("1.一二三四五六七八九十甲乙丙丁戊己80万元", "第 1 条“一二三四五六七八九十甲乙丙丁戊己”"),
        ("1.一二三四五六七八九十甲乙丙丁戊己庚80万元", "第 1 条“一二三四五六七八九十甲乙丙丁戊…”"),
    ],
)
def test_how_a_paragraph_is_named(text: str, words: str) -> None:
    assert head(only(text)) == words


def test_a_plan_of_sums_is_no_sum() -> None:
    expenditure = declare(
        expenditure={
            "items": items(
                "合计 1",
                "总计划编制 1",
                "（小计） 1",
                "小计（一） 1",
                "小计量器具检定 1",
                "共计金额： 1",
            )
        }
    ).expenditure
    assert [is_sum(item) for item in expenditure.items] == [True, False, True, True, False, True]


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("≥20个", 20, None),
        ("＞20个", 20, None),
        ("≤20个", None, 20),
        ("＜20个", None, 20),
        ("≤0个", None, 0),
        ("≥0个", 0, None),
        ("20个", None, None),
        ("＝20个", None, None),
    ],
)
def test_what_reaches_a_target(value: str, least: int | None, most: int | None) -> None:
    target = Target(None, parse_value(value), None, "社区数量")
    reached = [number for number in (0, 1, 19, 20, 21) if meets(target, Decimal(number))]
    wanted = [
        number
        for number in (0, 1, 19, 20, 21)
        if (least is not None and number >= least) or (most is not None and number <= most)
    ]
    assert reached == wanted
