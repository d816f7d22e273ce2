"""The buttons that write files, pressed through xlwings' remote engine; a clerk gives the answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from budget_xl.core.finding import count, count_line
from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import demo_roster_csv, scenario
from budget_xl.forms.layout import MAIN
from budget_xl.forms.loader import load_form
from budget_xl.hosts.excel.actions import IN_THE_FORM, WITH_FILES
from budget_xl.hosts.excel.desktop import free
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from tests.hosts.excel.conftest import CODE, UNIT, opened
from tests.hosts.excel.remote import Desk, Excel
from tests.legacy.papers import paper, write_word

QUIET = {"manual", "next_place", "previous_place"}
"""Buttons whose answer is what they show, not a sentence."""


@pytest.fixture
def empty(files: dict[str, Path], tmp_path: Path) -> Excel:
    return opened(files, "empty", tmp_path)


def test_a_workbook_of_another_year_becomes_one_of_this_year(
    empty: Excel, files: dict[str, Path], tmp_path: Path
) -> None:
    old = tmp_path / "去年.xlsx"
    declaration = read_workbook(files["street"]).declaration
    write_form(load_form("hongshan-2020", 2019), declaration, old)
    before = old.read_bytes()
    desk = Desk(old)
    told = empty.run("import_last_year", desk)
    [new] = desk.opened
    assert new.parent == old.parent
    assert new.name in told
    reading = read_workbook(new)
    assert reading.form.year == load_form().year
    assert reading.declaration.expenditure.items == declaration.expenditure.items
    assert reading.declaration.indicators == declaration.indicators
    assert old.read_bytes() == before


def test_what_the_form_of_this_year_has_no_place_for_is_listed(
    empty: Excel, tmp_path: Path
) -> None:
    """The form of 2021 has a class of cost indicators that the form of 2020 lacks."""
    old = tmp_path / "旧.xlsx"
    form = load_form("hongshan-2021")
    code = next(code for code in form.classes if code not in load_form().classes)
    row = {"code": code, "number": 1, "name": "某项成本", "value": "5", "unit": "万元"}
    plain = {"form": form.id, "version": form.version, "year": form.year}
    write_form(form, from_plain({**plain, "indicators": {"rows": [row]}}), old)
    told = empty.run("import_last_year", Desk(old))
    [listed] = tmp_path.glob("*没有放入的内容.txt")
    assert listed.name in told
    assert "某项成本" in listed.read_text(encoding="utf-8-sig")


def test_a_word_form_becomes_a_workbook_of_the_unit(empty: Excel, tmp_path: Path) -> None:
    old = write_word(tmp_path, paper())
    desk = Desk(old)
    empty.run("import_last_year", desk)
    identity = read_workbook(desk.opened[0]).declaration.identity
    assert identity.unit_code.value == CODE
    assert identity.unit.value


def test_the_text_of_the_real_form_is_imported(
    seed: Path, empty: Excel, tmp_path: Path, files: dict[str, Path]
) -> None:
    old = Path(shutil.copy(seed, tmp_path / "旧表.txt"))
    desk = Desk(old)
    empty.run("import_last_year", desk)
    imported = read_workbook(desk.opened[0]).declaration
    wanted = read_workbook(files["real"]).declaration
    assert imported.indicators == wanted.indicators
    assert imported.expenditure == wanted.expenditure
    assert imported.narrative == wanted.narrative


def test_importing_twice_overwrites_nothing(
    empty: Excel, files: dict[str, Path], tmp_path: Path
) -> None:
    old = Path(shutil.copy(files["street"], tmp_path / "旧.xlsx"))
    desk = Desk(old, old)
    empty.run("import_last_year", desk)
    desk.opened[0].write_bytes(b"edited")
    empty.run("import_last_year", desk)
    assert desk.opened[0].read_bytes() == b"edited"
    assert desk.opened[1] != desk.opened[0]


def test_what_cannot_be_imported_is_said(empty: Excel, tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"not a Word file")
    assert "已损坏" in empty.run("import_last_year", Desk(bad))


def test_opinions_are_those_of_the_open_form(form: Excel) -> None:
    desk = Desk()
    told = form.run("export_opinions", desk)
    findings = check_workbook(form.path).findings
    assert count_line(count(findings)) in told
    [path] = desk.opened
    heads, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert [row[heads.index("问题")] for row in rows if row[0] != "（无）"] == [
        finding.message for finding in findings
    ]


def test_the_official_form_is_printed_beside_the_workbook(form: Excel) -> None:
    desk = Desk()
    form.run("export_pdf", desk)
    form.run("export_pdf", desk)
    assert [sheet for sheet, _ in desk.printed] == [MAIN, MAIN]
    assert [path.name for _, path in desk.printed] == ["申报表.pdf", "申报表（2）.pdf"]


@pytest.mark.parametrize("name", ["export_pdf", "export_opinions"])
def test_a_workbook_that_was_never_saved_has_no_place_for_files(form: Excel, name: str) -> None:
    form.path = Path("工作簿1")
    assert "还没有保存" in form.run(name, Desk())


def test_a_folder_is_consolidated_beside_itself(empty: Excel, tmp_path: Path) -> None:
    folder, roster = tmp_path / "报送", tmp_path / "名册.csv"
    folder.mkdir()
    roster.write_bytes(demo_roster_csv())
    for submission in scenario().submissions[:2]:
        declaration = from_plain(submission.declaration)
        write_form(load_form(), declaration, folder / submission.file_name)
    desk = Desk(folder, roster, folder, roster)
    told = empty.run("consolidate", desk)
    assert desk.opened == [tmp_path / "报送 区级汇总.xlsx"]
    assert desk.opened[0].name in told
    assert len(told.splitlines()) > 1
    assert desk.told[-1] == ""
    assert any("2/2" in text for text in desk.told)
    book = openpyxl.load_workbook(desk.opened[0])
    book["审核意见汇总"]["M4"] = "请附合同"
    book.save(desk.opened[0])
    assert "复核意见 1 条" in empty.run("consolidate", desk)
    assert desk.opened[1:] == desk.opened[:1]
    assert openpyxl.load_workbook(desk.opened[0])["审核意见汇总"]["M4"].value == "请附合同"


def test_every_unit_of_the_roster_gets_its_template(empty: Excel, tmp_path: Path) -> None:
    roster, folder = tmp_path / "名册.csv", tmp_path / "发放"
    head, first, *_ = demo_roster_csv().decode("utf-8-sig").splitlines()
    roster.write_text(f"{head}\n{first}\n", encoding="utf-8-sig")
    told = empty.run("distribute", Desk(roster, folder))
    [file] = folder.iterdir()
    assert "1 份模板" in told
    assert read_workbook(file).declaration.identity.unit.value in first


@pytest.mark.parametrize("name", ["import_last_year", "consolidate", "distribute"])
def test_a_clerk_who_chooses_nothing_gets_nothing(empty: Excel, name: str) -> None:
    assert empty.run(name, Desk(None)) == ""
    assert empty.actions == []


@pytest.mark.parametrize("name", sorted({**IN_THE_FORM, **WITH_FILES}))
def test_every_button_answers_on_a_full_and_on_an_empty_form(form: Excel, name: str) -> None:
    desk = Desk(None)
    told = form.run(name, desk)
    asks_first = name in {"import_last_year", "consolidate", "distribute"}
    assert (told == "") == (asks_first or name in QUIET), told
    assert name not in QUIET or form.actions or desk.opened


def test_a_foreign_workbook_is_neither_printed_nor_judged(tmp_path: Path, street: Excel) -> None:
    street.grids.pop("_budget_xl")
    for name in ("export_pdf", "export_opinions", "repair"):
        assert "不是本系统的申报表" in street.run(name, Desk())


def test_about_names_the_version(empty: Excel) -> None:
    assert empty.run("about").startswith("budget_xl ")


def test_a_number_makes_a_new_name(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    assert free(path) == path
    path.touch()
    (tmp_path / "表（2）.xlsx").touch()
    assert free(path).name == "表（3）.xlsx"


def test_the_template_knows_its_unit(empty: Excel) -> None:
    assert read_workbook(empty.path).stamp.unit == UNIT
