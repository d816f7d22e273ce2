"""A form that is open in LibreOffice: what its sheets say, what is wrong with it, its cursor."""

from __future__ import annotations

from typing import Any

from budget_xl.core.entry import Defect
from budget_xl.core.finding import Finding
from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.forms.area import cell_name
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN, RESULTS, STAMP
from budget_xl.forms.loader import load_form
from budget_xl.forms.reading import USE_TEMPLATE, stamp_in, waivers_in
from budget_xl.forms.sheets import Grid, Sheets
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check

ERRORS = 4
"""com.sun.star.sheet.FormulaResult.ERROR"""


def is_ours(document: Any) -> bool:
    """Tell whether a document is one of our workbooks, before anything of it is read."""
    is_sheets = document.supportsService("com.sun.star.sheet.SpreadsheetDocument")
    return is_sheets and document.Sheets.hasByName(STAMP)


class OpenForm:
    """One of our workbooks, open. Raises Problem for any other document."""

    def __init__(self, document: Any) -> None:
        if not is_ours(document):
            raise Problem("not-ours", "当前打开的不是本系统的申报表。", USE_TEMPLATE)
        self.document = document
        names = dict.fromkeys(document.Sheets.ElementNames, ())
        stamp = stamp_in(names | {STAMP: self._grid(STAMP)}, document.Title)
        self.form = load_form(stamp.form, int(stamp.year))
        self.layout = lay_out(self.form)
        read = {MAIN, *(band.sheet for band in self.layout.bands)} | ({RESULTS} & names.keys())
        self.grids = {name: self._grid(name) for name in read}
        self.waivers = tuple(waivers_in(self.grids.get(RESULTS, ())))

    def findings(self) -> tuple[Finding, ...]:
        """Check what the sheets say now."""
        defects = {name: _defects(self.sheet(name)) for name in self.grids}
        declaration = Sheets(self.grids, defects).declaration(self.form, self.layout)
        return check(declaration, self.form, load_catalogue(), waivers=self.waivers)

    def _grid(self, name: str) -> Grid:
        sheet = self.sheet(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress
        return sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).DataArray

    def sheet(self, name: str) -> Any:
        """Return the sheet of that name."""
        return self.document.Sheets.getByName(name)

    @property
    def cursor(self) -> Ref | None:
        """The first selected cell, None while something else than one range is selected."""
        area = getattr(self.document.CurrentController.Selection, "RangeAddress", None)
        if area is None:
            return None
        name = self.document.Sheets.getByIndex(area.Sheet).Name
        return Ref(name, cell_name(area.StartRow, area.StartColumn))

    def go(self, ref: Ref) -> None:
        """Move the cursor."""
        cell = self.sheet(ref.sheet).getCellRangeByName(ref.cell)
        self.document.CurrentController.select(cell)


def _defects(sheet: Any) -> dict[str, Defect]:
    return {
        cell_name(row, column): Defect.ERROR_VALUE
        for area in sheet.queryFormulaCells(ERRORS).RangeAddresses
        for row in range(area.StartRow, area.EndRow + 1)
        for column in range(area.StartColumn, area.EndColumn + 1)
    }
