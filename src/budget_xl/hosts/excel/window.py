"""The workbook that is open in Excel, as the actions of every host want it.

Only what xlwings offers over COM and over its remote engine alike is used. The add-in has
protected the sheets for the user interface only, so that writing needs no unprotecting.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

import xlwings as xw

from budget_xl.core.entry import Defect
from budget_xl.core.place import Ref
from budget_xl.forms.area import cell_name
from budget_xl.forms.layout import RESULT_HEADS, RESULTS
from budget_xl.forms.sheets import Grid
from budget_xl.hosts.open_form import Defects

PLACE = [head for head, _ in RESULT_HEADS].index("位置")
_ERROR = re.compile(r"#(?:N/A|[A-Z]+[!?]|DIV/0!|GETTING_DATA)")
_ERROR_CODES = range(-2146826288, -2146826200)
"""What COM hands over for an error value that xlwings does not know."""


class ExcelWindow:
    """One workbook of Excel."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book

    @property
    def name(self) -> str:
        return re.split(r"[\\/]", self.book.name)[-1]

    @property
    def sheets(self) -> Collection[str]:
        return [sheet.name for sheet in self.book.sheets]

    @property
    def cursor(self) -> Ref | None:
        found = self.book.selection
        if found is None or found.address is None:
            return None
        return Ref(found.sheet.name, cell_name(found.row - 1, found.column - 1))

    def recalculate(self) -> None:
        self.book.app.calculate()

    def read(self, sheet: str) -> tuple[Grid, Defects]:
        found = self.book.sheets[sheet]
        last = found.used_range.last_cell
        whole = found.range((1, 1), (last.row, last.column))
        values = whole.options(ndim=2, empty="", err_to_str=True).value
        defects = {
            cell_name(row, column): Defect.ERROR_VALUE
            for row, line in enumerate(values)
            for column, value in enumerate(line)
            if is_error(value)
        }
        return [[_plain(value) for value in line] for line in values], defects

    def go(self, ref: Ref) -> None:
        sheet = self.book.sheets[ref.sheet]
        sheet.activate()
        sheet.range(ref.cell).select()

    def hide(self, sheet: str, rows: range, *, hidden: bool) -> None:
        self.book.sheets[sheet].range((rows[0] + 1, 1), (rows[-1] + 1, 1)).rows.hidden = hidden

    def list_results(self, rows: Sequence[Sequence[str]], lines: int) -> None:
        blank = [""] * len(RESULT_HEADS)
        cells = [[_cell(column, text) for column, text in enumerate(row)] for row in rows]
        sheet = self.book.sheets[RESULTS]
        area = sheet.range((2, 1), (lines + 1, len(RESULT_HEADS)))
        area.value = cells + [blank] * (lines - len(cells))
        area.rows.autofit()


def is_error(value: Any) -> bool:
    """Tell whether ``value`` is what Excel hands over for an error value."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value in _ERROR_CODES
    return isinstance(value, str) and _ERROR.fullmatch(value) is not None


def _plain(value: Any) -> Any:
    """Return a value as files have it: currencies as numbers, dates at midnight as dates."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def _cell(column: int, text: str) -> str:
    """Return what to write so that Excel takes it for this text, or a link to this place."""
    if column == PLACE and text:
        sheet, _, cell = text.rpartition("!")
        return f'=HYPERLINK("#\'{sheet}\'!{cell}","{text}")'
    return f"'{text}" if text else ""
