"""Calculations of prose and table as rules see them, and the dated parameters of a form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budget_xl.core.computed import basis_sums
from budget_xl.core.money import show
from budget_xl.prose.calculation import read_paragraphs
from budget_xl.rules.calculations import Calculation, calculations_of
from budget_xl.rules.dated import number, table, words
from budget_xl.rules.pairing import paragraphs_by_item
from tests.declare import declare

ITEMS = [
    {"number": 1, "name": "慰问费", "amount": "4"},
    {"number": 2, "name": "培训费", "amount": "2"},
]


def calculated(text: str = "", *rows: dict[str, Any]) -> list[Calculation]:
    declaration = declare(
        expenditure={"items": ITEMS}, narrative={"basis": text}, basis={"rows": list(rows)}
    )
    paragraphs = read_paragraphs(text) if text else ()
    told = paragraphs_by_item(declaration.expenditure, paragraphs)
    sums = basis_sums(declaration.basis.rows)
    return list(calculations_of(declaration, paragraphs, told, sums))


def spell(found: Calculation) -> str:
    numbers = [
        "" if value is None else f"{show(value)}{unit}"
        for value, unit in (
            (found.quantity, found.measure), (found.price, "元"), (found.amount, "万元"),
        )
    ]  # fmt: skip
    signs = ("holds" if found.holds else "", "whole" if found.is_whole else "")
    item = f"{found.number or ''}{found.item}"
    return " ".join(filter(None, (item, found.label, *numbers, *signs)))


PROSE = [
    ("1.慰问费：走访80人*500元/人=4万元", ["1慰问费 走访 80人 500元 4万元 holds whole"]),
    ("1.慰问费：走访4人*0.5万元=2万元、座谈2万元，共计4万元",
     ["1慰问费 走访 4人 5000元 2万元 holds", "1慰问费 座谈 2万元 holds"]),
    ("1.慰问费：走访80人*500元/人=3万元", ["1慰问费 走访 80人 500元 3万元"]),
    ("1.慰问费约4万元", []),
    ("9.宣传费：印刷3万元、海报1万元", ["宣传费 印刷 3万元 holds", "宣传费 海报 1万元 holds"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "calculations"), PROSE)
def test_of_the_prose(text: str, calculations: list[str]) -> None:
    assert [spell(found) for found in calculated(text)] == calculations


ROW = {"number": 1, "item": "1", "content": "走访", "quantity": "80", "measure": "人"}
TABLE = [
    ({**ROW, "price": "500", "price_unit": "元", "amount": "4"}, "1慰问费 走访 80人 500元 4万元 holds whole"),
    ({**ROW, "price": "0.05", "amount": "4"}, "1慰问费 走访 80人 500元 4万元 holds whole"),
    ({**ROW, "price": "0.05", "price_unit": "万元", "amount": "3"}, "1慰问费 走访 80人 500元 3万元"),
    ({**ROW, "item": "9", "price": "500", "price_unit": "元", "amount": "4"}, "走访 80人 500元 4万元"),
    ({**ROW, "item": "", "amount": "4"}, "走访 80人 4万元"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "calculation"), TABLE)
def test_of_the_table(row: dict[str, Any], calculation: str) -> None:
    assert [spell(found) for found in calculated("", row)] == [calculation]


def test_rows_of_one_item_hold_together() -> None:
    rows = [{**ROW, "number": n, "price": "0.05", "amount": "2"} for n in (1, 2)]
    assert [spell(found) for found in calculated("", *rows)] == [
        "1慰问费 走访 80人 500元 2万元 holds"
    ] * 2


def test_where_they_stand() -> None:
    [counted] = calculated("", ROW)
    [uncounted] = calculated("", {**ROW, "quantity": ""})
    row = declare(basis={"rows": [ROW]}).basis.rows[0]
    assert (counted.ref, uncounted.ref) == (row.quantity.ref, row.content.ref)


def test_dated_parameters() -> None:
    told = {"least": Decimal(5), "caps": ("投影仪=10000", " 电脑 = 7000 ", "坏的一行", "=5", "a=x")}
    assert (number(told, "least"), number(told, "caps"), number(told, "none")) == (5, None, None)
    assert words(told, "caps")[0] == "投影仪=10000"
    assert (words(told, "least"), words(told, "none")) == ((), ())
    assert table(told, "caps") == {"投影仪": 10000, "电脑": 7000}
