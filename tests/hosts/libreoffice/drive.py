"""Run by LibreOffice's own Python: does one thing after another with an open workbook.

Usage: drive.py PROFILE_FOLDER FILE, with a list of [what, argument...] as JSON on standard input;
prints the list of answers as JSON.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "oracle"))

import uno
from recalculate import connect, result

SCRIPT = "vnd.sun.star.script:budget_xl_host.py${}?language=Python&location=user"
FORMULA_CELLS = 16


class Session:
    def __init__(self, desktop, file):
        # Not hidden, since a hidden document is neither the current one nor announced as opened.
        self.document = desktop.loadComponentFromURL(Path(file).resolve().as_uri(), "_blank", 0, ())

    def cell(self, sheet, row, column):
        return self.document.Sheets.getByName(sheet).getCellByPosition(column, row)

    def values(self, sheet):
        """Every value from the first cell on, by row."""
        sheet = self.document.Sheets.getByName(sheet)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        area = cursor.RangeAddress
        return sheet.getCellRangeByPosition(0, 0, area.EndColumn, area.EndRow).DataArray

    def errors(self):
        """Every formula cell that shows an error."""
        return [
            [sheet.Name, row, column, result(cell)]
            for sheet in self.document.Sheets
            for area in sheet.queryContentCells(FORMULA_CELLS).RangeAddresses
            for row in range(area.StartRow, area.EndRow + 1)
            for column in range(area.StartColumn, area.EndColumn + 1)
            for cell in [sheet.getCellByPosition(column, row)]
            if cell.getError()
        ]

    def number(self, sheet, row, column, value=None):
        cell = self.cell(sheet, row, column)
        if value is not None:
            cell.Value = value
        return cell.Value

    def text(self, sheet, row, column, value=None):
        cell = self.cell(sheet, row, column)
        if value is not None:
            cell.String = value
        return cell.String

    def formula(self, sheet, row, column, value):
        cell = self.cell(sheet, row, column)
        cell.Formula = value
        return cell.String

    def recalculate(self):
        self.document.calculateAll()

    def run(self, action):
        provider = self.document.getScriptProvider()
        return provider.getScript(SCRIPT.format(action)).invoke((), (), ())[0]

    def told(self):
        return self.document.CurrentController.hasInfobar("org.budget_xl.menu")

    def select(self, sheet, row, column):
        self.document.CurrentController.select(self.cell(sheet, row, column))

    def cursor(self):
        area = self.document.CurrentController.Selection.RangeAddress
        sheet = self.document.Sheets[area.Sheet]
        name = sheet.getCellByPosition(area.StartColumn, area.StartRow).AbsoluteName
        return [sheet.Name, name.rpartition(".")[2].replace("$", "")]

    def visible(self, sheet, row):
        return self.document.Sheets.getByName(sheet).Rows[row].IsVisible

    def save(self, file):
        kind = uno.createUnoStruct(
            "com.sun.star.beans.PropertyValue", Name="FilterName", Value="Calc MS Excel 2007 XML"
        )
        self.document.storeToURL(Path(file).resolve().as_uri(), (kind,))

    def modified(self):
        return self.document.isModified()


def main():
    profile, file = sys.argv[1:]
    office, desktop = connect(profile)
    try:
        session = Session(desktop, file)
        steps = json.load(sys.stdin)
        json.dump([getattr(session, what)(*arguments) for what, *arguments in steps], sys.stdout)
        session.document.close(True)
    finally:
        try:
            desktop.terminate()
        finally:
            office.wait(30)


main()
