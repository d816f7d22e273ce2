"""The cells of a form that is open in LibreOffice, with and without our host."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_xl.core.finding import Finding, count
from budget_xl.core.place import Ref
from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.area import cell_name, row_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, CHECK, CONTACTS, MAIN
from budget_xl.forms.loader import load_form
from budget_xl.forms.names import names
from budget_xl.forms.zones import check_areas
from budget_xl.hosts.libreoffice.profile import Profile
from budget_xl.hosts.libreoffice.written import SCRIPT
from budget_xl.legacy.source import read_source
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.computed_cells import computed_cells
from budget_xl.workbook.writer import write_form
from tests.hosts.libreoffice.conftest import Office
from tests.oracle.libreoffice import needs_libreoffice, same

LAYOUT = lay_out(load_form())
PLACES = {key: area for key, (_, area) in names(LAYOUT).items()}
TOTAL = PLACES["expenditure.total"]
AMOUNT = LAYOUT.band("expenditure.items").area("amount", 1)
STATE = LAYOUT.box("state").area


def place(area) -> tuple[str, int, int]:
    return area.sheet, area.top, area.left


def side(sheet: str) -> int:
    """The check column of a side sheet."""
    [band] = [band for band in LAYOUT.bands if band.sheet == sheet]
    return band.columns["check"].left


def verdicts(rows: list[list[object]]) -> dict[int, str]:
    return {row: str(cells[CHECK]) for row, cells in enumerate(rows) if "：" in str(cells[CHECK])}


@pytest.fixture(scope="module")
def opened(hosted: Office, street: Path) -> dict:
    """What the form shows right after it was opened."""
    main, basis, contacts, errors, modified = hosted(
        street,
        ("values", MAIN),
        ("values", BASIS),
        ("values", CONTACTS),
        ("errors",),
        ("modified",),
    )
    return {MAIN: main, BASIS: basis, CONTACTS: contacts, "errors": errors, "modified": modified}


def row_of(code: str, number: int) -> int:
    return LAYOUT.band(f"indicators.rows.{code}").area("value", number).top


def row_of_indicator(name: str) -> int:
    rows = scenario().submissions[0].declaration["indicators"]["rows"]
    [row] = [row for row in rows if row["name"] == name]
    return row_of(row["code"], row["number"])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (PLACES["narrative.basis"].top, ["80 + 8.64 = 88.64", "8.64 万元"]),
        (row_of_indicator("民兵工作开展率"), ["90%%"]),
        (row_of_indicator("开展民兵工作社区数量"), ["23个", "26个社区"]),
    ],
    ids=["sum", "percent", "conflict"],
)
def test_the_check_column_says_what_only_our_engine_can(opened, row: int, words: list) -> None:
    said = verdicts(opened[MAIN])
    assert all(word in said[row] for word in words), said
    assert said[row].startswith("错误：")


def test_the_real_form_shows_its_three_certain_mistakes(
    hosted: Office, seed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "真.xlsx"
    declaration = read_source(seed).declaration
    write_form(load_form(), declaration, path)
    main, errors = hosted(path, ("values", MAIN), ("errors",))
    said = verdicts(main)
    places = {
        (row.code, row.number): row.joined for row in declaration.indicators.rows if row.value.value
    }
    percent = next(place for place, value in places.items() if value == "90%%")
    conflict = next(place for place, value in places.items() if value == "23个")
    assert errors == []
    assert "80 + 8.64 = 88.64" in said[PLACES["narrative.basis"].top]
    assert "90%%" in said[row_of(*percent)]
    assert "26个社区" in said[row_of(*conflict)]
    state = main[STATE.top][STATE.left]
    for word, number in count(check_workbook(path).findings).items():
        assert f"{word} {number}" in state or (word, number) == ("未能核对", 0)


def test_every_finding_stands_in_its_row_and_nothing_else(opened, street: Path) -> None:
    shown = {
        (sheet, row): str(cells[at])
        for sheet, at in ((MAIN, CHECK), (BASIS, side(BASIS)), (CONTACTS, side(CONTACTS)))
        for row, cells in enumerate(opened[sheet])
        if "：" in str(cells[at])
    }
    findings = check_workbook(street).findings
    first: dict[tuple[str, int], Finding] = {}
    for finding in findings:
        for ref in (finding.ref, *finding.also):
            first.setdefault((ref.sheet, row_number(ref)), finding)
    assert shown.keys() == first.keys()
    for row, finding in first.items():
        here = row == (finding.ref.sheet, row_number(finding.ref))
        assert (finding.message if here else finding.ref.cell) in shown[row]


def test_the_line_of_state_counts_what_validate_counts(opened, street: Path) -> None:
    state = opened[MAIN][STATE.top][STATE.left]
    for word, number in count(check_workbook(street).findings).items():
        assert f"{word} {number}" in state or (word, number) == ("未能核对", 0)


def test_opening_a_form_neither_breaks_nor_changes_it(opened) -> None:
    assert opened["errors"] == []
    assert opened["modified"] is False


def test_one_amount_changes_total_and_check_at_once(hosted: Office, street: Path) -> None:
    before, amount, _, after, main = hosted(
        street,
        ("number", *place(TOTAL)),
        ("number", *place(AMOUNT)),
        ("number", *place(AMOUNT), 999.25),
        ("number", *place(TOTAL)),
        ("values", MAIN),
    )
    assert after == pytest.approx(before - amount + 999.25)
    assert "999.25" in verdicts(main)[AMOUNT.top]


def test_a_total_of_what_is_no_amount_says_so(hosted: Office, street: Path) -> None:
    """A number typed as text is added, which the native formula does not do; words are not."""
    amount, total, _, as_text, _, words = hosted(
        street,
        ("number", *place(AMOUNT)),
        ("number", *place(TOTAL)),
        ("text", *place(AMOUNT), "300.5"),
        ("number", *place(TOTAL)),
        ("text", *place(AMOUNT), "待定"),
        ("text", *place(TOTAL)),
    )
    assert as_text == pytest.approx(total - amount + 300.5)
    assert words == "金额有误"


def test_without_the_host_sums_are_right_and_messages_native(bare: Office, street: Path) -> None:
    main, errors, total = bare(
        street, ("recalculate",), ("values", MAIN), ("errors",), ("number", *place(TOTAL))
    )[1:]
    assert errors == []
    amounts = PLACES["expenditure.items.amount"]
    assert total == pytest.approx(
        sum(main[row][amounts.left] for row in amounts.rows() if main[row][amounts.left] != "")
    )
    said = verdicts(main)
    assert said[PLACES["identity.project_code"].top] == "待填：必填项还没有填"
    assert all(len(text) <= 40 for text in said.values())
    assert "88.64" not in " ".join(said.values())


CHECKS = [area for _, area in check_areas(LAYOUT).items()]
SILENT = {STATE.ref, *(Ref(a.sheet, cell_name(row, a.left)) for a in CHECKS for row in a.rows())}


@pytest.mark.parametrize("number", range(4), ids=str)
def test_both_branches_of_every_formula_agree(
    hosted: Office, bare: Office, tmp_path: Path, number: int
) -> None:
    """Our function answers what the native formula does; only verdicts may say more."""
    path = tmp_path / "表.xlsx"
    write_form(load_form(), from_plain(scenario().submissions[number].declaration), path)
    steps = [("values", name) for name in (MAIN, BASIS, CONTACTS)]
    ours = dict(zip((MAIN, BASIS, CONTACTS), hosted(path, *steps), strict=True))
    native = dict(
        zip((MAIN, BASIS, CONTACTS), bare(path, ("recalculate",), *steps)[1:], strict=True)
    )
    for cell in computed_cells(load_form()):
        for row in cell.area.rows():
            at = row, cell.area.left
            if Ref(cell.area.sheet, cell_name(*at)) not in SILENT:
                left, right = (grid[cell.area.sheet][row][at[1]] for grid in (ours, native))
                assert same(left, right), (cell, row, left, right)
    for area in CHECKS:
        for row in area.rows():
            told, more = (str(grid[area.sheet][row][area.left]) for grid in (native, ours))
            assert not told or more[:2] == told[:2], (area.sheet, row, told, more)


def test_a_script_that_fails_leaves_the_answer_to_the_native_formula(
    tmp_path: Path, street: Path
) -> None:
    """IFERROR must fire: an answer that is the text of an error would stand in the cell."""
    needs_libreoffice()
    profile = Profile(tmp_path)
    profile.install()
    (profile.scripts / SCRIPT).write_text("def answer(*_):\n    return 1 / 0\n")
    _, errors, main = Office(tmp_path)(street, ("recalculate",), ("errors",), ("values", MAIN))
    assert errors == []
    assert verdicts(main)[PLACES["identity.project_code"].top] == "待填：必填项还没有填"
