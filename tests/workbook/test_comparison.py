"""Nothing done to a workbook goes unseen, and nothing is seen that was not done."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.comparison.spelling import spell
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from tests.oracle.libreoffice import needs_libreoffice
from tests.workbook.editor import Editor
from tests.workbook.tampering import DEEDS, Tampering, link_to, said


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    path = tmp_path_factory.mktemp("filled") / "申报表.xlsx"
    write_form(load_form(), from_plain(data), path)
    return path


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_deed_is_found(deed: Tampering, filled: Path, tmp_path: Path) -> None:
    editor = Editor(filled)
    deed.do(editor)
    assert said(editor.save(tmp_path / "x.xlsx")) == {deed.code}


def test_untouched_says_nothing(filled: Path) -> None:
    assert read_workbook(filled).changes == ()


def test_saved_again_by_another_program_says_nothing(filled: Path, tmp_path: Path) -> None:
    needs_libreoffice()
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"]
    command += [
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(tmp_path),
        str(filled),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert read_workbook(tmp_path / filled.name).changes == ()


def test_without_cached_values_says_nothing(filled: Path, tmp_path: Path) -> None:
    editor = Editor(filled)
    for file in editor.files.values():
        data = editor.parts[file].decode()
        editor.parts[file] = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", data).encode()
    assert read_workbook(editor.save(tmp_path / "x.xlsx")).changes == ()


def test_link_to_the_add_in_is_ours(filled: Path, tmp_path: Path) -> None:
    editor = Editor(filled)
    link_to(editor, "file:///C:/XLSTART/budget_xl.xlam")
    assert said(editor.save(tmp_path / "x.xlsx")) == set()


@pytest.mark.parametrize(
    "other",
    [
        "IFERROR(bx_subtotal(A1:A4),SUM(A1:A4))",
        "IFERROR(@BX_SUBTOTAL(A1:A4),SUM(A1:A4))",
        "IFERROR(_xlfn.SINGLE(BX_SUBTOTAL(A1:A4)),SUM(A1:A4))",
        "IFERROR([1]!BX_SUBTOTAL(A1:A4),SUM(A1:A4))",
        "IFERROR('C:\\old\\budget_xl.xlam'!BX_SUBTOTAL(A1:A4),SUM(A1:A4))",
        "IFERROR(_xldudf_BX_SUBTOTAL(A1:A4),SUM($A$1:$A$4))",
        "iferror(BX_SUBTOTAL( A1:A4 ), sum(A1:A4))",
    ],
)
def test_spellings(other: str) -> None:
    assert spell(other) == spell("IFERROR(BX_SUBTOTAL(A1:A4),SUM(A1:A4))")


def test_spelling_keeps_texts_and_places() -> None:
    assert spell('IF(A1="a b","x","")') != spell('IF(A1="ab","x","")')
    assert spell("SUM(A1:A4)") != spell("SUM(A1:A3)")
    assert spell("'申报表'!A1") == spell("申报表!A1") != spell("测算!A1")


def test_workbook_of_another_making_is_not_accused(filled: Path, tmp_path: Path) -> None:
    editor = Editor(filled)
    editor.change("xl/sharedStrings.xml", load_form().fingerprint, "0" * 64)
    report = check_workbook(editor.save(tmp_path / "x.xlsx"))
    found = [f for f in report.findings if f.code.startswith("WBK")]
    assert [f.severity.value for f in found] == ["未能核对"]
