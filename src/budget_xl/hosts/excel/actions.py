"""The buttons of the ribbon by name: what each does with the workbook that is open.

``run`` is all that the add-in calls. What a button tells the clerk appears in a message box.
"""

from __future__ import annotations

from importlib import import_module

import xlwings as xw

from budget_xl.core.problem import Problem
from budget_xl.hosts import form_actions
from budget_xl.hosts.excel.desktop import Desk, Desktop
from budget_xl.hosts.excel.log import record
from budget_xl.hosts.excel.window import ExcelWindow

TITLE = "预算申报"

IN_THE_FORM = {
    "check": form_actions.check,
    "next_place": form_actions.next_place,
    "previous_place": form_actions.previous_place,
    "add_row": form_actions.add_row,
    "fold_rows": form_actions.fold_rows,
}
WITH_FILES = {
    "import_last_year": "street_files",
    "repair": "street_files",
    "export_pdf": "street_files",
    "export_opinions": "street_files",
    "consolidate": "district_files",
    "distribute": "district_files",
    "manual": "help_pages",
    "doctor": "doctor",
    "about": "help_pages",
}
"""The module behind a button, imported when it is first used, so that 校验 answers at once."""


def run(name: str, book: xw.Book | None = None, desk: Desk | None = None) -> str:
    """Do what the button ``name`` promises, tell the clerk, and return what was told.

    ``book`` is the workbook in front of the clerk, the calling one when left out.
    """
    book = book or xw.Book.caller()
    window = ExcelWindow(book)
    try:
        if name in IN_THE_FORM:
            sentence = IN_THE_FORM[name](window)
        else:
            module = import_module(f"budget_xl.hosts.excel.{WITH_FILES[name]}")
            sentence = getattr(module, name)(window, desk or Desktop(book))
    except Problem as problem:
        sentence = f"{problem.message}{problem.hint}"
    except Exception as error:
        record(name, error)
        raise
    if sentence:
        book.app.alert(sentence, TITLE)
    return sentence
