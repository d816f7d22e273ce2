"""What a table for reading is made of: columns, links, live formulas, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from budget_xl.core.place import NOWHERE, Ref
from budget_xl.forms.area import Area


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width, the style of its cells, and whether it has a total.

    In one that ``repeats`` the same texts or numbers stand again and again; each is drawn once.
    """

    head: str
    width: float
    style: str = "line"
    total: bool = False
    repeats: bool = False


class Link(NamedTuple):
    """A cell that leads to a place in a file; without a place it leads to the file."""

    text: str
    file: Path
    ref: Ref = NOWHERE


class Formula(NamedTuple):
    """A live formula with the value it has now.

    ``text`` may name other cells of its row as ``{0}``, ``{1}``, … by the number of their column.
    """

    text: str
    value: Decimal | int | float | str | None


Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A drawn table: where its heads stand and how many rows follow."""

    sheet: str
    top: int
    rows: int

    @property
    def last(self) -> int:
        """The number of its last row; a blank table has one that says so."""
        return self.top + max(self.rows, 1)

    def column(self, number: int) -> str:
        """Return the absolute name of the cells of a column, heads left out."""
        return Area(self.sheet, self.top + 1, number, self.last, number).absolute

    def head(self, number: int) -> str:
        """Return the absolute name of the head of a column."""
        return Area(self.sheet, self.top, number, self.top, number).absolute

    def part(self, first: int, rows: int) -> Table:
        """Return so many rows from row ``first`` (from 0) on as a table of their own."""
        return Table(self.sheet, self.top + first, rows)

    def total(self, number: int) -> str:
        """Return the absolute name of the total below a column."""
        return Area(self.sheet, self.last + 1, number, self.last + 1, number).absolute
