"""The hidden sheet of the add-in: what its VBA says in Chinese, and where forms have what."""

from __future__ import annotations

import html
import re
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from budget_xl.core.form import Form
from budget_xl.devtools.addin.split import parts_of
from budget_xl.forms.area import column_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import STAMP
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.stamp import MARK, PASSWORD
from budget_xl.forms.zones import check_areas
from budget_xl.hosts.functions import FUNCTIONS
from budget_xl.workbook.writer import blank_for, write_form

Row = tuple[str | int, ...]
HELP_LIMIT = 255
"""Excel takes no longer help for a function or an argument."""

_SHEET = re.compile(r'<sheet name="([^"]+)" sheetId="(\d+)"')
_CELL = re.compile(
    r'<c r="([A-Z]+)(\d+)"[^>]*><f(?: t="array" ref="([^"]+)")?>(.*?)</f>', re.DOTALL
)


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


class _Formula(NamedTuple):
    sheet: str
    top: int
    bottom: int
    column: int
    text: str
    is_array: bool


def _formulas(form: Form) -> Iterator[Row]:
    for sheet, top, bottom, column, text, is_array in _written(form):
        parts = parts_of(text) if is_array else []
        yield "formula", key_of(form), sheet, top, bottom, column, text, *parts


def _written(form: Form) -> Iterator[_Formula]:
    """Return every formula of the empty form, as the writer writes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        write_form(form, blank_for(form), path)
        with zipfile.ZipFile(path) as book:
            names = _SHEET.findall(book.read("xl/workbook.xml").decode())
            for sheet, number in names:
                xml = book.read(f"xl/worksheets/sheet{number}.xml").decode()
                for column, row, area, formula in _CELL.findall(xml):
                    bottom = re.search(r"\d+$", area or row)
                    assert bottom
                    yield _Formula(
                        html.unescape(sheet),
                        int(row),
                        int(bottom[0]),
                        column_number(column) + 1,
                        "=" + html.unescape(formula),
                        bool(area),
                    )
