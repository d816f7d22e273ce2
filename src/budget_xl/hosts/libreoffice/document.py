"""The document that is open in LibreOffice, as the actions of every host want it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from budget_xl.core.entry import Defect
from budget_xl.core.place import Ref
from budget_xl.forms.area import cell_name
from budget_xl.forms.layout import RESULT_HEADS, RESULTS
from budget_xl.forms.sheets import Grid
from budget_xl.forms.stamp import PASSWORD
from budget_xl.hosts.open_form import Defects

ERRORS = 4
"""com.sun.star.sheet.FormulaResult.ERROR"""
PLACE = [head for head, _ in RESULT_HEADS].index("位置")


class Document:
    """A spreadsheet of LibreOffice; any other document has no sheets."""

    def __init__(self, document: Any) -> None:
        self.document = document

    @property
    def name(self) -> str:
        title: str = self.document.Title
        return title

    @property
    def sheets(self) -> Collection[str]:
        is_sheets = self.document.supportsService("com.sun.star.sheet.SpreadsheetDocument")
        return self.document.Sheets.ElementNames if is_sheets else ()

    @property
    def cursor(self) -> Ref | None:
        area = getattr(self.document.CurrentController.Selection, "RangeAddress", None)
        if area is None:
            return None
        name = self.document.Sheets.getByIndex(area.Sheet).Name
        return Ref(name, cell_name(area.StartRow, area.StartColumn))

    def recalculate(self) -> None:
        self.document.calculateAll()

    def read(self, sheet: str) -> tuple[Grid, Defects]:
        found = self._sheet(sheet)
        cursor = found.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        grid = found.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).DataArray
        return grid, _defects(found)

    def go(self, ref: Ref) -> None:
        cell = self._sheet(ref.sheet).getCellRangeByName(ref.cell)
        self.document.CurrentController.select(cell)

    def hide(self, sheet: str, rows: range, *, hidden: bool) -> None:
        area = self._sheet(sheet).getCellRangeByPosition(0, rows[0], 0, rows[-1])
        area.Rows.IsVisible = not hidden

    def list_results(self, rows: Sequence[Sequence[str]], lines: int) -> None:
        sheet = self._sheet(RESULTS)
        area = sheet.getCellRangeByPosition(0, 1, len(RESULT_HEADS) - 1, lines)
        was_protected = sheet.isProtected()
        sheet.unprotect(PASSWORD)
        blank = ("",) * len(RESULT_HEADS)
        # The checks of the form read this sheet: they need not follow every single change.
        self.document.enableAutomaticCalculation(False)
        area.setDataArray((*map(tuple, rows), *[blank] * (lines - len(rows))))
        for number, row in enumerate(rows, start=1):
            if row[PLACE]:
                self._link(sheet.getCellByPosition(PLACE, number), row[PLACE])
        self.document.enableAutomaticCalculation(True)
        area.Rows.OptimalHeight = True
        if was_protected:
            sheet.protect(PASSWORD)

    def _sheet(self, name: str) -> Any:
        return self.document.Sheets.getByName(name)

    def _link(self, cell: Any, place: str) -> None:
        field = self.document.createInstance("com.sun.star.text.TextField.URL")
        field.Representation = place
        field.URL = "#" + place.replace("!", ".")
        cell.String = ""
        cell.insertTextContent(cell.createTextCursor(), field, False)


def _defects(sheet: Any) -> Defects:
    return {
        cell_name(row, column): Defect.ERROR_VALUE
        for area in sheet.queryFormulaCells(ERRORS).RangeAddresses
        for row in range(area.StartRow, area.EndRow + 1)
        for column in range(area.StartColumn, area.EndColumn + 1)
    }
