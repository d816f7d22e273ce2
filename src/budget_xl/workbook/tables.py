"""Draws tables for reading: heads, rows, links, live totals, filter, print set-up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from budget_xl.core.place import NOWHERE, Ref
from budget_xl.core.problem import Problem
from budget_xl.forms.area import Area, column_name
from budget_xl.workbook.metrics import ROW_POINTS, height
from budget_xl.workbook.stream import (
    MOST_ROWS,
    StreamedSheet,
    formula_cell,
    string_cell,
)
from budget_xl.workbook.styles import Styles
from budget_xl.workbook.xlsx import LockedWorkbook, as_cell

MAX_LINK = 2000
"""Excel refuses links over 2,079 characters."""
A3, A4, A4_WIDTH = 8, 9, 210
"""Paper, and the widest table that still reads well on A4."""
TOTAL = "合计"
MOST_DRAWN = 500
"""Values of a column that are kept as drawn; what repeats is never far apart."""


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

    def column(self, number: int) -> str:
        """Return the absolute name of the cells of a column, heads left out."""
        last = self.top + max(self.rows, 1)
        return Area(self.sheet, self.top + 1, number, last, number).absolute

    def head(self, number: int) -> str:
        """Return the absolute name of the head of a column."""
        return Area(self.sheet, self.top, number, self.top, number).absolute

    def part(self, first: int, rows: int) -> Table:
        """Return so many rows from row ``first`` (from 0) on as a table of their own."""
        return Table(self.sheet, self.top + first, rows)

    def total(self, number: int) -> str:
        """Return the absolute name of the total below a column."""
        row = self.top + max(self.rows, 1) + 1
        return Area(self.sheet, row, number, row, number).absolute


class _Drawn(dict[Any, str]):
    """What values were drawn as; one that is not there yet is drawn."""

    def __init__(self, draw: Callable[[Any], str]) -> None:
        super().__init__()
        self._draw = draw

    def __missing__(self, value: Any) -> str:
        if len(self) == MOST_DRAWN:
            self.clear()
        drawn = self[value] = self._draw(value)
        return drawn


class TableSheet:
    """One sheet with one table; notes stand above it, a total below it."""

    def __init__(self, book: LockedWorkbook, name: str, columns: Sequence[Column]) -> None:
        self.sheet: StreamedSheet = book.add_worksheet(name, StreamedSheet)
        self.styles = Styles(book)
        self.name = name
        self.columns = columns
        self.row = 0
        self._numbers: dict[str, str] = {}
        self._file, self._target = Path(), ""
        self._letters = [column_name(number) for number in range(len(columns))]
        self._widths = [column.width for column in columns]
        self._summed = [number for number, column in enumerate(columns) if column.total]
        self._draw_with([column.style for column in columns])
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)

    def note(self, *cells: Any, style: str = "above") -> int:
        """Write one line above the table and return its row."""
        look = self.styles[style]
        for number, value in enumerate(cells):
            match value:
                case None:
                    pass
                case Formula():
                    cached = "" if value.value is None else as_cell(value.value)
                    self.sheet.write_formula(self.row, number, value.text, look, cached)
                case str():
                    self.sheet.write_string(self.row, number, value, look)
                case _:
                    self.sheet.write_number(self.row, number, as_cell(value), look)
        self.row += 1
        return self.row - 1

    def table(
        self,
        rows: Iterable[Row],
        folder: Path,
        fixed: float | None = None,
        *,
        filters: bool = True,
    ) -> Table:
        """Draw heads, ``rows`` and total; links are made relative to ``folder``.

        Rows are as high as their text needs, or ``fixed`` points. A blank table gets one line
        that says so. Raises Problem when a sheet cannot hold so many rows.
        """
        top, sums = self.row, [Decimal(0)] * len(self.columns)
        for number, column in enumerate(self.columns):
            self.sheet.write_string(top, number, column.head, self.styles["head"])
        self.sheet.set_row(top, max(height(column.head, column.width) for column in self.columns))
        count = 0
        for count, cells in enumerate(rows, start=1):
            if top + count >= MOST_ROWS - 1:
                raise _too_long(self.name)
            self._add_row(top + count, cells, fixed or self._height(cells), folder)
            self._add_up(sums, cells)
        if not count:
            self._add_row(
                top + 1, ["（无）"] + [None] * (len(self.columns) - 1), ROW_POINTS, folder
            )
        found = Table(self.name, top, count)
        self._finish(found, sums, folder, filters)
        return found

    def _height(self, cells: Row) -> float:
        points = ROW_POINTS
        for width, value in zip(self._widths, cells, strict=True):
            text = value.text if type(value) is Link else value
            if type(text) is str and 2 * len(text) > width:
                points = max(points, height(text, width))
        return points

    def _add_up(self, sums: list[Decimal], cells: Row) -> None:
        for number in self._summed:
            value = cells[number]
            amount = value.value if isinstance(value, Formula) else value
            if isinstance(amount, int | Decimal):
                sums[number] += amount

    def _add_row(self, row: int, cells: Row, points: float, folder: Path) -> None:
        self._at, self._folder = row, folder
        rests = [draw(value) for draw, value in zip(self._draws, cells, strict=True)]
        text = self._template.replace("#", str(row + 1)) % tuple(rests)
        self.sheet.add_row(row, len(cells), points, text)

    def _draw_with(self, looks: Sequence[str]) -> None:
        """Say in which styles the cells of the following rows are drawn, column by column."""
        self._template = "".join(f'<c r="{letters}#"%s' for letters in self._letters)
        self._draws = [
            self._drawer(look, column, letters)
            for look, column, letters in zip(looks, self.columns, self._letters, strict=True)
        ]

    def _drawer(self, look: str, column: Column, letters: str) -> Callable[[Any], str]:
        """Return what draws a cell of a column; links and formulas are no values that repeat."""
        start, sheet = f' s="{self._style(look)}"', self.sheet
        text = sheet.shared_cell if column.repeats else string_cell

        def formula(value: Formula) -> str:
            names = [f"{other}{self._at + 1}" for other in self._letters]
            return start + formula_cell(value.text.format(*names), value.value)

        def number(value: Any) -> str:
            return f"{start}><v>{value}</v></c>"

        by_type: dict[type, Callable[[Any], str]] = {
            str: lambda value: start + text(value),
            type(None): lambda _: f"{start}/>",
            Decimal: number,
            int: number,
            float: number,
        }
        if column.repeats:
            return _Drawn(lambda value: by_type[type(value)](value)).__getitem__
        by_type[Formula] = formula
        by_type[Link] = lambda value: self._link(value, f"{letters}{self._at + 1}")
        return lambda value: by_type[type(value)](value)

    def _link(self, link: Link, name: str) -> str:
        if link.file is not self._file:  # the rows of one file follow one another
            self._file, self._target = link.file, link_to(link.file, self._folder)
        file, ref = self._target, link.ref
        is_linked = bool(file) and self.sheet.add_link(name, file, ref.sheet, ref.cell)
        return f' s="{self._style("link" if is_linked else "line")}"{string_cell(link.text)}'

    def _style(self, name: str) -> str:
        """Return the number of a style in the file."""
        if name not in self._numbers:
            self._numbers[name] = str(self.styles[name]._get_xf_index())
        return self._numbers[name]

    def _finish(self, table: Table, sums: list[Decimal], folder: Path, filters: bool) -> None:
        top, last = table.top, table.top + max(table.rows, 1)
        if self._summed:
            self._draw_with(
                [f"total-{column.style}" if column.total else "total" for column in self.columns]
            )
            cells: list[Any] = [None] * len(self.columns)
            for number in self._summed:
                cells[number] = Formula(f"=SUM({table.column(number)})", sums[number])
            self._add_row(last + 1, [TOTAL, *cells[1:]], ROW_POINTS, folder)
        if filters:
            self.sheet.freeze_panes(top + 1, 0)
            self.sheet.autofilter(top, 0, last, len(self.columns) - 1)
        self.sheet.set_landscape()
        wide = sum(column.width for column in self.columns) > A4_WIDTH
        self.sheet.set_paper(A3 if wide else A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(top)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")


def _too_long(sheet: str) -> Problem:
    return Problem(
        "too-many-rows",
        f"“{sheet}”超过 {MOST_ROWS} 行，一张工作表放不下。",
        "请按片区分几个文件夹汇总，明细用 --parquet 导出。",
    )


def link_to(file: Path, folder: Path) -> str:
    """Return the link from a workbook in ``folder`` to ``file``; blank when none works.

    A name with # cannot be linked to, nor can one that is too long.
    """
    relative = os.path.relpath(file.resolve(), folder.resolve()).replace("\\", "/")
    return "" if "#" in relative or len(relative) > MAX_LINK else f"external:{relative}"
