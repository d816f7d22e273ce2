"""Areas of a sheet and their names in A1 style. Rows and columns count from 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from budget_xl.core import money
from budget_xl.core.place import Ref

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

MOST_ROWS, MOST_COLUMNS = 2000, 60
"""No form reaches further."""


@lru_cache(maxsize=256)
def column_name(column: int) -> str:
    """Return the letters of a column: 0 is ``A``, 26 is ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(name: str) -> int:
    """Return the number of a column from its letters: ``A`` is 0, ``AA`` is 26."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@lru_cache(maxsize=1 << 15)
def cell_name(row: int, column: int) -> str:
    """Return the A1 name of a cell."""
    return f"{column_name(column)}{row + 1}"


def row_number(ref: Ref) -> int:
    """Return the number of the row (from 0) of a place in a workbook."""
    return int(ref.cell.lstrip(LETTERS)) - 1


def cells_of(areas: Iterable[str]) -> Iterator[str]:
    """Yield the names of the cells of areas such as ``B2:C5``, as far as a form can reach."""
    for area in areas:
        (top, left), (bottom, right) = _corners(area)
        for row in range(top, min(bottom, MOST_ROWS - 1) + 1):
            for column in range(left, min(right, MOST_COLUMNS - 1) + 1):
                yield cell_name(row, column)


def size(area: str) -> int:
    """Return how many cells an area such as ``B2:C5`` has."""
    (top, left), (bottom, right) = _corners(area)
    return (bottom - top + 1) * (right - left + 1)


def inside(area: str, cells: Iterable[str]) -> Iterator[str]:
    """Yield those of ``cells`` that lie in an area."""
    (top, left), (bottom, right) = _corners(area)
    for cell in cells:
        row, column = _corner(cell)
        if top <= row <= bottom and left <= column <= right:
            yield cell


def value_at(grid: Sequence[Sequence[object]], cell: str) -> str:
    """Return the text of what stands in a cell of the values of a sheet."""
    row, column = _corner(cell)
    return shown(grid[row][column]) if row < len(grid) and column < len(grid[row]) else ""


def shown(value: object) -> str:
    """Return what a cell shows of ``value``; a whole number without its decimals."""
    return money.show_float(value) if isinstance(value, float) else str(value)


def _corners(area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = area.partition(":")
    return _corner(first), _corner(last or first)


def _corner(name: str) -> tuple[int, int]:
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :]) - 1, column_number(letters)


class Area(NamedTuple):
    """A rectangle of cells on one sheet, both corners included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def ref(self) -> Ref:
        """The place of its first cell."""
        return Ref(self.sheet, cell_name(self.top, self.left))

    @property
    def a1(self) -> str:
        """Its name on its own sheet: ``B2`` or ``B2:C5``."""
        first = cell_name(self.top, self.left)
        if (self.top, self.left) == (self.bottom, self.right):
            return first
        return f"{first}:{cell_name(self.bottom, self.right)}"

    @property
    def absolute(self) -> str:
        """Its name for the whole workbook: ``'申报表'!$B$2:$C$5``."""
        corners = [(self.top, self.left), (self.bottom, self.right)]
        names = [f"${column_name(column)}${row + 1}" for row, column in corners]
        return f"'{self.sheet}'!" + (names[0] if names[0] == names[1] else ":".join(names))

    def rows(self) -> range:
        """The numbers of its rows."""
        return range(self.top, self.bottom + 1)

    def row(self, number: int) -> Area:
        """Return its part in the row ``number`` (from 1) of its own rows."""
        return Area(self.sheet, self.top + number - 1, self.left, self.top + number - 1, self.right)
