"""Places in the order of reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.place import NOWHERE, Ref
from budget_xl.forms.area import cell_name

CELLS = st.tuples(st.integers(0, 2000), st.integers(0, 60))


@given(CELLS, CELLS)
def test_cells_go_down_the_sheet_and_then_to_the_right(left: tuple, right: tuple) -> None:
    one, two = (Ref("申报表", cell_name(*place)) for place in (left, right))
    assert (one.order < two.order) == (left < right)


def test_lines_of_a_document_and_nowhere_have_an_order_too() -> None:
    lines = [Ref("", "第12行"), Ref("", "第9行"), NOWHERE]
    assert sorted(lines, key=lambda ref: ref.order) == [NOWHERE, lines[1], lines[0]]


def test_a_place_in_words() -> None:
    assert str(Ref("申报表", "C9")) == "申报表!C9"
    assert str(Ref(cell="第9行")) == "第9行"
