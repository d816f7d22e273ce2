"""Run by LibreOffice's own Python: recalculates workbooks and prints every formula cell as JSON.

Usage: recalculate.py PROFILE_FOLDER FILE...
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.FormulaResult import ERROR, STRING, VALUE
from com.sun.star.table.CellContentType import FORMULA

FORMULA_CELLS = 16
START_SECONDS = 60


def connect(profile):
    pipe = f"budget_xl_{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice", "--headless", "--norestore", "--nologo",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    url = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(START_SECONDS * 5):
        try:
            context = resolver.resolve(url)
        except NoConnectException:
            time.sleep(0.2)
        else:
            return office, context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise SystemExit("LibreOffice did not start")


def hidden():
    return (PropertyValue("Hidden", 0, True, 0),)


def formulas(document):
    document.calculateAll()
    found = {}
    for sheet in document.Sheets:
        cells = found[sheet.Name] = {}
        for area in sheet.queryContentCells(FORMULA_CELLS).RangeAddresses:
            for row in range(area.StartRow, area.EndRow + 1):
                for column in range(area.StartColumn, area.EndColumn + 1):
                    cell = sheet.getCellByPosition(column, row)
                    if cell.Type == FORMULA:
                        cells[f"{row},{column}"] = result(cell)
    return found


def result(cell):
    if cell.getError():
        return {"error": cell.getError(), "formula": cell.Formula}
    if cell.FormulaResultType2 == STRING:
        return {"value": cell.String}
    assert cell.FormulaResultType2 in (VALUE, ERROR)
    return {"value": cell.Value}


def main():
    profile, *files = sys.argv[1:]
    office, desktop = connect(profile)
    try:
        answer = {}
        for file in files:
            url = Path(file).resolve().as_uri()
            document = desktop.loadComponentFromURL(url, "_blank", 0, hidden())
            answer[file] = formulas(document)
            document.close(True)
        json.dump(answer, sys.stdout)
    finally:
        try:
            desktop.terminate()
        finally:
            office.wait(30)


if __name__ == "__main__":
    main()
