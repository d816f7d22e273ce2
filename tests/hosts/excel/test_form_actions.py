"""The buttons that work in the form, pressed through xlwings' remote engine."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from budget_xl.core.finding import Severity, count, count_line
from budget_xl.core.place import Ref
from budget_xl.forms.area import row_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, CONTACTS, MAIN, RESULT_HEADS, RESULTS
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook
from tests.hosts.excel.remote import Excel
from tests.oracle.libreoffice import needs_libreoffice, recalculate

LAYOUT = lay_out(load_form())
HEADS = [head for head, _ in RESULT_HEADS]
REASON = HEADS.index("说明")


def results(excel: Excel) -> list[list[str]]:
    heads, *rows = excel.rows(RESULTS, len(HEADS))
    assert heads == HEADS
    return rows


def test_results_are_the_findings_in_their_order(form: Excel) -> None:
    sentence = form.run("check")
    findings = check_workbook(form.path).findings
    assert sentence == f"{count_line(count(findings))}。"
    assert form.alerts == [sentence]
    assert results(form) == [
        [f.severity.value, f.code, str(f.ref), f.message, f.hint, ""] for f in findings
    ]


def test_checking_twice_gives_the_same_sheet(form: Excel) -> None:
    first = form.run("check"), results(form), form.cursor
    assert (form.run("check"), results(form), form.cursor) == first


def test_what_was_checked_and_saved_reads_as_before(form: Excel, tmp_path: Path) -> None:
    before = check_workbook(form.path)
    form.run("check")
    after = check_workbook(form.save(tmp_path / "存.xlsx"))
    assert after.declaration.identity == before.declaration.identity
    assert after.declaration.expenditure.items == before.declaration.expenditure.items


def test_places_are_links_that_a_spreadsheet_program_understands(
    real: Excel, tmp_path: Path
) -> None:
    needs_libreoffice()
    real.run("check")
    saved = real.save(tmp_path / "存.xlsx")
    cells = recalculate(tmp_path / "profile", saved)[saved][RESULTS]
    findings = check_workbook(real.path).findings
    shown = [cells[row, HEADS.index("位置")]["value"] for row in range(1, len(findings) + 1)]
    assert shown == [str(finding.ref) for finding in findings]


def test_a_reason_stays_with_its_finding_when_rows_move(street: Excel) -> None:
    street.run("check")
    findings = check_workbook(street.path).findings
    at = next(n for n, f in enumerate(findings, start=1) if f.severity is Severity.WARNING)
    street.type(Ref(RESULTS, f"F{at + 1}"), "=已与区财政局核对")
    street.type(LAYOUT.refs["identity.project_code"], "42019920T000000000001")
    sentence = street.run("check")
    kept = {(row[1], row[2]): row[REASON] for row in results(street) if row[REASON]}
    waived = findings[at - 1]
    assert list(kept) == [(waived.code, str(waived.ref))]
    now = count(findings)
    less = {"错误": now["错误"] - 1, "警告": now["警告"] - 1}
    assert sentence == f"{count_line(now | less)}。"
    assert (waived.code, str(waived.ref)) in [tuple(row[1:3]) for row in results(street)]


def test_a_reason_that_looks_like_a_formula_stays_a_text(street: Excel) -> None:
    street.run("check")
    warned = next(n for n, row in enumerate(results(street), start=2) if row[0] == "警告")
    street.type(Ref(RESULTS, f"F{warned}"), "'=1+1 已核对")
    street.run("check")
    cell = street.workbook[RESULTS].cell(warned, REASON + 1)
    assert (cell.value, cell.data_type) == ("=1+1 已核对", "s")


def test_what_is_left_from_a_longer_list_is_cleared(street: Excel) -> None:
    street.type(Ref(RESULTS, "A150"), "旧")
    street.run("check")
    assert "旧" not in [row[0] for row in results(street)]


def test_checking_goes_to_the_gravest_and_on_in_the_order_of_the_list(form: Excel) -> None:
    places = list(dict.fromkeys(f.ref for f in check_workbook(form.path).findings if f.ref.cell))
    form.run("check")
    went = [form.cursor]
    for _ in places:
        assert form.run("next_place") == ""
        went.append(form.cursor)
    assert went == [*places, places[0]]
    form.run("previous_place")
    assert form.cursor == places[-1]


def test_from_anywhere_else_the_first_place_is_next(real: Excel) -> None:
    real.select(Ref(MAIN, "A1"))
    real.run("next_place")
    assert real.cursor == check_workbook(real.path).findings[0].ref


def test_the_row_of_a_finding_is_shown(real: Excel) -> None:
    real.run("check")
    for _ in range(len(results(real))):
        real.run("next_place")
        assert row_number(real.cursor) not in real.hidden(real.cursor.sheet)


@pytest.mark.parametrize(
    "name", ["expenditure.items", "indicators.rows.quality", "basis.rows", "identity.executors"]
)
def test_the_next_blank_row_of_the_table_appears(form: Excel, name: str) -> None:
    band = LAYOUT.band(name)
    rows = range(band.top, band.top + band.capacity)
    first = next(key for key, column in band.columns.items() if column.field.is_input)
    form.select(band.area("check", 1).ref)
    used = [row for row in rows if row_number_is_used(form, band.sheet, row, band)]
    for _ in range(3):
        form.run("add_row")
        blank = next(row for row in rows if row not in used and row != band.top)
        used.append(blank)
        assert form.cursor == band.area(first, blank - band.top + 1).ref
        assert blank not in form.hidden(band.sheet)


def row_number_is_used(excel: Excel, sheet: str, row: int, band) -> bool:
    columns = [column.left for column in band.columns.values() if column.field.is_input]
    return any(excel.grids[sheet][row][column] != "" for column in columns)


@pytest.mark.parametrize(
    ("key", "sheet"), [("identity.executors.leader", CONTACTS), ("generated.basis", BASIS)]
)
def test_a_computed_cell_leads_to_the_table_that_it_is_made_of(
    real: Excel, key: str, sheet: str
) -> None:
    real.select(LAYOUT.box(key).area.ref)
    assert real.run("add_row") == ""
    assert real.cursor.sheet == sheet


def test_rows_run_out_and_other_places_have_none(real: Excel) -> None:
    real.select(Ref(MAIN, "A1"))
    assert "先把光标放在" in real.run("add_row")
    band = LAYOUT.band("indicators.rows.cost")
    for number in range(1, band.capacity + 1):
        real.type(band.area("name", number).ref, "某成本")
    real.select(band.area("name", 1).ref)
    assert f"{band.capacity} 行都已用完" in real.run("add_row")


def test_blank_rows_fold_away(form: Excel) -> None:
    form.run("fold_rows")
    for band in LAYOUT.bands:
        if band.numbered:
            rows = range(band.top, band.top + band.capacity)
            shown = [row for row in rows if row not in form.hidden(band.sheet)]
            used = [row for row in rows if row_number_is_used(form, band.sheet, row, band)]
            assert shown == (used or [band.top])


def test_the_form_prints_nothing_else(form: Excel) -> None:
    """Folding hides rows of tables only."""
    before = form.hidden(MAIN)
    form.run("fold_rows")
    tables = {
        row for band in LAYOUT.bands if band.sheet == MAIN and band.numbered
        for row in range(band.top, band.top + band.capacity)
    }  # fmt: skip
    assert form.hidden(MAIN) - before <= tables


def test_a_foreign_workbook_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.save(path)
    excel = Excel(path)
    for name in ("check", "next_place", "previous_place", "add_row", "fold_rows", "repair"):
        assert "不是本系统的申报表" in excel.run(name)
        assert [action["func"] for action in excel.actions] == ["alert"]


def test_overwritten_formulas_come_back(form: Excel, tmp_path: Path) -> None:
    """Every formula of the file that the writer made stands in the repaired one."""
    template = openpyxl.load_workbook(form.path)
    total = LAYOUT.refs["expenditure.total"]
    form.workbook[total.sheet][total.cell] = 1
    joined = LAYOUT.span("indicators.rows", "joined").ref
    form.workbook[joined.sheet][joined.cell] = "≥90%"
    wanted = formulas(template)
    assert formulas(form.workbook) != wanted
    assert "处公式" in form.run("repair")
    assert formulas(form.workbook) == wanted


def formulas(workbook: openpyxl.Workbook) -> dict[tuple[str, str], tuple[str, str]]:
    found = {}
    for sheet in workbook:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, ArrayFormula):
                    found[sheet.title, cell.coordinate] = cell.value.ref, cell.value.text
                elif cell.data_type == "f":
                    found[sheet.title, cell.coordinate] = "", cell.value
    return found
