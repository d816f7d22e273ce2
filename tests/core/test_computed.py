"""What the form computes from the table 测算依据: amounts, and the prose made of its rows."""

from __future__ import annotations

from typing import Any

import pytest

from budget_xl.core.computed import basis_amount, basis_line, basis_sums, basis_text, subtotal
from budget_xl.core.declaration import BasisRow, Declaration
from budget_xl.core.money import show
from budget_xl.core.plain import from_plain

ITEMS = [{"number": 1, "name": "慰问费"}, {"number": 2, "name": "培训费"}]


def declared(*rows: dict[str, Any], items: Any = ITEMS) -> Declaration:
    numbered = [{"number": at, **row} for at, row in enumerate(rows, start=1) if row]
    return from_plain(
        {
            "form": "hongshan-2020",
            "version": 1,
            "year": 2020,
            "expenditure": {"items": items},
            "basis": {"rows": numbered},
        }
    )


def only(**row: Any) -> BasisRow:
    return declared(row).basis.rows[0]


BAD = {"raw": "3人", "defect": "NOT_A_NUMBER"}
LINES = [
    ({"content": "慰问", "quantity": "80", "measure": "人", "price": "500", "price_unit": "元"}, "4", "慰问80人*500元/人=4万元"),
    ({"content": "场租", "price": "0.4", "times": "12"}, "4.8", "场租0.4万元*12=4.8万元"),
    ({"content": "奖品", "quantity": "3", "price": "0.2"}, "0.6", "奖品3*0.2万元=0.6万元"),
    ({"content": "餐费", "quantity": "8", "measure": "人", "price": "900", "price_unit": "元", "times": "12"}, "8.64", "餐费8人*900元/人*12=8.64万元"),
    ({"content": "印刷费", "price": "3"}, "3", "印刷费3万元"),
    ({"content": "错填", "quantity": "67948.44", "price": "621.67", "times": "4496.7"}, "189947383154.507", "错填67948.44*621.67万元*4496.7=189947383154.507万元"),
    ({"price": "3"}, "3", "3万元"),
    ({"content": "印刷费", "quantity": "80"}, "", ""),
    ({"content": "印刷费", "quantity": BAD, "price": "3"}, "", ""),
    ({"content": "印刷费", "price": BAD}, "", ""),
    ({"content": "印刷费", "price": "0.3", "times": BAD}, "", ""),
    ({"content": "尾数", "price": "0.016", "price_unit": "元"}, "0.000002", "尾数0.000002万元"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "amount", "line"), LINES)
def test_a_calculation(row: dict[str, Any], amount: str, line: str) -> None:
    found = basis_amount(only(**row))
    assert ("" if found is None else show(found)) == amount
    told = {**row, "amount": amount} if amount else row
    assert basis_line(only(**told)) == line


def priced(item: str | None, content: str, amount: str) -> dict[str, Any]:
    return {"item": item, "content": content, "price": amount, "amount": amount}


TEXTS = [
    ((priced("1", "走访", "4"), priced("1", "座谈", "2")), ["1.慰问费：走访4万元", "1.慰问费：走访4万元，座谈2万元"]),
    ((priced("1", "走访", "4"), priced("2", "讲课", "2")), ["1.慰问费：走访4万元", "1.慰问费：走访4万元；2.培训费：讲课2万元"]),
    ((priced("1", "走访", "4"), {}, priced("1", "座谈", "2")), ["1.慰问费：走访4万元", "1.慰问费：走访4万元；1.慰问费：座谈2万元"]),
    ((priced("9", "走访", "4"),), ["9.：走访4万元"]),
    (({"content": "走访", "price": "4", "amount": "4"},), ["走访4万元"]),
    (({"item": "1", "content": "走访"}, priced("2", "讲课", "2")), ["", "2.培训费：讲课2万元"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "texts"), TEXTS)
def test_the_prose_of_the_table_grows_row_by_row(
    rows: tuple[dict[str, Any], ...], texts: list[str]
) -> None:
    assert basis_text(declared(*rows)) == texts


def test_sums_of_calculations_by_item() -> None:
    rows = (priced("1", "走访", "4.1"), priced("2", "讲课", "2"), priced("1", "座谈", "0.2"))
    sums = basis_sums(declared(*rows, {"price": "3", "amount": "3"}, {"item": "1"}).basis.rows)
    assert {item: show(amount) for item, amount in sums.items()} == {1: "4.3", 2: "2"}


def test_a_subtotal_leaves_blanks_out_and_stops_at_what_it_cannot_read() -> None:
    rows = declared(
        priced("1", "走访", "4.1"), {"item": "2"}, priced("1", "座谈", "0.2")
    ).basis.rows
    found = subtotal(row.amount for row in rows)
    assert found is not None
    assert show(found) == "4.3"
    assert subtotal([only(amount=BAD).amount]) is None
