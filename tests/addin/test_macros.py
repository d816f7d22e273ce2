"""What the add-in does without Python, on the protected sheets of a form."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from pyopenvba.apps.excel import Range
from pyopenvba.interpreter import VBAObject, member
from pyopenvba.interpreter._objects import MemberSpec

from budget_xl.core.plain import from_plain
from budget_xl.devtools.addin.split import parts_of, stand_in
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, CHECK, MAIN, STAMP
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.stamp import PASSWORD
from budget_xl.forms.zones import check_areas
from budget_xl.workbook.computed_cells import computed_cells
from budget_xl.workbook.writer import blank_for, write_form
from tests.addin.excel import Excel, complete_excel

__all__ = ["complete_excel"]
pytestmark = pytest.mark.usefixtures("complete_excel")

LAYOUT = lay_out(load_form())
ITEMS = LAYOUT.band("expenditure.items")
DECLARATION = from_plain(scenario().submissions[0].declaration)
OLD_PATH = r"'C:\Users\Li Si (1)\BX_old\budget_xl.xlam'!"


@pytest.fixture(scope="session")
def street(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("street") / "street.xlsx"
    write_form(load_form(), DECLARATION, path)
    return path


@pytest.fixture
def excel(xlam, street) -> Excel:
    return Excel(xlam, street)


def formula(excel: Excel, sheet: str, row: int, column: int) -> str:
    return excel.vba(f'Worksheets("{sheet}").Cells({row + 1}, {column + 1}).Formula')


def is_locked(excel: Excel, sheet: str = MAIN) -> bool:
    return excel.vba(f'Worksheets("{sheet}").ProtectContents')


@pytest.mark.parametrize("form_id", form_ids())
def test_every_form_is_known(xlam, tmp_path, form_id) -> None:
    form = load_form(form_id)
    path = tmp_path / "form.xlsx"
    write_form(form, blank_for(form), path)
    assert Excel(xlam, path).vba("BX_FormOf(ActiveWorkbook)") == f"{form.id}/{form.version}"


def test_foreign_workbook_is_left_alone(excel) -> None:
    excel.app.add_workbook()
    excel.do(
        f'ActiveSheet.Name = "{STAMP}"',
        'ActiveSheet.Cells(1, 1).Formula = "=IFERROR(BX_JOIN(B1),1)"',
        'ActiveSheet.Protect "x"',
    )
    excel.do("BX_Welcome ActiveWorkbook")
    assert excel.run("BX_Repair") == excel.run("BX_GoTo", 1) == []
    assert not excel.vba("ActiveSheet.ProtectionMode")


def check_rows(excel: Excel) -> list[tuple[str, int]]:
    """The rows whose check says something, from top to bottom of all sheets, from 1."""
    order = [
        excel.vba(f"Worksheets({n}).Name") for n in range(1, excel.vba("Worksheets.Count") + 1)
    ]
    found = [
        (order.index(area.sheet), row + 1)
        for area in check_areas(LAYOUT).values()
        for row in area.rows()
        if excel.vba(f'Worksheets("{area.sheet}").Cells({row + 1}, {area.left + 1}).Text')
    ]
    return [(order[sheet], row) for sheet, row in sorted(found)]


def test_next_visits_every_place_in_order_and_starts_again(excel) -> None:
    far = check_areas(LAYOUT)["expenditure.total"]
    excel.do(
        f'Worksheets("{MAIN}").Unprotect "{PASSWORD}"',
        f'Worksheets("{MAIN}").Range("{far.a1}").ClearContents',
        f'Worksheets("{MAIN}").Range("{far.a1}").Value = "错误：在别的表之前，行号却更大"',
        f'Worksheets("{MAIN}").Protect "{PASSWORD}"',
    )
    places = check_rows(excel)
    assert places != sorted(places, key=lambda place: place[1])
    assert len(places) > 2
    visited = []
    for _ in range(len(places) + 1):
        assert excel.run("BX_GoTo", 1) == []
        visited.append(excel.cursor[:2])
    assert visited == [*places, places[0]]


def test_previous_goes_back(excel) -> None:
    places = check_rows(excel)
    excel.run("BX_GoTo", 1)
    excel.run("BX_GoTo", 1)
    excel.run("BX_GoTo", -1)
    assert excel.cursor[:2] == places[0]
    excel.run("BX_GoTo", -1)
    assert excel.cursor[:2] == places[-1]


def test_next_goes_to_a_cell_to_fill_in(excel) -> None:
    excel.run("BX_GoTo", 1)
    assert excel.vba("ActiveCell.Locked") is False
    assert is_locked(excel)


def test_next_says_when_nothing_is_left(excel) -> None:
    excel.do(
        f'Worksheets("{MAIN}").Unprotect "{PASSWORD}"',
        *(
            f'Worksheets("{area.sheet}").Unprotect "{PASSWORD}"\n'
            f'Worksheets("{area.sheet}").Range("{area.a1}").ClearContents'
            for area in check_areas(LAYOUT).values()
        ),
    )
    assert excel.run("BX_GoTo", 1) == ["没有需要处理的地方。"]


def test_row_is_added_where_the_cursor_is(excel) -> None:
    hidden = ITEMS.top + len(DECLARATION.expenditure.items)
    excel.do(
        f'Application.Goto Worksheets("{MAIN}").Cells({ITEMS.top + 1}, {ITEMS.area("amount").left + 1})',
        f'Worksheets("{MAIN}").Rows({hidden + 1}).Hidden = True',
    )
    assert excel.run("BX_AddRow") == []
    assert excel.cursor == (MAIN, hidden + 1, ITEMS.area("name").left + 1)
    assert not excel.vba(f'Worksheets("{MAIN}").Rows({hidden + 1}).Hidden')
    assert is_locked(excel)


def test_row_is_added_to_the_class_of_the_cursor(excel) -> None:
    for band in LAYOUT.bands_of("indicators.rows"):
        excel.do(f'Application.Goto Worksheets("{MAIN}").Cells({band.top + 1}, 5)')
        excel.run("BX_AddRow")
        assert band.top < excel.cursor[1] <= band.top + band.capacity


def test_row_is_added_on_the_sheet_of_the_cursor(excel) -> None:
    """The same row is of 支出明细 on one sheet and of 测算依据 on another."""
    excel.do(f'Application.Goto Worksheets("{BASIS}").Cells({ITEMS.top + 20}, 2)')
    excel.run("BX_AddRow")
    assert excel.cursor == (BASIS, ITEMS.top + 21, LAYOUT.band("basis.rows").area("item").left + 1)


def test_row_is_added_behind_the_cursor(excel) -> None:
    used = len(DECLARATION.expenditure.items)
    for column in ("name", "amount"):
        cell = ITEMS.area(column, 2).ref.cell
        excel.do(f'Worksheets("{MAIN}").Range("{cell}").MergeArea.ClearContents')
    cell = ITEMS.area("name", 3).ref.cell
    excel.do(f'Application.Goto Worksheets("{MAIN}").Range("{cell}")')
    excel.run("BX_AddRow")
    assert excel.cursor[1] == ITEMS.top + used + 1


def test_no_row_is_added_outside_a_table(excel) -> None:
    excel.do(f'Application.Goto Worksheets("{MAIN}").Cells(1, 1)')
    assert "请先把光标放在" in excel.run("BX_AddRow")[0]


def test_full_table_says_so(excel) -> None:
    band = LAYOUT.bands_of("indicators.rows")[2]
    column = band.area("name").left + 1
    excel.do(
        f'Application.Goto Worksheets("{MAIN}").Cells({band.top + 1}, {column})',
        *(
            f'Worksheets("{MAIN}").Cells({band.top + n}, {column}).Value = "指标"'
            for n in range(1, band.capacity + 1)
        ),
    )
    assert f"这张表的 {band.capacity} 行都已用完" in excel.run("BX_AddRow")[0]


def test_opening_protects_for_the_user_only_and_restores_nothing(excel) -> None:
    place = lose_total(excel)
    excel.do("ActiveWorkbook.Saved = True", "BX_Welcome ActiveWorkbook")
    for sheet in (MAIN, STAMP):
        assert is_locked(excel, sheet)
        assert excel.vba(f'Worksheets("{sheet}").ProtectionMode')
    assert excel.vba(f'Worksheets("{MAIN}").Protection.AllowFormattingRows')
    assert excel.vba(f'Worksheets("{MAIN}").Protection.AllowFiltering')
    assert excel.vba("ActiveWorkbook.Saved") is True
    assert formula(excel, *place) == "1"


@pytest.fixture
def prefixed(xlam, street, tmp_path) -> Excel:
    """The form as Excel saves it when the add-in was somewhere else."""
    path = tmp_path / "prefixed.xlsx"
    with zipfile.ZipFile(street) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = content.replace(b"IFERROR(BX_", f"IFERROR({OLD_PATH}BX_".encode())
            new.writestr(name, content)
    return Excel(xlam, path)


def all_formulas(excel: Excel) -> dict[tuple[str, int, int], str]:
    """The formulas of our calls, by sheet and place."""
    rows = excel.vba("BX_Rows()")
    key = excel.vba("BX_FormOf(ActiveWorkbook)")
    places = [
        (row[2], row[3] - 1, row[5] - 1) for row in rows if row[0] == "formula" and row[1] == key
    ]
    found = {place: formula(excel, *place) for place in places}
    return {place: text for place, text in found.items() if "BX_" in text}


def test_opening_binds_calls_with_a_path_and_mends_links(excel, prefixed, complete_excel) -> None:
    bare = all_formulas(excel)
    assert len(bare) > 10
    assert all(OLD_PATH in text for text in all_formulas(prefixed).values())
    complete_excel += [(r"C:\old\budget_xl.xlam", ""), (r"C:\data\other.xlsx", "")]
    prefixed.do("BX_Welcome ActiveWorkbook")
    assert all_formulas(prefixed) == bare
    assert is_locked(prefixed)
    assert [new != "" for _, new in complete_excel] == [True, False]


def lose_total(excel: Excel) -> tuple[str, int, int]:
    area = LAYOUT.box("expenditure.total").area
    place = (MAIN, area.top, area.left)
    excel.do(
        f'Worksheets("{MAIN}").Unprotect "{PASSWORD}"',
        f'Worksheets("{MAIN}").Cells({area.top + 1}, {area.left + 1}).Value = 1',
        f'Worksheets("{MAIN}").Protect "{PASSWORD}"',
    )
    return place


def test_repair_restores_what_was_overwritten_and_nothing_else(excel) -> None:
    areas = [area for area in check_areas(LAYOUT).values() if area.sheet == MAIN]
    before = all_formulas(excel)
    assert any(len(before[MAIN, area.top, CHECK]) > 255 for area in areas)
    name = f'Worksheets("{MAIN}").Range("{ITEMS.area("name", 1).ref.cell}").Value'
    typed = excel.vba(name)
    assert typed
    lose_total(excel)
    excel.do(
        f'Worksheets("{MAIN}").Unprotect "{PASSWORD}"',
        *(f'Worksheets("{MAIN}").Range("{area.a1}").ClearContents' for area in areas),
        f'Worksheets("{MAIN}").Protect "{PASSWORD}"',
        f'Worksheets("{BASIS}").Unprotect "{PASSWORD}"',
        f'Worksheets("{BASIS}").Protect "another"',
    )
    said = "已恢复 {} 处被覆盖的公式，其余公式已重新接通。"
    assert excel.run("BX_Repair") == [said.format(len(areas) + 1)]
    assert spelled(all_formulas(excel)) == spelled(before)
    assert excel.vba(name) == typed
    assert is_locked(excel)
    assert is_locked(excel, BASIS)
    assert not excel.vba(f'Worksheets("{BASIS}").ProtectionMode')
    assert excel.run("BX_Repair") == [said.format(0)]


def spelled(formulas: dict[tuple[str, int, int], str]) -> dict[tuple[str, int, int], str]:
    """Without the quotes and blanks that Excel adds or drops."""
    return {place: re.sub("[' ]", "", text) for place, text in formulas.items()}


def test_where_excel_refuses_to_replace_the_call_alone_is_entered(excel, monkeypatch) -> None:
    """Then the cell still asks Python; only the native branch is missing."""
    spec = Range._vba_members["replace"]
    nothing = MemberSpec(spec.name, spec.kind, lambda *_: False, parameters=spec.parameters)
    monkeypatch.setattr(Range, "_vba_members", Range._vba_members | {"replace": nothing})
    area = check_areas(LAYOUT)["expenditure.items"]
    excel.do(
        f'Worksheets("{MAIN}").Unprotect "{PASSWORD}"',
        f'Worksheets("{MAIN}").Range("{area.a1}").ClearContents',
        f'Worksheets("{MAIN}").Protect "{PASSWORD}"',
    )
    excel.run("BX_Repair")
    whole = next(cell.formula for cell in computed_cells(load_form()) if cell.area == area)
    alone = parts_of(whole)[0].replace(stand_in(1), '""')
    found = {(MAIN, 0, 0): formula(excel, MAIN, area.top, area.left)}
    assert spelled(found) == spelled({(MAIN, 0, 0): alone})


class Button(VBAObject):
    """A control of the ribbon."""

    def __init__(self, name: str, tag: str = "") -> None:
        self.name, self.tag = name, tag

    @member(name="ID")
    def identifier(self) -> str:
        return self.name

    @member(name="Tag")
    def label(self) -> str:
        return self.tag


def enabled(excel: Excel, tag: str) -> bool:
    lines = ("Function Ask(c)", "Dim a", "BX_GetEnabled c, a", "Ask = a", "End Function")
    excel.app.add_module("\n".join(lines), name="Asking")
    return excel.app.run("Ask", Button("BX_check", tag))


def test_buttons_of_the_form_are_grey_elsewhere(excel) -> None:
    assert enabled(excel, "form")
    excel.app.add_workbook()
    assert not enabled(excel, "form")
    assert enabled(excel, "")


def test_buttons_without_python_do_their_work(excel) -> None:
    excel.run("BX_OnAction", Button("BX_next_place"))
    first = excel.cursor
    excel.run("BX_OnAction", Button("BX_next_place"))
    assert excel.cursor != first
    excel.run("BX_OnAction", Button("BX_previous_place"))
    assert excel.cursor == first
    excel.do(f'Application.Goto Worksheets("{MAIN}").Cells(1, 1)')
    assert "请先把光标放在" in excel.run("BX_OnAction", Button("BX_add_row"))[0]
