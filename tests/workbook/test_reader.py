"""What cannot be read is a Problem in Chinese that says what was found and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from budget_xl.core.entry import Defect
from budget_xl.core.problem import Problem
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import blank_for, write_form
from tests.declare import declare


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    path = tmp_path / "空表.xlsx"
    write_form(load_form(), blank_for(load_form(), "某街道"), path)
    return path


def edit(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Rewrite one part of a package, leaving the others as they are."""
    target = path.with_name("改过.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return target


def cell_of(key: str) -> str:
    return lay_out(load_form()).refs[key].cell


def problem_of(path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        read_workbook(path)
    assert caught.value.hint
    assert caught.value.path == str(path)
    return caught.value


def test_missing_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "没有.xlsx").code == "missing-file"


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"", "空文件"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧格式"),
        (b"<html>", "网页"),
        ("单位,金额".encode("gbk"), "CSV"),
        (b"PK\x03\x04broken", "压缩包"),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, looks_like: str) -> None:
    path = tmp_path / "改名.xlsx"
    path.write_bytes(data)
    problem = problem_of(path)
    assert problem.code == "not-a-workbook"
    assert looks_like in problem.message


def test_workbook_of_somebody_else(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "考勤表"
    book.save(tmp_path / "别的.xlsx")
    problem = problem_of(tmp_path / "别的.xlsx")
    assert problem.code == "not-ours"
    assert "考勤表" in problem.message


def test_other_version_of_the_form(blank: Path) -> None:
    strings = "xl/sharedStrings.xml"
    older = edit(
        blank, strings, lambda text: text.replace("<t>hongshan-2020</t>", "<t>hongshan-2015</t>")
    )
    problem = problem_of(older)
    assert problem.code == "form-version"
    assert "hongshan-2015" in problem.message
    assert "hongshan-2020" in problem.message


def test_sheet_renamed(blank: Path) -> None:
    renamed = edit(
        blank, "xl/workbook.xml", lambda text: text.replace('name="测算依据"', 'name="测算"')
    )
    assert problem_of(renamed).code == "sheet-missing"


def test_value_far_outside(blank: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>'
    path = edit(blank, "xl/worksheets/sheet2.xml", lambda text: text.replace("</sheetData>", far))
    assert problem_of(path).code == "too-far"


def test_styled_blank_far_outside_is_harmless(blank: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    path = edit(blank, "xl/worksheets/sheet2.xml", lambda text: text.replace("</sheetData>", far))
    assert read_workbook(path).declaration.identity.unit.value == "某街道"


def test_too_much_when_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "炸弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 50_000_000)
    assert problem_of(path).code == "oversized"


def test_cut_off(blank: Path) -> None:
    path = blank.with_name("截断.xlsx")
    path.write_bytes(blank.read_bytes()[:-300])
    assert problem_of(path).code == "not-a-workbook"


def test_error_value_in_an_input_is_seen(blank: Path) -> None:
    cell = cell_of("budget.total")

    def break_cell(text: str) -> str:
        start = text.index(f'<c r="{cell}"')
        end = text.index("/>", start) + 2
        broken = f'<c r="{cell}" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        return text[:start] + broken + text[end:]

    found = read_workbook(edit(blank, "xl/worksheets/sheet2.xml", break_cell)).declaration
    assert found.budget.total.defect is Defect.ERROR_VALUE


def test_totals_never_calculated_are_no_fault_of_the_clerk(tmp_path: Path) -> None:
    """A library that saves a workbook drops the results of its formulas."""
    form = load_form()
    lines = [
        {"code": line.code, "amount": "10" if line.code == "general" else ""} for line in form.lines
    ]
    path = tmp_path / "表.xlsx"
    write_form(form, declare(form, funding={"lines": lines}), path)
    book = openpyxl.load_workbook(path)
    book.save(tmp_path / "再存.xlsx")
    saved = read_workbook(tmp_path / "再存.xlsx").declaration
    assert saved.funding.total.value == Decimal(10)
    assert saved.funding.total.defect is None


@pytest.mark.parametrize(
    ("typed", "defect"),
    [("约12", Defect.NOT_A_NUMBER), ("12万", Defect.NOT_A_NUMBER), ("12", Defect.NUMBER_AS_TEXT)],
)
def test_text_in_an_amount_is_never_zero(blank: Path, typed: str, defect: Defect) -> None:
    book = openpyxl.load_workbook(blank)
    book["申报表"][cell_of("budget.total")].value = typed
    path = blank.with_name("文字.xlsx")
    book.save(path)
    entry = read_workbook(path).declaration.budget.total
    assert (entry.value, entry.defect, entry.raw) == (None, defect, typed)


def test_every_file_of_the_corpus_is_read_or_refused(corpus: Path) -> None:
    """None is ours; none may abort the process or escape as another exception."""
    seen = {path.name: problem_of(path).code for path in sorted(corpus.iterdir())}
    assert len(seen) > 30
    assert {"not-ours", "not-a-workbook", "too-far", "damaged-file"} <= set(seen.values())
