"""What a desktop Excel alone can do, against doubles of it; and the pages of the group 帮助."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest

from budget_xl.core.problem import Problem
from budget_xl.forms.layout import MAIN
from budget_xl.forms.loader import load_form
from budget_xl.hosts.excel.desktop import Desktop
from budget_xl.hosts.excel.mending import LONGEST_ARRAY, mend
from budget_xl.hosts.excel.window import is_error
from budget_xl.workbook.computed_cells import computed_cells
from tests.conftest import ROOT
from tests.hosts.excel.remote import Desk, Excel


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("#NAME?", True),
        ("#REF!", True),
        ("#DIV/0!", True),
        ("#N/A", True),
        (-2146826246, True),
        ("第#1项", False),
        ("#", False),
        (-5, False),
        (True, False),
        (-2146826246.0, False),
    ],
)
def test_error_values_are_told_from_values(value: object, error: bool) -> None:
    assert is_error(value) is error


@pytest.mark.parametrize(
    ("answer", "chosen"), [(False, None), (r"C:\表\去年.docx", Path(r"C:\表\去年.docx"))]
)
def test_a_file_is_asked_for_by_its_kinds(answer: object, chosen: Path | None) -> None:
    book = MagicMock()
    book.app.api.GetOpenFilename.return_value = answer
    assert Desktop(book).choose_file("选择", "*.docx;*.txt") == chosen
    book.app.api.GetOpenFilename.assert_called_once_with(
        "选择 (*.docx;*.txt),*.docx;*.txt", 1, "选择"
    )


@pytest.mark.parametrize(("shown", "chosen"), [(0, None), (-1, Path("D:/报送"))])
def test_a_folder_is_asked_for(shown: int, chosen: Path | None) -> None:
    book = MagicMock()
    book.app.api.FileDialog.return_value.Show.return_value = shown
    book.app.api.FileDialog.return_value.SelectedItems.return_value = "D:/报送"
    assert Desktop(book).choose_folder("选择文件夹") == chosen


def test_a_pdf_that_excel_refuses_is_a_problem(tmp_path: Path) -> None:
    sheet = MagicMock()
    book = SimpleNamespace(sheets={MAIN: sheet})
    Desktop(book).print_pdf(MAIN, tmp_path / "表.pdf")
    sheet.api.ExportAsFixedFormat.assert_called_once_with(0, str(tmp_path / "表.pdf"))
    sheet.api.ExportAsFixedFormat.side_effect = OSError("in use")
    with pytest.raises(Problem, match="PDF"):
        Desktop(book).print_pdf(MAIN, tmp_path / "表.pdf")


def test_the_status_bar_goes_back_to_excel() -> None:
    book = MagicMock()
    Desktop(book).progress("1/2")
    assert book.app.status_bar == "1/2"
    Desktop(book).progress("")
    assert book.app.status_bar is False


class Sheets(dict):
    """The ranges of an Excel on a desktop, which tells and takes formulas."""

    def __init__(self, spoilt: set[Any]) -> None:
        super().__init__()
        for cell in computed_cells(load_form()):
            area = cell.area
            said = 1 if cell in spoilt else cell.formula.replace("BX_", "'C:\\x\\b.xlam'!BX_")
            place = (area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1)
            ranges = self.setdefault(area.sheet, SimpleNamespace(ranges={}))
            ranges.ranges[place] = SimpleNamespace(formula=said, formula_array=said)
            ranges.range = lambda *place, own=ranges: own.ranges[place]


@pytest.mark.parametrize("long", [False, True])
def test_only_lost_formulas_are_put_back_and_long_arrays_not(long: bool) -> None:
    cells = computed_cells(load_form())
    arrays = [cell for cell in cells if cell.is_array]
    lost = {
        next(cell for cell in cells if not cell.is_array),
        next(cell for cell in arrays if (len(cell.formula) > LONGEST_ARRAY) is long),
    }
    app = SimpleNamespace(engine=SimpleNamespace(type="desktop"))
    book = SimpleNamespace(sheets=Sheets(lost), app=app)
    assert mend(book, load_form()) == ((1, 1) if long else (2, 0))
    assert mend(book, load_form()) == ((0, 1) if long else (0, 0))


def test_a_workbook_that_cannot_be_mended_in_place_is_written_anew(
    street: Excel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from budget_xl.hosts.excel import street_files
    from budget_xl.workbook.reader import read_workbook

    monkeypatch.setattr(street_files, "mend", lambda *_: (0, 1))
    desk = Desk()
    told = street.run("repair", desk)
    [whole] = desk.opened
    assert whole.name in told
    assert read_workbook(whole).declaration == read_workbook(street.path).declaration


def test_the_manual_is_shown_with_its_pictures(street: Excel) -> None:
    desk = Desk()
    assert street.run("manual", desk) == ""
    [page] = desk.opened
    html = page.read_text(encoding="utf-8")
    assert "<h1>街道填报手册</h1>" in html
    assert "<table>" in html
    assert f'<base href="{(ROOT / "docs").as_uri()}/">' in html


def test_the_pictures_of_the_manual_are_there_and_light() -> None:
    text = (ROOT / "docs" / "街道填报手册.md").read_text(encoding="utf-8")
    pictures = [ROOT / "docs" / name for name in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)]
    assert len(pictures) >= 2
    assert all(picture.stat().st_size < 200_000 for picture in pictures)


def test_the_manual_speaks_of_every_button_of_a_street() -> None:
    text = (ROOT / "docs" / "街道填报手册.md").read_text(encoding="utf-8")
    ribbon = (ROOT / "macros" / "customUI.xml").read_text(encoding="utf-8")
    labels = re.findall(r'<button id="\w+" label="([^"]+)"', ribbon)
    assert "校验" in labels
    theirs = set(labels) - {"汇总文件夹", "发放模板", "手册", "关于"}
    assert {label for label in theirs if f"“{label}”" not in text} == set()


def test_every_button_has_something_behind_it() -> None:
    from importlib import import_module

    from budget_xl.hosts.excel.actions import IN_THE_FORM, WITH_FILES

    ribbon = (ROOT / "macros" / "customUI.xml").read_text(encoding="utf-8")
    buttons = set(re.findall(r'<button id="BX_(\w+)"', ribbon))
    assert buttons == IN_THE_FORM.keys() | WITH_FILES.keys()
    for name, module in WITH_FILES.items():
        assert callable(getattr(import_module(f"budget_xl.hosts.excel.{module}"), name))
