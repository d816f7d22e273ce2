"""Run by LibreOffice's own Python: loads an add-in and runs functions of it.

Usage: load.py PROFILE_FOLDER FILE; prints modules and answers as JSON.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "oracle"))

import uno
from recalculate import connect

PROJECT = "VBAProject"
CALLS = {
    "title": ("BX_Table.BX_Text", "title"),
    "plain": ("BX_Forms.BX_Plain", "=IFERROR('C:\\a b\\budget_xl.xlam'!bx_join(a),\"\")"),
    "failed": ("BX_Functions.BX_JOIN", "no Python is reached, so that an error value comes back"),
}


def option(name, value):
    return uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)


def main():
    profile, file = sys.argv[1:]
    office, desktop = connect(profile)
    try:
        options = (
            option("Hidden", True),
            option("FilterName", "Calc MS Excel 2007 VBA XML"),
            option("MacroExecutionMode", 4),
        )
        url = Path(file).resolve().as_uri()
        document = desktop.loadComponentFromURL(url, "_blank", 0, options)
        library = document.BasicLibraries.getByName(PROJECT)
        answer = {"modules": list(library.ElementNames)}
        # LibreOffice cannot compile the module of xlwings, and then runs nothing of the library.
        library.removeByName("budget_xl")
        scripts = document.getScriptProvider()
        for key, (function, argument) in CALLS.items():
            url = f"vnd.sun.star.script:{PROJECT}.{function}?language=Basic&location=document"
            answer[key] = scripts.getScript(url).invoke((argument,), (), ())[0]
        json.dump(answer, sys.stdout)
        document.close(True)
    finally:
        try:
            desktop.terminate()
        finally:
            office.wait(30)


main()
