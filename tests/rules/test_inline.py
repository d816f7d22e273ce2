"""What cells answer through our functions: the same as the native formulas, and more."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Defect
from budget_xl.core.finding import Finding, Severity, count
from budget_xl.core.plain import from_plain
from budget_xl.core.rule import Phase
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.area import Area, row_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.names import names
from budget_xl.forms.zones import check_areas, zones
from budget_xl.rules import inline
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.writer import write_form
from tests.bench.mistakes import clean_declaration
from tests.oracle.libreoffice import same
from tests.workbook.strategies import declarations
from tests.workbook.test_roundtrip import SLOW

LAYOUT = lay_out(load_form())
NAMES = {key: area for key, (_, area) in names(LAYOUT).items()}


class Book:
    """The values of a workbook by area, as a host hands them over."""

    def __init__(self, path: Path) -> None:
        book = CalamineWorkbook.from_path(path)
        self.grids = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }

    def block(self, area: Area) -> inline.Block:
        grid = self.grids[area.sheet]
        rows = [grid[row] if row < len(grid) else [] for row in area.rows()]
        columns = range(area.left, area.right + 1)
        return tuple(tuple(row[at] if at < len(row) else "" for at in columns) for row in rows)

    def column(self, key: str) -> inline.Block:
        return self.block(NAMES[key])

    def cached(self, key: str) -> list[list[object]]:
        return [list(row) for row in self.column(key)]

    @property
    def zones(self) -> list[inline.Block]:
        return [self.block(area) for area in zones(LAYOUT).values()]


@pytest.fixture(scope="module")
def street(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("inline") / "表.xlsx"
    write_form(load_form(), from_plain(scenario().submissions[0].declaration), path)
    return path


@given(declaration=declarations())
@settings(SLOW, max_examples=15)
def test_both_branches_of_computed_cells_agree(tmp_path_factory, declaration: Declaration) -> None:
    path = tmp_path_factory.mktemp("form") / "表.xlsx"
    write_form(load_form(), declaration, path)
    book = Book(path)
    part = book.column
    rows = "basis.rows"
    factors = (part(f"{rows}.{key}") for key in ("quantity", "price", "price_unit", "times"))
    agree(inline.basis_amounts(*factors), book.cached(f"{rows}.amount"))
    numbers, pool = part("expenditure.items.number"), "expenditure.items"
    sums = inline.basis_sums(numbers, part(f"{rows}.item"), part(f"{rows}.amount"))
    agree(sums, book.cached(f"{pool}.basis_sum"))
    pieces = (part(f"indicators.rows.{key}") for key in ("sign", "value", "unit"))
    assert inline.indicator_values(*pieces) == book.cached("indicators.rows.joined")
    for key in ("unit", "leader", "phone"):
        name = f"identity.executors.{key}"
        text = book.block(LAYOUT.box(name).area)[0][0]
        assert inline.joined(part(name)) == text
    stamp = book.zones[0]
    total = inline.subtotal_of(stamp, part(f"{pool}.name"), part(f"{pool}.amount"))
    agree([[total]], book.cached("expenditure.total"))
    funding = inline.subtotal_of(stamp, part("funding.lines.label"), part("funding.lines.amount"))
    agree([[funding]], book.cached("funding.total"))


def column(*values: object) -> inline.Block:
    return tuple((value,) for value in values)


def test_amounts_of_calculations() -> None:
    """One a row: in 元, in 万元, without a price, with a text for a number."""
    quantity = column(80, None, 3, "80人", 2, 2, "８")
    price = column(500, 0.4, None, 1, "约1", 1, 1)
    unit = column("元", "", "元", "万元", "", "万元", "万元")
    times = column("", 12, "", "", "", Defect.ERROR_VALUE, "")
    bad = "有文字，不能计算"
    assert inline.basis_amounts(quantity, price, unit, times) == [
        [4.0], [4.8], [""], [bad], [bad], [bad], [8.0]
    ]  # fmt: skip


def test_sums_of_calculations_by_item() -> None:
    items, amounts = column(1, 2, 1, None, "１", 5), column(4, 2, 0.5, 9, 1, "")
    assert inline.basis_sums(column(1, 2, 3, 5, ""), items, amounts) == [
        [5.5], [2.0], [""], [0.0], [""]
    ]  # fmt: skip
    assert inline.basis_sums(column(1), column(1, 1), column(0.1234567, 1)) == [[1.123457]]


def test_texts_made_of_cells() -> None:
    shown = inline.indicator_values(
        column("≥", "定性", None), column(80, "达标", None), column("%", "", None)
    )
    assert shown == [["≥80%"], ["达标"], [""]]
    assert inline.joined(column("党政办", None, "", "司法所")) == "党政办；司法所"


def agree(ours: inline.Column, native: inline.Column) -> None:
    """Cells hold 15 digits, so that sums of very long numbers agree to the last of them."""
    assert len(ours) == len(native)
    for [left], [right] in zip(ours, native, strict=True):
        assert same(right, left), (left, right)


def test_cells_say_what_validation_finds(street: Path) -> None:
    """The row of every finding says it, or the gravest of several and how many more there are."""
    book = Book(street)
    said = {
        (area.sheet, row): text
        for block, area in check_areas(LAYOUT).items()
        for row, [text] in zip(area.rows(), inline.verdicts(block, *book.zones), strict=True)
    }
    rows: dict[tuple[str, int], list[Finding]] = {}
    for finding in check_workbook(street).findings:
        places = {(ref.sheet, row_number(ref)) for ref in (finding.ref, *finding.also)}
        for row in places:
            rows.setdefault(row, []).append(finding)
    assert {row for row, text in said.items() if text} == rows.keys()
    for row, (first, *others) in rows.items():
        more = f"（另有 {len(others)} 处）" if others else ""
        stands_here = (first.ref.sheet, row_number(first.ref)) == row
        place = first.ref.cell if row[0] == first.ref.sheet else first.ref
        elsewhere = f"{load_catalogue().find(first.code).name}，见 {place}"
        told = first.message if stands_here else elsewhere
        assert said[row].partition("：")[2] == told + more


def test_the_line_of_state_counts_what_validation_counts(street: Path) -> None:
    told = inline.state(*Book(street).zones)
    for word, number in count(check_workbook(street, Phase.FILL).findings).items():
        assert f"{word} {number}" in told or (word, number) == ("未能核对", 0)
    findings = check_workbook(street, Phase.FILL).findings
    natives = [load_catalogue().find(finding.code).native for finding in findings]
    waiting = sum(native is not None and native.waits for native in natives)
    assert told.startswith(f"错误 {count(findings)['错误']}（其中待填 {waiting}） · 警告 ")


def test_a_stamp_may_say_more_than_is_known(street: Path) -> None:
    stamp = Book(street).zones[0]
    more = (*stamp, *column("新", "内容"))
    assert inline.subtotal_of(more, column("a"), column(1)) == 1.0


def test_a_form_without_blanks_waits_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_form(load_form(), clean_declaration(), path)
    assert inline.state(*Book(path).zones) == "错误 0 · 警告 0 · 提醒 0"


def test_prose_of_the_table_gives_way_to_prose_of_ones_own(tmp_path: Path, street: Path) -> None:
    assert inline.generated_basis(*Book(street).zones) == ""
    plain = scenario().submissions[0].declaration
    narrative = {**plain["narrative"], "basis": ""}
    path = tmp_path / "表.xlsx"
    write_form(load_form(), from_plain({**plain, "narrative": narrative}), path)
    book = Book(path)
    cached = book.block(LAYOUT.box("generated.basis").area)[0][0]
    assert inline.generated_basis(*book.zones) == cached != ""


@pytest.mark.parametrize(
    ("typed", "total"),
    [
        (["1", 2.5, None], 3.5),
        (["１２", "", 1], 13.0),
        (["2000万", 1, 1], "金额有误"),
        ([Defect.ERROR_VALUE, 1, 1], "金额有误"),
        ([None, "", " "], 0.0),
        ([0.1, 0.2, 0.3], 0.6),
    ],
)
def test_text_that_is_a_number_counts(street: Path, typed: list, total: object) -> None:
    stamp = Book(street).zones[0]
    labels = tuple(("某项",) for _ in typed)
    assert inline.subtotal_of(stamp, labels, tuple((value,) for value in typed)) == total


def test_lines_of_which_the_form_says_of_which_are_not_added(street: Path) -> None:
    stamp = Book(street).zones[0]
    lines = load_form().lines
    labels = tuple((line.label,) for line in lines)
    amounts = tuple((1.0,) for _ in lines)
    assert inline.subtotal_of(stamp, labels, amounts) == sum(not line.parent for line in lines)


def test_an_error_value_is_one_finding(street: Path) -> None:
    stamp, main, *rest = Book(street).zones
    area = list(zones(LAYOUT).values())[1]
    cell = NAMES["budget.annual"]
    rows = [list(row) for row in main]
    rows[cell.top - area.top][cell.left - area.left] = Defect.ERROR_VALUE
    broken = tuple(map(tuple, rows))
    said = [text for [text] in inline.verdicts("identity.unit", stamp, broken, *rest) if text]
    assert any("错误值" in text for text in said)
    before, after = (inline.state(stamp, block, *rest) for block in (main, broken))
    assert errors(after) == errors(before) + 1


def errors(state: str) -> int:
    return int(state.removeprefix("错误 ").partition("（")[0].partition(" ")[0])


def test_amounts_are_decimal_until_they_are_shown(street: Path) -> None:
    """0.1 万元 for 3 of 0.1: binary sums would show 0.30000000000000004."""
    column = tuple((value,) for value in (0.1, 0.1, 0.1))
    ones, item = tuple((1,) for _ in column), ((1,),)
    assert inline.basis_sums(item, ones, column) == [[0.3]]
    assert Decimal(repr(inline.basis_sums(item, ones, column)[0][0])) == Decimal("0.3")


def test_a_reason_settles_its_finding_in_the_cells_too(street: Path) -> None:
    findings = check_workbook(street).findings
    warned = next(f for f in findings if f.severity is Severity.WARNING)
    *others, results = Book(street).zones
    written = ("警告", warned.code, str(warned.ref), "", "", "已与区财政局核对")
    settled = (*others, (written, *results[1:]))
    before, after = inline.state(*others, results), inline.state(*settled)
    assert after == before.replace(
        f"警告 {count(findings)['警告']}", f"警告 {count(findings)['警告'] - 1}"
    )
    said = [text for block in check_areas(LAYOUT) for [text] in inline.verdicts(block, *settled)]
    assert any(text.startswith(f"已说明：{warned.message}") for text in said)
