"""A sheet without its formulas still has every cell, and no formula is lost."""

from __future__ import annotations

import pytest

from budget_xl.workbook.frame import frame_of

HEAD = b'<c r="B7" s="4">'


def test_formula_and_value_are_taken_out() -> None:
    frame = frame_of(b'<row r="7">' + HEAD + b"<f>A1&lt;2</f><v>5</v></c><c/></row>")
    assert frame.markup == b'<row r="7">' + HEAD + b"</v></c><c/></row>"
    assert frame.formulas == {b"B7": b"<f>A1&lt;2"}
    assert frame.uncalculated == []


@pytest.mark.parametrize(
    "inner",
    [
        b"<f>A1</f>",
        b"<f>A1</f><v></v>",
        b"<f>A1</f><v/>",
        b'<f t="shared" si="0"/>',
        b'<f t="shared" si="0"/><v></v>',
    ],
)
def test_formula_without_value(inner: bytes) -> None:
    assert frame_of(HEAD + inner + b"</c>").uncalculated == [b"B7"]
    assert frame_of(b'<c r="B7" t="str">' + inner + b"</c>").uncalculated == []


@pytest.mark.parametrize(
    "inner",
    [b"<f>A1</f><v>0</v>", b"<f>A1</f>\n<v>0</v>", b'<f t="shared" si="0"/><v>0</v>', b"<v></v>"],
)
def test_cell_with_value_or_without_formula(inner: bytes) -> None:
    assert frame_of(HEAD + inner + b"</c>").uncalculated == []


def test_only_formulas_and_values_are_hidden() -> None:
    data = b'<f/><row r="1"><c r="ZZZ1"><v>1</v></c></row><formula1>"A"</formula1><firstHeader/>'
    assert frame_of(data).markup == data.removeprefix(b"<f/>")


def test_second_formula_of_a_cell_counts() -> None:
    assert frame_of(HEAD + b"<f>A1</f><f>A2</f><v>1</v></c>").formulas == {b"B7": b"<f>A2"}


def test_unfinished_sheet_is_parted() -> None:
    assert frame_of(HEAD + b"<f>A1").formulas == {b"B7": b"<f>A1"}
    assert frame_of(b"<f").markup == b"<f"
