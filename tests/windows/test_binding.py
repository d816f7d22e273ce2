"""What Excel makes of our calls when it opens a workbook: points 1 to 6 of the protocol."""

from __future__ import annotations

import re
import zipfile

from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN
from budget_xl.forms.loader import load_form
from budget_xl.forms.stamp import PASSWORD
from budget_xl.forms.zones import check_areas

NAME_ERROR = -2146826259
JOINED = "甲；乙"
LAYOUT = lay_out(load_form())


def values(book) -> list[object]:
    sheet = book.Worksheets(1)
    return [sheet.Range("B1").Value, sheet.Range("B2").Value]


def test_1_bare_call_with_the_add_in_loaded_before(excel, load, bare, observe) -> None:
    load()
    found = values(excel.api.Workbooks.Open(str(bare)))
    observe(found)
    assert found[1] in (JOINED, "native", "cached")


def test_3_what_binds_a_name_that_was_not_known(excel, load, bare, observe) -> None:
    book = excel.api.Workbooks.Open(str(bare))
    load()
    found = {"loaded afterwards": values(book)}
    excel.api.CalculateFull()
    found["CalculateFull"] = values(book)
    excel.api.CalculateFullRebuild()
    found["CalculateFullRebuild"] = values(book)
    cell = book.Worksheets(1).Range("B1")
    cell.Formula = cell.Formula
    found["entered again"] = values(book)
    observe(found)
    assert found["entered again"][0] == JOINED


def test_4_what_excel_writes(excel, load, bare, tmp_path, observe) -> None:
    load()
    book = excel.api.Workbooks.Open(str(bare))
    cell = book.Worksheets(1).Range("B1")
    cell.Formula = cell.Formula
    saved = tmp_path / "saved.xlsx"
    book.SaveAs(str(saved))
    book.Close(False)
    with zipfile.ZipFile(saved) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        links = [name for name in parts.namelist() if "externalLinks/_rels" in name]
        kinds = [re.findall(r'Type="([^"]+)"', parts.read(name).decode()) for name in links]
    formulas = re.findall(r"<f[^>]*>([^<]+)</f>", sheet)
    observe({"formulas": formulas, "links": kinds})
    assert any("BX_JOIN" in formula for formula in formulas)


def test_5_moved_add_in_is_found_again(excel, load, street, tmp_path, observe) -> None:
    first = load("before")
    book = excel.api.Workbooks.Open(str(street))
    saved = tmp_path / "saved.xlsx"
    book.SaveAs(str(saved))
    book.Close(False)
    first.Close(False)
    load("after")
    book = excel.api.Workbooks.Open(str(saved), UpdateLinks=0)
    sheet = book.Worksheets(MAIN)
    texts = [
        sheet.Range(area.ref.cell).Formula
        for area in check_areas(LAYOUT).values()
        if area.sheet == MAIN
    ]
    observe({"links": book.LinkSources(1), "formula": texts[0][:80]})
    assert all(text.startswith("=IFERROR(BX_") for text in texts)
    assert sheet.ProtectContents


def test_6_without_the_add_in(excel, bare, street, observe) -> None:
    found = values(excel.api.Workbooks.Open(str(bare)))
    observe({"on opening": found})
    excel.api.CalculateFull()
    book = excel.api.ActiveWorkbook
    assert values(book) == [NAME_ERROR, "native"]
    form = excel.api.Workbooks.Open(str(street))
    excel.api.CalculateFull()
    for sheet in form.Worksheets:
        for area in check_areas(LAYOUT).values():
            if area.sheet == sheet.Name:
                assert not sheet.Range(area.ref.cell).Text.startswith("#")


def test_form_asks_python(excel, load, street, observe) -> None:
    """The line of state counts what only the rules know."""
    book = excel.api.Workbooks.Open(str(street))
    state = book.Worksheets(MAIN).Range(LAYOUT.box("state").area.ref.cell)
    excel.api.CalculateFull()
    native = state.Text
    load()
    excel.api.CalculateFull()
    observe({"native": native, "python": state.Text})
    assert state.Text != native


def test_repair_of_long_arrays(excel, load, street) -> None:
    """``Range.Replace`` within an array of several cells, on which the repair relies."""
    addin = load()
    book = excel.api.Workbooks.Open(str(street))
    sheet = book.Worksheets(MAIN)
    area = max(
        (area for area in check_areas(LAYOUT).values() if area.sheet == MAIN),
        key=lambda area: len(sheet.Range(area.ref.cell).Formula),
    )
    before = sheet.Range(area.ref.cell).Formula
    assert len(before) > 255
    sheet.Unprotect(PASSWORD)
    sheet.Range(area.a1).ClearContents()
    sheet.Protect(PASSWORD)
    excel.api.Run(f"'{addin.Name}'!BX_Forms.BX_Mend", book, True)
    assert sheet.Range(area.ref.cell).Formula == before
    assert sheet.Range(area.ref.cell).CurrentArray.Address.replace("$", "") == area.a1
    assert sheet.ProtectContents


def test_user_interface_only_lets_python_write(excel, load, street) -> None:
    load()
    book = excel.api.Workbooks.Open(str(street))
    sheet = book.Worksheets(MAIN)
    assert sheet.ProtectionMode
    locked = sheet.Range(LAYOUT.box("expenditure.total").area.ref.cell)
    locked.Formula = locked.Formula
