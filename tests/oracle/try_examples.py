"""Run by LibreOffice's own Python: fills in one example after another and reads what a sheet says.

Usage: try_examples.py PROFILE_FOLDER, with [[file, sheet, password, [example...]]...] as JSON on
standard input; an example is a list of [sheet, row, column, value]. Prints, for every file and
example, the values of the sheet by column.
"""

import json
import sys
from pathlib import Path

from recalculate import connect, hidden


def fill(cell, value):
    if isinstance(value, str):
        cell.String = value
    else:
        cell.Value = value


def answers(desktop, file, sheet, password, examples):
    url = Path(file).resolve().as_uri()
    document = desktop.loadComponentFromURL(url, "_blank", 0, hidden())
    for each in document.Sheets:
        each.unprotect(password)
    told = document.Sheets.getByName(sheet)
    cursor = told.createCursor()
    cursor.gotoEndOfUsedArea(True)
    area = cursor.RangeAddress
    verdicts = told.getCellRangeByPosition(0, 0, area.EndColumn, area.EndRow)
    for example in examples:
        cells = [
            document.Sheets.getByName(name).getCellByPosition(column, row)
            for name, row, column, _ in example
        ]
        before = [cell.Formula for cell in cells]
        for cell, (*_, value) in zip(cells, example, strict=True):
            fill(cell, value)
        document.calculateAll()
        yield [list(column) for column in zip(*verdicts.DataArray, strict=True)]
        for cell, formula in zip(cells, before, strict=True):
            cell.Formula = formula
    document.close(True)


def main():
    office, desktop = connect(sys.argv[1])
    try:
        found = [list(answers(desktop, *book)) for book in json.load(sys.stdin)]
        json.dump(found, sys.stdout)
    finally:
        try:
            desktop.terminate()
        finally:
            office.wait(30)


if __name__ == "__main__":
    main()
