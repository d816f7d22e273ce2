"""Draws the rows of a table as they stand in the file, in whatever process, and puts them on disk.

XlsxWriter keeps every cell, or in its own frugal mode takes sixteen seconds for a million of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from budget_xl.core.problem import Problem
from budget_xl.forms.area import column_name
from budget_xl.workbook.markup import (
    CELLS,
    MAX_TEXT,
    formula_cell,
    shared_cell,
    string_cell,
    written,
)
from budget_xl.workbook.metrics import ROW_POINTS, height
from budget_xl.workbook.tables import Column, Formula, Link, Row, Table
from budget_xl.workbook.texts import Texts
from budget_xl.workbook.ways import way

MAX_LINK = 2000
"""Excel refuses links over 2,079 characters."""
MOST_LINKS = 65_530
"""Excel opens no sheet with more."""
MOST_ROWS = 1_048_576
TOTAL, NOTHING = "合计", "（无）"
MOST_DRAWN = 500
"""Values of a column that are kept as drawn; what repeats is never far apart."""
ROW = "\ue000"
"""Stands for the number of the row in a formula that many rows have; no text of ours has it."""
AT_ONCE = 200
"""Rows, or links, that go to disk together."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """All it takes to draw a table, here or in another process.

    ``top`` is the row of its heads, ``styles`` are the numbers of styles in the file. Links are
    made relative to ``folder``; rows and links are put into ``drafts``. Rows are as high as their
    text needs, or ``points`` points.
    """

    sheet: str
    columns: tuple[Column, ...]
    top: int
    styles: Mapping[str, str]
    texts: Texts
    folder: Path
    drafts: Path
    points: float | None = None

    @property
    def rows(self) -> Path:
        """The file of the rows, the total with them."""
        return self.drafts / f"{self.sheet}.rows"

    @property
    def links(self) -> Path:
        """The file of the links."""
        return self.drafts / f"{self.sheet}.links"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table that was drawn: its sketch, how many rows it has, and the files it links to."""

    sketch: Sketch
    count: int
    targets: tuple[str, ...]

    @property
    def table(self) -> Table:
        """Where it stands."""
        return Table(self.sketch.sheet, self.sketch.top, self.count)

    @property
    def last(self) -> int:
        """The last row that was drawn."""
        return self.table.last + any(column.total for column in self.sketch.columns)


def draw(sketch: Sketch, rows: Iterable[Row]) -> Drawn:
    """Draw ``rows`` and their total. A blank table gets one row that says so.

    Raises Problem when a sheet cannot hold so many rows.
    """
    count, width = 0, len(sketch.columns)
    with sketch.rows.open("wb") as drawn, sketch.links.open("wb") as links:
        pen = _Pen(sketch, _Spool(drawn), _Spool(links))
        for count, cells in enumerate(rows, start=1):
            if sketch.top + count >= MOST_ROWS - 1:
                raise _too_long(sketch.sheet)
            pen.line(sketch.top + count, cells)
        if not count:
            pen.line(sketch.top + 1, [NOTHING] + [None] * (width - 1))
        found = Drawn(sketch, count, tuple(pen.targets))
        if any(column.total for column in sketch.columns):
            pen.total(found.table)
        pen.finish()
    return found


class _Spool:
    """Pieces on their way to the disk."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._pieces: list[str] = []

    def add(self, piece: str) -> None:
        self._pieces.append(piece)
        if len(self._pieces) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        self._file.write("".join(self._pieces).encode())
        self._pieces.clear()


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


class _Pen:
    """Draws line after line."""

    def __init__(self, sketch: Sketch, rows: _Spool, links: _Spool) -> None:
        self._sketch, self._rows, self._links = sketch, rows, links
        self.targets: dict[str, str] = {}
        self._file, self._target, self._linked = Path(), "", 0
        self._folder = sketch.folder.resolve()
        self._row, self._places = 0, _Drawn(string_cell)
        self._letters = [column_name(number) for number in range(len(sketch.columns))]
        self._widths = [column.width for column in sketch.columns]
        self._summed = [n for n, column in enumerate(sketch.columns) if column.total]
        self._sums = [Decimal(0)] * len(self._summed)
        names = [f"{letters}{ROW}" for letters in self._letters]
        self._formulas = _Drawn(lambda text: written(text.removeprefix("=").format(*names)))
        cells = "".join(f'<c r="{letters}#"%s' for letters in self._letters)
        self._template = f'<row r="#" ht="%s" customHeight="1">{cells}</row>'
        self._plain, self._blue = self._style("line"), self._style("link")
        self._look([column.style for column in sketch.columns])

    def line(self, row: int, cells: Row) -> None:
        """Draw the next row."""
        self._add(row, cells, self._sketch.points or self._height(cells))
        for at, number in enumerate(self._summed):
            value = cells[number]
            amount = value.value if type(value) is Formula else value
            if isinstance(amount, int | Decimal):
                self._sums[at] += amount

    def total(self, table: Table) -> None:
        """Draw the live sums of ``table`` below it."""
        columns = self._sketch.columns
        self._look([f"total-{column.style}" if column.total else "total" for column in columns])
        cells: list[Any] = [TOTAL, *[None] * (len(columns) - 1)]
        for number, value in zip(self._summed, self._sums, strict=True):
            cells[number] = Formula(f"=SUM({table.column(number)})", value)
        self._add(table.last + 1, cells, ROW_POINTS)

    def finish(self) -> None:
        """Put everything on disk."""
        self._rows.flush()
        self._links.flush()

    def _add(self, row: int, cells: Row, points: float) -> None:
        self._row = row + 1
        drawn = [draw(value) for draw, value in zip(self._draws, cells, strict=True)]
        self._rows.add(self._template.replace("#", str(self._row)) % (f"{points:g}", *drawn))

    def _height(self, cells: Row) -> float:
        points: float = ROW_POINTS
        for width, value in zip(self._widths, cells, strict=True):
            text = value.text if type(value) is Link else value
            if type(text) is str and 2 * len(text) > width:
                points = max(points, height(text, width))
        return points

    def _look(self, styles: Sequence[str]) -> None:
        """Say in which styles the cells of the following rows are drawn, column by column."""
        self._draws = [
            self._drawer(self._style(style), column, letters)
            for style, column, letters in zip(
                styles, self._sketch.columns, self._letters, strict=True
            )
        ]

    def _style(self, name: str) -> str:
        return f' s="{self._sketch.styles[name]}"'

    def _drawer(self, style: str, column: Column, letters: str) -> Callable[[Any], str]:
        """Return what draws a cell of a column; links and formulas are no values that repeat."""
        texts = self._sketch.texts

        def repeated(value: Any) -> str:
            if type(value) is str and value:
                return style + shared_cell(texts.number(value[:MAX_TEXT]))
            return style + CELLS[type(value)](value)

        def cell(value: Any) -> str:
            plain = CELLS.get(type(value))
            if plain:
                return style + plain(value)
            if type(value) is Link:
                return self._link(value, letters)
            formula = self._formulas[value.text].replace(ROW, str(self._row))
            return style + formula_cell(formula, value.value)

        return _Drawn(repeated).__getitem__ if column.repeats else cell

    def _link(self, link: Link, letters: str) -> str:
        if link.file is not self._file:  # the rows of one file follow one another
            self._file, self._target = link.file, link_to(link.file, self._folder)
        if not self._target or self._linked == MOST_LINKS:
            return self._plain + self._places[link.text]
        self._linked += 1
        relation = self.targets.setdefault(self._target, f"rId{len(self.targets) + 1}")
        place = _location(link.ref.sheet, link.ref.cell)
        self._links.add(f'<hyperlink ref="{letters}{self._row}" r:id="{relation}"{place}/>')
        return self._blue + self._places[link.text]


@lru_cache(maxsize=1 << 14)
def _location(sheet: str, cell: str) -> str:
    """Return what leads to a cell; the forms of a district have theirs in common."""
    place = written(f"'{sheet}'!{cell}")
    return f' location="{place}"' if sheet else ""


def _too_long(sheet: str) -> Problem:
    return Problem(
        "too-many-rows",
        f"“{sheet}”超过 {MOST_ROWS} 行，一张工作表放不下。",
        "请按片区分几个文件夹汇总，明细用 --parquet 导出。",
    )


def link_to(file: Path, folder: Path) -> str:
    """Return the link from a workbook in ``folder``, no link itself, to ``file``; blank for none.

    A name with # cannot be linked to, nor can one that is too long.
    """
    relative = f"{_way(file.parent, folder)}{file.name}"
    return "" if "#" in relative or len(relative) > MAX_LINK else f"external:{relative}"


@lru_cache(maxsize=64)
def _way(there: Path, folder: Path) -> str:
    """Return the way to a folder, with what parts it from a name; many files share it."""
    found = way(there.resolve(), folder)
    return "" if found == "." else f"{found}/"
