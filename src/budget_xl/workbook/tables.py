"""Draws tables for reading: heads, rows, links, live totals, filter, print set-up."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from budget_xl.core.place import NOWHERE, Ref
from budget_xl.forms.area import Area, cell_name
from budget_xl.workbook.metrics import ROW_POINTS, height
from budget_xl.workbook.styles import Styles
from budget_xl.workbook.xlsx import LockedWorkbook, Worksheet, as_cell

MAX_LINK = 2000
"""Excel refuses links over 2,079 characters."""
MAX_TEXT = 32_767
A3, A4, A4_WIDTH = 8, 9, 210
"""Paper, and the widest table that still reads well on A4."""
TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width, the style of its cells, and whether it has a total."""

    head: str
    width: float
    style: str = "line"
    total: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a place in a file; without a place it leads to the file."""

    text: str
    file: Path
    ref: Ref = NOWHERE


@dataclass(frozen=True, slots=True)
class Formula:
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

    def total(self, number: int) -> str:
        """Return the absolute name of the total below a column."""
        row = self.top + max(self.rows, 1) + 1
        return Area(self.sheet, row, number, row, number).absolute


class TableSheet:
    """One sheet with one table; notes stand above it, a total below it."""

    def __init__(self, book: LockedWorkbook, name: str, columns: Sequence[Column]) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.styles = Styles(book)
        self.name = name
        self.columns = columns
        self.row = 0
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)

    def note(self, *cells: Any, style: str = "above") -> int:
        """Write one line above the table and return its row."""
        for number, value in enumerate(cells):
            if value is not None:
                self._write(self.row, number, value, style)
        self.row += 1
        return self.row - 1

    def table(self, rows: Iterable[Row], folder: Path, fixed: float | None = None) -> Table:
        """Draw heads, ``rows`` and total; links are made relative to ``folder``.

        Rows are as high as their text needs, or ``fixed`` points. A blank table gets one line
        that says so.
        """
        top, sums = self.row, [Decimal(0)] * len(self.columns)
        for number, column in enumerate(self.columns):
            self.sheet.write_string(top, number, column.head, self.styles["head"])
        self.sheet.set_row(top, max(height(column.head, column.width) for column in self.columns))
        count = 0
        for count, cells in enumerate(rows, start=1):
            self._write_row(top + count, cells, folder, sums)
            self.sheet.set_row(top + count, fixed or self._height(cells))
        if not count:
            self.sheet.write_string(top + 1, 0, "（无）", self.styles["line"])
        found = Table(self.name, top, count)
        self._finish(found, sums)
        return found

    def _height(self, cells: Row) -> float:
        texts = (
            (value.text if isinstance(value, Link) else value, column.width)
            for column, value in zip(self.columns, cells, strict=True)
        )
        long = [(text, width) for text, width in texts
                if isinstance(text, str) and 2 * len(text) > width]  # fmt: skip
        return max((height(text, width) for text, width in long), default=ROW_POINTS)

    def _write_row(self, row: int, cells: Row, folder: Path, sums: list[Decimal]) -> None:
        for number, (column, value) in enumerate(zip(self.columns, cells, strict=True)):
            if isinstance(value, Link):
                self._link(row, number, value, folder)
            else:
                self._write(row, number, value, column.style)
            amount = value.value if isinstance(value, Formula) else value
            if column.total and isinstance(amount, int | Decimal):
                sums[number] += amount

    def _write(self, row: int, number: int, value: Any, style: str) -> None:
        look = self.styles[style]
        match value:
            case None | "":
                self.sheet.write_blank(row, number, None, look)
            case Formula():
                names = [cell_name(row, other) for other in range(len(self.columns))]
                cached = "" if value.value is None else as_cell(value.value)
                self.sheet.write_formula(row, number, value.text.format(*names), look, cached)
            case str():
                self.sheet.write_string(row, number, value[:MAX_TEXT], look)
            case _:
                self.sheet.write_number(row, number, as_cell(value), look)

    def _link(self, row: int, number: int, link: Link, folder: Path) -> None:
        target = link_to(link.file, folder, link.ref)
        if target:
            self.sheet.write_url(row, number, target, self.styles["link"], link.text)
        else:
            self.sheet.write_string(row, number, link.text, self.styles["line"])

    def _finish(self, table: Table, sums: list[Decimal]) -> None:
        top, last = table.top, table.top + max(table.rows, 1)
        if any(column.total for column in self.columns):
            self._write(last + 1, 0, TOTAL, "total")
            for number, column in enumerate(self.columns):
                if column.total:
                    formula = Formula(f"=SUM({table.column(number)})", sums[number])
                    self._write(last + 1, number, formula, f"total-{column.style}")
                elif number:
                    self._write(last + 1, number, None, "total")
        self.sheet.freeze_panes(top + 1, 0)
        self.sheet.autofilter(top, 0, last, len(self.columns) - 1)
        self.sheet.set_landscape()
        wide = sum(column.width for column in self.columns) > A4_WIDTH
        self.sheet.set_paper(A3 if wide else A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(top)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")


def link_to(file: Path, folder: Path, ref: Ref) -> str:
    """Return the link from a workbook in ``folder`` to a place in ``file``; blank when none works.

    A name with # cannot be linked to, nor can one that is too long.
    """
    relative = os.path.relpath(file.resolve(), folder.resolve()).replace("\\", "/")
    target = f"external:{relative}" + (f"#'{ref.sheet}'!{ref.cell}" if ref.sheet else "")
    return "" if "#" in relative or len(target) > MAX_LINK else target
