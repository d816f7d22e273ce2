"""Reads a declaration from the values of its sheets, wherever they were read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any

from budget_xl.core import money
from budget_xl.core.computed import BAD_AMOUNT, basis_amount, with_totals
from budget_xl.core.declaration import SECTIONS, Declaration
from budget_xl.core.entry import Defect, Entry
from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.core.schema import Identifier, assemble, entry_kinds, row_type
from budget_xl.forms.area import Area, cell_name, column_name, row_number
from budget_xl.forms.layout import Band, Layout, Role
from budget_xl.prose.numbers import parse_decimal

Grid = Sequence[Sequence[Any]]
TICKS = frozenset("☑√✓✔■☒")
NO_TICKS = frozenset("□☐")


class Sheets:
    """The values of sheets, each from its first cell on, with what their reader cannot see.

    A blank cell is ``""``; ``defects`` names cells whose value is an error or was never computed.
    """

    def __init__(
        self, grids: Mapping[str, Grid], defects: Mapping[str, Mapping[str, Defect]]
    ) -> None:
        self.grids = grids
        self.defects = defects

    def declaration(self, form: Form, layout: Layout) -> Declaration:
        """Return what the sheets declare, every value with its cell."""
        values = {}
        for box in layout.boxes:
            if box.role is Role.INPUT or box.key in {"funding.total", "expenditure.total"}:
                section, attribute = box.key.split(".")
                kind = entry_kinds(SECTIONS[section])[attribute]
                values[box.key] = self._single(box.area, kind)
        rows: dict[str, list[tuple[Identifier, dict[str, Entry[Any]]]]] = {}
        for band in layout.bands:
            rows.setdefault(band.pool, []).extend(self._rows(band))
        found = assemble(form.id, form.version, form.year, values, rows)
        return _recomputed(found, form)

    def _single(self, area: Area, kind: type) -> Entry[Any]:
        grid, defects = self.grids[area.sheet], self.defects.get(area.sheet, {})
        line = grid[area.top] if area.top < len(grid) else ()
        value = line[area.left] if area.left < len(line) else ""
        return _torn(_READERS[kind](value, area.ref), defects)

    def _rows(self, band: Band) -> Iterator[tuple[Identifier, dict[str, Entry[Any]]]]:
        kinds = entry_kinds(row_type(band.pool))
        inputs = {n: column for n, column in band.columns.items() if column.field.is_input}
        readers = [_READERS[kinds[name]] for name in inputs]
        lefts = tuple(column.left for column in inputs.values())
        grid, width, pick = self.grids[band.sheet], 1 + max(lefts), itemgetter(*lefts)
        nothing = pick([""] * width)
        letters = tuple(map(column_name, lefts))
        defects = self.defects.get(band.sheet, {})
        torn = {row_number(Ref(cell=cell)) for cell in defects if cell.startswith(letters)}
        for number in range(1, band.capacity + 1):
            top = band.top + number - 1
            line = grid[top] if top < len(grid) else ()
            line = line if len(line) >= width else [*line, *[""] * (width - len(line))]
            if pick(line) == nothing and top not in torn and band.numbered:
                continue
            blanks = _blanks(band.sheet, top, lefts)
            cells = zip([line[left] for left in lefts], blanks, readers, strict=True)
            found = [
                blank if value == "" else read(value, blank.ref) for value, blank, read in cells
            ]
            if top in torn:
                found = [_torn(entry, defects) for entry in found]
            if found != blanks or not band.numbered:
                yield band.identifier(number), dict(zip(inputs, found, strict=True))


def _torn(entry: Entry[Any], defects: Mapping[str, Defect]) -> Entry[Any]:
    """Return the entry, or why its cell has no value."""
    defect = defects.get(entry.ref.cell)
    return Entry(None, entry.ref, defect, defect.value) if defect else entry


@lru_cache(maxsize=1 << 12)
def _blanks(sheet: str, row: int, columns: tuple[int, ...]) -> list[Entry[Any]]:
    """Return some cells of a row without a value; the forms of a district share theirs."""
    return [Entry(None, Ref(sheet, cell_name(row, column))) for column in columns]


def read_text(value: Any, ref: Ref) -> Entry[str]:
    """Return what a cell of text says; a number is text as a clerk would write it."""
    if isinstance(value, str):
        return Entry(value if value and not value.isspace() else None, ref)
    if isinstance(value, bool):
        return Entry("TRUE" if value else "FALSE", ref)
    if isinstance(value, int | float):
        return Entry(money.show_float(value), ref)
    return Entry(str(value), ref)


def read_number(value: Any, ref: Ref) -> Entry[Decimal]:
    """Return the number in a cell, or what stands there instead."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = money.from_float(value)
        defect = Defect.NOT_A_NUMBER if number is None else None
        return Entry(number, ref, defect, "" if defect is None else str(value))
    if value == BAD_AMOUNT or (isinstance(value, str) and not value.strip()):
        return Entry(None, ref)
    raw = f"{value:%Y-%m-%d}" if isinstance(value, dt.date) else str(value)
    as_text = isinstance(value, str) and parse_decimal(raw.strip()) is not None
    return Entry(None, ref, Defect.NUMBER_AS_TEXT if as_text else Defect.NOT_A_NUMBER, raw)


def _tick(value: Any, ref: Ref) -> Entry[bool]:
    text = str(value).strip()
    if text in TICKS or text in NO_TICKS or not text:
        return Entry(text in TICKS if text else None, ref)
    return Entry(None, ref, Defect.NOT_A_TICK, text)


_READERS: dict[type, Callable[[Any, Ref], Entry[Any]]] = {
    str: read_text,
    Decimal: read_number,
    bool: _tick,
}


def _recomputed(found: Declaration, form: Form) -> Declaration:
    """Compute what the workbook computes: amounts of calculations, totals never calculated."""
    rows = tuple(replace(row, amount=Entry(basis_amount(row))) for row in found.basis.rows)
    found = replace(found, basis=replace(found.basis, rows=rows))
    for section in ("funding", "expenditure"):
        owner = getattr(found, section)
        if owner.total.defect is Defect.NOT_CALCULATED:
            computed = getattr(with_totals(found, form), section)
            total = replace(computed.total, ref=owner.total.ref)
            found = replace(found, **{section: replace(owner, total=total)})
    return found
