"""The add-in in Excel itself: point 7 of the protocol, help, ribbon, server, speed."""

from __future__ import annotations

import re
import time
from contextlib import suppress

from budget_xl.devtools.addin.build import SOURCES
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN
from budget_xl.forms.loader import load_form
from budget_xl.hosts.excel.doctor import examine
from budget_xl.hosts.excel.seat import this_seat

LAYOUT = lay_out(load_form())


def test_7_add_in_opens_unrepaired_and_compiles(excel, load) -> None:
    addin = load()
    assert addin.IsAddin
    assert excel.api.Run(f"'{addin.Name}'!BX_Table.BX_Text", "title") == "预算申报"


def test_icons_of_the_ribbon_exist(excel) -> None:
    ribbon = (SOURCES / "customUI.xml").read_text(encoding="utf-8")
    for name in re.findall(r'imageMso="(\w+)"', ribbon):
        assert excel.api.CommandBars.GetImageMso(name, 16, 16), name


def test_python_answers_cells(excel, load, observe) -> None:
    addin = load()
    book = excel.api.Workbooks.Add()
    start = time.perf_counter()
    said = excel.api.Run(f"'{addin.Name}'!BX_JOIN", "单格")
    observe(f"first answer after {time.perf_counter() - start:.2f} s")
    assert said == "单格"
    book.Close(False)


def test_full_recalculation(excel, load, street, observe) -> None:
    load()
    excel.api.Workbooks.Open(str(street))
    excel.api.CalculateFull()
    start = time.perf_counter()
    excel.api.CalculateFull()
    observe(f"{time.perf_counter() - start:.2f} s")


def test_killed_server_comes_back(excel, load, street) -> None:
    addin = load()
    excel.api.Workbooks.Open(str(street))
    run = f"'{addin.Name}'!BX_JOIN"
    assert excel.api.Run(run, "甲") == "甲"
    server = excel.api.Run(f"'{addin.Name}'!BX_Python.BX_Server")
    with suppress(Exception):  # the process is gone, however Windows says so
        server.Exec("import os; os._exit(0)")
    excel.api.Run(run, "甲")
    assert excel.api.Run(run, "乙") == "乙"


def test_next_place_on_the_protected_sheet(excel, load, street) -> None:
    addin = load()
    book = excel.api.Workbooks.Open(str(street))
    book.Worksheets(MAIN).Activate()
    excel.api.Run(f"'{addin.Name}'!BX_Moves.BX_GoTo", 1)
    assert not excel.api.ActiveCell.Locked


def test_added_row_on_the_protected_sheet(excel, load, street) -> None:
    addin = load()
    book = excel.api.Workbooks.Open(str(street))
    band = LAYOUT.band("expenditure.items")
    sheet = book.Worksheets(MAIN)
    sheet.Activate()
    sheet.Range(band.area("name", 1).ref.cell).Select()
    excel.api.Run(f"'{addin.Name}'!BX_Moves.BX_AddRow")
    assert band.top < excel.api.ActiveCell.Row <= band.top + band.capacity
    assert excel.api.ActiveCell.Text == ""


def test_doctor_finds_nothing(observe) -> None:
    lines = examine(this_seat())
    for line in lines:
        observe(line.as_dict())
    assert [line.what for line in lines if line.remedy] == []
