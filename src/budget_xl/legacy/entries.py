"""Makes entries of cells: texts, amounts and ticks, each with its place."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from budget_xl.core.declaration import SECTIONS
from budget_xl.core.entry import Defect, Entry
from budget_xl.core.money import plain
from budget_xl.core.schema import entry_kinds
from budget_xl.legacy.grid import Cell
from budget_xl.prose.numbers import parse_decimal

TICKED = "☑√✓✔■☒🗹"
UNTICKED = "□☐▢◻"
_UNIT = re.compile(r"\s*万\s*元$")
_DIGITS = re.compile(r"[-+−－＋]?\s*[0-9０-９][0-9０-９,，.．]*")


def text_entry(cell: Cell) -> Entry[str]:
    """Return the text of a cell."""
    return Entry(cell.text or None, cell.ref)


def amount_entry(cell: Cell) -> Entry[Decimal]:
    """Return the amount of a cell in 万元; what is no number is kept as it was typed.

    万元 may stand behind it, being the unit of the form; words such as 十 are no amount.
    """
    if not cell.text:
        return Entry(None, cell.ref)
    digits = _UNIT.sub("", cell.text)
    number = parse_decimal(digits) if _DIGITS.fullmatch(digits) else None
    if number is None:
        return Entry(None, cell.ref, Defect.NOT_A_NUMBER, cell.text)
    return Entry(plain(number), cell.ref)


def entry_for(key: str, cell: Cell) -> Entry[Any]:
    """Return the entry of a single value of the form from its cell."""
    section, attribute = key.split(".")
    amount = entry_kinds(SECTIONS[section])[attribute] is Decimal
    return amount_entry(cell) if amount else text_entry(cell)
