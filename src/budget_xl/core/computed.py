"""What the form computes by itself: totals, amounts of calculations, and texts made of them.

These are the values of the computed cells; the formulas in the workbook say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Context, Decimal
from typing import Any

from budget_xl.core.declaration import BasisRow, Declaration
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.core.money import YUAN_PER_WAN, plain, show

PLACES = Decimal("0.000001")
_SHEET = Context(prec=15)
"""The digits that a number has in a spreadsheet."""
YUAN = "元"
WAN = "万元"
LIST_GLUE = "；"
BAD_FACTOR = "有文字，不能计算"
BAD_AMOUNT = "金额有误"
"""What a total says when an amount that it adds cannot be read."""


def subtotal(amounts: Iterable[Entry[Decimal]]) -> Decimal | None:
    """Return the sum of amounts in 万元, blanks left out; None when one is unreadable."""
    total = Decimal(0)
    for amount in amounts:
        if amount.defect is not None:
            return None
        total += amount.value or 0
    return plain(round(total, 6))


def basis_amount(row: BasisRow) -> Decimal | None:
    """Return quantity × price × times in 万元; None without a price or with an unreadable part.

    Without a quantity or times the price counts once; a price without a unit is in 万元.
    """
    factors = (row.price, row.quantity, row.times)
    if row.price.value is None or any(factor.defect for factor in factors):
        return None
    product = row.price.value
    for factor in (row.quantity, row.times):
        if factor.value is not None:
            product *= factor.value
    amount = round(product / (YUAN_PER_WAN if row.price_unit.value == YUAN else 1), 6)
    return plain(_SHEET.plus(amount))


def basis_sums(rows: Iterable[BasisRow]) -> dict[int, Decimal]:
    """Return for every item number the sum in 万元 of its calculations."""
    sums: dict[int, Decimal] = {}
    for row in rows:
        number = _item(row)
        if number is not None:
            sums[number] = sums.get(number, Decimal(0)) + (row.amount.value or 0)
    return {number: plain(round(summed, 6)) for number, summed in sums.items()}


def basis_line(row: BasisRow) -> str:
    """Return one calculation in words: ``慰问80人*500元/人=4万元``; blank without an amount."""
    amount, price = row.amount.value, row.price.value
    if amount is None or price is None:
        return ""
    content = row.content.value or ""
    if row.quantity.value is None and row.times.value is None:
        return f"{content}{show(amount)}{WAN}"
    measure = row.measure.value or ""
    quantity = "" if row.quantity.value is None else f"{show(row.quantity.value)}{measure}*"
    per = f"/{measure}" if measure else ""
    times = "" if row.times.value is None else f"*{show(row.times.value)}"
    unit = row.price_unit.value or WAN
    return f"{content}{quantity}{show(price)}{unit}{per}{times}={show(amount)}{WAN}"


def basis_text(declaration: Declaration) -> list[str]:
    """Return the prose of the table 测算依据 as it grows row by row: the last one is whole.

    A row goes on with the item of the row directly above it, or opens a new item.
    """
    names = {item.number: item.name.value or "" for item in declaration.expenditure.items}
    above = {row.number: _item(row) for row in declaration.basis.rows}
    grown, text = [], ""
    for row in declaration.basis.rows:
        line, number = basis_line(row), _item(row)
        if line:
            head = "" if number is None else f"{number}.{names.get(number, '')}："
            goes_on = row.number > 1 and number == above.get(row.number - 1)
            glue = ("，" if goes_on else "；") if text else ""
            text += glue + (line if goes_on else head + line)
        grown.append(text)
    return grown


def _item(row: BasisRow) -> int | None:
    return None if row.item.value is None else int(row.item.value)


def with_totals(declaration: Declaration, form: Form) -> Declaration:
    """Return ``declaration`` with every computed amount as the workbook computes it."""
    top = {line.code for line in form.lines if not line.parent}
    lines = declaration.funding.lines
    items = declaration.expenditure.items
    rows = tuple(
        replace(row, amount=_computed(basis_amount(row))) for row in declaration.basis.rows
    )
    return replace(
        declaration,
        funding=replace(
            declaration.funding,
            total=_computed(subtotal(line.amount for line in lines if line.code in top)),
        ),
        expenditure=replace(
            declaration.expenditure, total=_computed(subtotal(item.amount for item in items))
        ),
        basis=replace(declaration.basis, rows=rows),
    )


def _computed(value: Decimal | None) -> Entry[Any]:
    return Entry(value)
