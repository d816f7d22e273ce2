"""Fills the table 测算依据 from its prose, where a paragraph can be read completely."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from budget_xl.core.computed import WAN, basis_amount
from budget_xl.core.declaration import Basis, BasisRow, Declaration
from budget_xl.core.entry import Entry, Number, Text
from budget_xl.core.form import Form
from budget_xl.core.money import plain
from budget_xl.core.place import Ref
from budget_xl.prose.calculation import Paragraph, Part, read_paragraphs
from budget_xl.prose.names import pair_names

POOL = "basis.rows"


def fill_basis(declaration: Declaration, form: Form) -> Declaration:
    """Return ``declaration`` with one row for every part of a paragraph that belongs to an item.

    The prose stays whole; a paragraph that does not fit into the table as a whole gives no rows.
    """
    prose, items = declaration.narrative.basis, declaration.expenditure.items
    paragraphs = read_paragraphs(prose.value or "")
    pairs = pair_names(
        [paragraph.name for paragraph in paragraphs], [item.name.value or "" for item in items]
    )
    rows: list[BasisRow] = []
    for place, item in pairs.items():
        made = _rows(paragraphs[place], items[item].number, prose.ref)
        if len(rows) + len(made) <= form.pools[POOL].rows:
            rows += made
    numbered = tuple(replace(row, number=number) for number, row in enumerate(rows, start=1))
    return replace(declaration, basis=Basis(numbered))


def _rows(paragraph: Paragraph, item: int, ref: Ref) -> list[BasisRow]:
    """Return the rows of one paragraph: its parts, or its sum when they are not all."""
    if not paragraph.is_complete:
        return []
    start = BasisRow(0, item=Entry(Decimal(item), ref), content=_text(paragraph.name, ref))
    amounts = [part.amount for part in paragraph.parts if part.amount is not None]
    stated = paragraph.stated
    if stated is not None and (not amounts or (paragraph.is_partial and sum(amounts) != stated)):
        return [_lump(stated, start, ref)]
    return [_row(part, start, ref) for part in paragraph.parts if part.amount is not None]


def _row(part: Part, start: BasisRow, ref: Ref) -> BasisRow:
    """Return the row of one part: its formula where the table can hold it, or a lump sum."""
    lump = replace(start, content=_text(part.label, ref)) if part.label else start
    formula = part.formula
    if formula is None or formula.value is None:
        return _lump(part.amount, lump, ref)
    row = replace(
        lump,
        quantity=_number(formula.quantity, ref),
        measure=_text(formula.measure, ref),
        price=_number(formula.price, ref),
        price_unit=_text(formula.price_unit, ref),
        times=_number(formula.times, ref),
    )
    amount = basis_amount(row)
    if amount != round(formula.value, 6):
        return _lump(part.amount, lump, ref)
    return replace(row, amount=Entry(amount, ref))


def _lump(amount: Decimal | None, row: BasisRow, ref: Ref) -> BasisRow:
    price = _number(amount, ref)
    return replace(row, price=price, price_unit=Entry(WAN, ref), amount=price)


def _text(text: str, ref: Ref) -> Text:
    return Entry(text or None, ref)


def _number(number: Decimal | None, ref: Ref) -> Number:
    return Entry(None if number is None else plain(number), ref)
