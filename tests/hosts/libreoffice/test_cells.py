"""The cells of a form that is open in LibreOffice, with and without our host."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_xl.core.finding import count
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, CHECK, CONTACTS, MAIN
from budget_xl.forms.loader import load_form
from budget_xl.forms.names import names
from budget_xl.hosts.libreoffice.profile import Profile
from budget_xl.hosts.libreoffice.written import SCRIPT
from budget_xl.workbook.checking import check_workbook
from tests.hosts.libreoffice.conftest import Office
from tests.oracle.libreoffice import needs_libreoffice

LAYOUT = lay_out(load_form())
PLACES = {key: area for key, (_, area) in names(LAYOUT).items()}
TOTAL = PLACES["expenditure.total"]
AMOUNT = LAYOUT.band("expenditure.items").area("amount", 1)
STATE = LAYOUT.box("state").area


def place(area) -> tuple[str, int, int]:
    return area.sheet, area.top, area.left


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


def row_of_indicator(name: str) -> int:
    rows = scenario().submissions[0].declaration["indicators"]["rows"]
    [row] = [row for row in rows if row["name"] == name]
    return LAYOUT.band(f"indicators.rows.{row['code']}").area("value", row["number"]).top


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


def test_every_finding_stands_in_its_row_and_nothing_else(opened, street: Path) -> None:
    report = check_workbook(street)
    shown = [
        (sheet, row + 1, str(cell).partition("：")[2])
        for sheet in (MAIN, BASIS, CONTACTS)
        for row, cells in enumerate(opened[sheet])
        for cell in cells[-3:]
        if str(cell)[:3] in {"错误：", "警告：", "提醒：", "待填："}
    ]
    found = [
        (f.ref.sheet, int(f.ref.cell.lstrip("ABCDEFGHIJKL")), f.message) for f in report.findings
    ]
    assert {(sheet, row) for sheet, row, _ in shown} == {(sheet, row) for sheet, row, _ in found}
    assert set(shown) <= set(found)


def test_the_line_of_state_counts_what_validate_counts(opened, street: Path) -> None:
    state = opened[MAIN][STATE.top][STATE.left]
    for word, number in count(check_workbook(street).findings).items():
        assert f"{word} {number}" in state


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
