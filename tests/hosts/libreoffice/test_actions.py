"""The entries of the menu 预算申报, on the form that is open."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from budget_xl.core.finding import Severity, count, count_line
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, MAIN, RESULT_HEADS, RESULTS
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook
from tests.hosts.libreoffice.conftest import Office

LAYOUT = lay_out(load_form())
HEADS = [head for head, _ in RESULT_HEADS]
PLACE, REASON = HEADS.index("位置"), HEADS.index("说明")
PROTECTION = ("sheet", "formatRows", "autoFilter", "insertRows", "formatCells")


def filled(rows: list[list[str]]) -> list[list[str]]:
    return [row[: len(HEADS)] for row in rows if any(row)]


def test_results_are_the_findings_in_their_order(hosted: Office, street: Path) -> None:
    sentence, told, rows = hosted(street, ("run", "check"), ("told",), ("values", RESULTS))
    findings = check_workbook(street).findings
    assert sentence == f"{count_line(count(findings))}。"
    assert told
    assert filled(rows) == [
        HEADS,
        *([f.severity.value, f.code, str(f.ref), f.message, f.hint, ""] for f in findings),
    ]


def test_checking_twice_gives_the_same_sheet(hosted: Office, street: Path) -> None:
    sentence, first, again, second = hosted(
        street, ("run", "check"), ("values", RESULTS), ("run", "check"), ("values", RESULTS)
    )
    assert first == second
    assert sentence == again


def test_a_reason_stays_with_its_finding_when_rows_move(hosted: Office, street: Path) -> None:
    """The first error is mended, so that every row moves up; the reason moves with its finding."""
    findings = check_workbook(street).findings
    at = next(n for n, f in enumerate(findings, start=1) if f.severity is Severity.WARNING)
    code = LAYOUT.refs["identity.project_code"]
    row, column = int(code.cell[1:]) - 1, "ABCDEFGH".index(code.cell[0])
    *_, sentence, rows = hosted(
        street,
        ("run", "check"),
        ("text", RESULTS, at, REASON, "已与区财政局核对"),
        ("text", MAIN, row, column, "42019920T000000000001"),
        ("run", "check"),
        ("values", RESULTS),
    )
    kept = {(row[1], row[2]): row[REASON] for row in filled(rows)[1:]}
    assert len(kept) == len(findings) - 1
    reasons = {key: reason for key, reason in kept.items() if reason}
    assert reasons == {(findings[at - 1].code, str(findings[at - 1].ref)): "已与区财政局核对"}
    open_now = count(findings) | {
        "错误": count(findings)["错误"] - 1,
        "警告": count(findings)["警告"] - 1,
    }
    assert sentence == f"{count_line(open_now)}。"


def test_what_is_left_from_a_longer_list_is_cleared(hosted: Office, street: Path) -> None:
    *_, rows = hosted(street, ("text", RESULTS, 60, 0, "旧"), ("run", "check"), ("values", RESULTS))
    assert "旧" not in [row[0] for row in rows]


def test_checking_goes_to_the_first_error_and_on_from_there(hosted: Office, street: Path) -> None:
    places = list(dict.fromkeys(f.ref for f in check_workbook(street).findings))
    steps = [("run", "next_place"), ("cursor",)] * len(places)
    _, first, *went = hosted(street, ("run", "check"), ("cursor",), *steps)
    expected = [[ref.sheet, ref.cell] for ref in places]
    assert first == expected[0]
    assert went[1::2] == [*expected[1:], expected[0]]


def test_one_back_from_the_first_is_the_last(hosted: Office, street: Path) -> None:
    places = list(dict.fromkeys(f.ref for f in check_workbook(street).findings))
    *_, back, _, forth = hosted(
        street,
        ("run", "check"),
        ("run", "previous_place"),
        ("cursor",),
        ("run", "next_place"),
        ("cursor",),
    )
    assert back == [places[-1].sheet, places[-1].cell]
    assert forth == [places[0].sheet, places[0].cell]


def test_the_saved_file_keeps_protection_and_links(
    hosted: Office, street: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "存.xlsx"
    hosted(
        street,
        ("run", "check"),
        ("select", BASIS, 5, 1),
        ("run", "add_row"),
        ("save", str(saved)),
    )
    before, after = openpyxl.load_workbook(street), openpyxl.load_workbook(saved)
    for name in before.sheetnames:
        old, new = before[name].protection, after[name].protection
        assert [getattr(old, key) for key in PROTECTION] == [
            getattr(new, key) for key in PROTECTION
        ]
    locks = [cell.protection.locked for cell in after[RESULTS][2][: len(HEADS)]]
    assert locks == [True] * REASON + [False]
    findings = check_workbook(saved).findings
    assert findings == check_workbook(street).findings
    places = [row[PLACE] for row in after[RESULTS].iter_rows(min_row=2, max_row=len(findings) + 1)]
    assert [cell.hyperlink.location for cell in places] == [str(f.ref) for f in findings]


@pytest.mark.parametrize(
    "name", ["expenditure.items", "indicators.rows.quality", "basis.rows", "identity.executors"]
)
def test_the_next_spare_row_of_the_table_appears(hosted: Office, street: Path, name: str) -> None:
    band = LAYOUT.band(name)
    last = band.top + band.capacity - 1
    probe = [("visible", band.sheet, row) for row in range(band.top, last + 1)]
    first = next(c.left for c in band.columns.values() if c.field.is_input)
    answers = hosted(
        street,
        *probe,
        ("select", band.sheet, band.top, first),
        ("run", "add_row"),
        ("cursor",),
        *probe,
    )
    before, after = answers[: band.capacity], answers[-band.capacity :]
    sheet, cell = answers[-band.capacity - 1]
    blank = before.index(False)
    assert after == [*before[:blank], True, *before[blank + 1 :]]
    assert (sheet, int(cell.lstrip("ABCDEFGHIJKL"))) == (band.sheet, band.top + blank + 1)


def test_blank_rows_fold_away_and_come_back(hosted: Office, street: Path) -> None:
    """The third of five rows is blanked: it folds, and comes back as the next blank one."""
    band = LAYOUT.band("identity.executors")
    columns = [column.left for column in band.columns.values() if column.field.is_input]
    row = band.top + 2
    probe = [("visible", band.sheet, band.top + number) for number in range(5)]
    told, one, two, three, four, five, _, _, back = hosted(
        street,
        *[("text", band.sheet, row, column, "") for column in columns],
        ("run", "fold_rows"),
        *probe,
        ("select", band.sheet, band.top + 1, columns[0]),
        ("run", "add_row"),
        ("visible", band.sheet, row),
    )[-9:]
    assert "空行已收起" in told
    assert [one, two, three, four, five] == [True, True, False, True, True]
    assert back is True


def test_rows_run_out_and_other_places_have_none(hosted: Office, street: Path) -> None:
    band = LAYOUT.band("indicators.rows.cost")
    first = next(c.left for c in band.columns.values() if c.field.is_input)
    full = [("text", MAIN, band.top + number, first, "某成本") for number in range(band.capacity)]
    _, outside, told, *_, out = hosted(
        street,
        ("select", MAIN, 0, 0),
        ("run", "add_row"),
        ("told",),
        *full,
        ("select", MAIN, band.top, 0),
        ("run", "add_row"),
    )
    assert "先把光标放在" in outside
    assert told
    assert f"{band.capacity} 行都已用完" in out


def test_a_foreign_workbook_is_left_alone(hosted: Office, tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(path)
    *told, rows = hosted(
        path,
        ("run", "check"), ("run", "next_place"), ("run", "add_row"), ("values", "Sheet"),
    )  # fmt: skip
    assert all("不是本系统的申报表" in sentence for sentence in told)
    assert rows == [[2.0]]
