"""A sheet with one table: heads, rows, links, live totals, filter, print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from budget_xl.workbook.drawing import Drawn, Sketch, draw
from budget_xl.workbook.metrics import height
from budget_xl.workbook.stream import StreamedSheet
from budget_xl.workbook.styles import Styles
from budget_xl.workbook.tables import Column, Formula, Row, Table
from budget_xl.workbook.texts import Texts
from budget_xl.workbook.xlsx import LockedWorkbook, as_cell

A3, A4, A4_WIDTH = 8, 9, 210
"""Paper, and the widest table that still reads well on A4."""


class TableSheet:
    """One sheet with one table; notes stand above it, a total below it."""

    def __init__(self, book: LockedWorkbook, name: str, columns: Sequence[Column]) -> None:
        self.sheet: StreamedSheet = book.add_worksheet(name, StreamedSheet)
        self.styles = Styles(book)
        self.name = name
        self.columns = tuple(columns)
        self.row = 0
        self._book = book
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

        Rows are as high as their text needs, or ``fixed`` points, in which the beginning of a
        long text shows. A blank table gets one line that says so. Raises Problem when a sheet
        cannot hold so many rows.
        """
        return self.adopt(draw(self.sketch(folder, fixed), rows), filters=filters)

    def sketch(
        self, folder: Path, fixed: float | None = None, texts: Texts | None = None
    ) -> Sketch:
        """Write the heads and return what draws the rest, see :meth:`table`.

        Who draws elsewhere needs ``texts`` of his own.
        """
        for number, column in enumerate(self.columns):
            self.sheet.write_string(self.row, number, column.head, self.styles["head"])
        heads = (height(column.head, column.width) for column in self.columns)
        self.sheet.set_row(self.row, max(heads))
        columns = tuple(_in_one_line(column) for column in self.columns) if fixed else self.columns
        names = ["line", "link", "total"]
        for column in columns:
            names += [column.style, f"total-{column.style}"] if column.total else [column.style]
        styles = {name: self.styles[name]._get_xf_index() for name in dict.fromkeys(names)}
        texts = texts or self._book.texts.parts[0]
        drafts = self._book.drafts
        return Sketch(self.name, columns, self.row, styles, texts, folder, drafts, fixed)

    def adopt(self, drawn: Drawn, *, filters: bool = True) -> Table:
        """Take the drawn table, set up print and ``filters``, and return it."""
        self.sheet.adopt(drawn, self._book.inserts)
        texts = drawn.sketch.texts
        self._book.texts.parts[texts.first] = texts
        table = drawn.table
        if filters:
            self.sheet.freeze_panes(table.top + 1, 0)
            self.sheet.autofilter(table.top, 0, table.last, len(self.columns) - 1)
        self.sheet.set_landscape()
        wide = sum(column.width for column in self.columns) > A4_WIDTH
        self.sheet.set_paper(A3 if wide else A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(table.top)
        self.sheet.set_footer("&C第 &P 页，共 &N 页")
        return table


def _in_one_line(column: Column) -> Column:
    return replace(column, style="short") if column.style == "line" else column
