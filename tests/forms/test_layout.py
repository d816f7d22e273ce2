from __future__ import annotations

import itertools

import pytest

from budget_xl.core.schema import entry_kinds, row_type
from budget_xl.forms.area import cell_name, column_name, column_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN, Role
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.names import names


@pytest.fixture(params=form_ids())
def layout(request: pytest.FixtureRequest):
    return lay_out(load_form(request.param))


def areas(layout):
    for box in layout.boxes:
        if box.role is not Role.CHECK:
            yield box.area
    for band in layout.bands:
        for column in band.columns.values():
            if column.field.kind not in {"first", "line"}:  # drawn as boxes of their own
                yield band.area(column.field.key)


def test_nothing_overlaps(layout) -> None:
    taken: dict[tuple[str, int, int], object] = {}
    for area in areas(layout):
        for row, column in itertools.product(area.rows(), range(area.left, area.right + 1)):
            place = (area.sheet, row, column)
            assert place not in taken, (place, area, taken[place])
            taken[place] = area


def test_every_input_has_a_place_of_its_own(layout) -> None:
    inputs = [box.key for box in layout.boxes if box.role is Role.INPUT]
    assert len(inputs) == len(set(inputs))
    declared = [key for key, field in layout.form.fields.items() if field.is_input]
    assert sorted(inputs) == sorted(declared)


def test_columns_of_pools_are_attributes_of_rows(layout) -> None:
    for band in layout.bands:
        kinds = entry_kinds(row_type(band.pool))
        assert {c.field.key for c in band.columns.values() if c.field.is_input} <= kinds.keys()


def test_defined_names_are_unique_and_short(layout) -> None:
    found = [name for name, _ in names(layout).values()]
    assert len(found) == len(set(found))
    assert all(name and len(name) < 60 and " " not in name for name in found)


def test_year_changes_the_title_only() -> None:
    one, other = load_form(year=2020), load_form(year=2026)
    assert "2026年" in other.title
    assert lay_out(one).rows == lay_out(other).rows
    assert lay_out(one).refs == lay_out(other).refs


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_column_names(number: int, name: str) -> None:
    assert column_name(number) == name
    assert column_number(name) == number
    assert cell_name(9, number) == f"{name}10"


def test_the_check_column_stands_outside_the_print_area() -> None:
    layout = lay_out(load_form())
    printed = [b.area.right for b in layout.boxes if b.area.sheet == MAIN and b.role is Role.LABEL]
    checks = [b.area.left for b in layout.boxes if b.role is Role.CHECK]
    assert max(printed) < min(checks)
