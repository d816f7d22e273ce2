"""The hidden sheet of the add-in: what its VBA says in Chinese, and where forms have what."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from budget_xl.core.form import Form
from budget_xl.devtools.addin.split import parts_of
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import STAMP
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.stamp import MARK, PASSWORD
from budget_xl.forms.zones import check_areas
from budget_xl.hosts.functions import FUNCTIONS
from budget_xl.workbook.computed_cells import computed_cells

Row = tuple[str | int, ...]
HELP_LIMIT = 255
"""Excel takes no longer help for a function or an argument."""


def rows(texts: Path) -> list[Row]:
    """Return the rows of the sheet: kind, key, then what ``macros/BX_Table.bas`` describes."""
    said = tomllib.loads(texts.read_text(encoding="utf-8"))
    said |= {"stamp": STAMP, "mark": MARK, "password": PASSWORD}
    found: list[Row] = [("text", key, text) for key, text in said.items()]
    for function in FUNCTIONS:
        helps = [function.help, *(argument.help for argument in function.arguments)]
        assert max(map(len, helps)) <= HELP_LIMIT, function.name
        found.append(("help", function.name, *helps))
    for form in map(load_form, form_ids()):
        found += _places(form)
        found += _formulas(form)
    return found


def key_of(form: Form) -> str:
    """Return by what VBA knows a form: what its stamp says of form and version."""
    return f"{form.id}/{form.version}"


def _places(form: Form) -> Iterator[Row]:
    layout = lay_out(form)
    for area in check_areas(layout).values():
        yield "check", key_of(form), area.sheet, area.top + 1, area.bottom + 1, area.left + 1
    for band in layout.bands:
        if band.numbered:
            inputs = [column for column in band.columns.values() if column.field.is_input]
            top, bottom = band.top + 1, band.top + band.capacity
            first, last = inputs[0].left + 1, inputs[-1].right + 1
            yield "band", key_of(form), band.sheet, top, bottom, first, last


def _formulas(form: Form) -> Iterator[Row]:
    for cell in computed_cells(form):
        area = cell.area
        place = (area.sheet, area.top + 1, area.bottom + 1, area.left + 1)
        parts = parts_of(cell.formula) if cell.is_array else []
        yield "formula", key_of(form), *place, cell.formula, *parts
