"""The template that a workbook was made from, as far as a comparison needs it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.forms.area import cell_name
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import Layout
from budget_xl.workbook.comparison.looks import Look
from budget_xl.workbook.comparison.skeleton import SheetSkeleton, Skeleton, read_skeleton
from budget_xl.workbook.comparison.spelling import spell
from budget_xl.workbook.package import open_package, sheet_files, unpack
from budget_xl.workbook.writer import empty, write_form


class Open:
    """A cell whose value is the clerk's, or a formula's."""


OPEN = Open()
AMOUNT_CALLS = ("BX_SUBTOTAL(", "BX_BASIS_AMOUNT(", "BX_BASIS_SUM(")
"""What formulas ask that compute amounts; the others join texts, count and check."""

Expected = Sequence[Sequence[Any]]
Label = tuple[int, int, Any]
"""Row, column (from 0) and value of a fixed cell."""


@dataclass(frozen=True)
class Template:
    """An empty workbook of a form: its skeleton and, by sheet, what its fixed cells say.

    ``fixed`` has OPEN for every cell that a clerk or a formula fills; ``amounts`` names the
    cells with the formula of an amount; ``formulas`` are spelled as every program would.
    """

    layout: Layout
    skeleton: Skeleton
    fixed: Mapping[str, Expected]
    labels: Mapping[str, list[Label]]
    formulas: Mapping[str, Mapping[str, str]]
    amounts: frozenset[tuple[str, str]]

    @cached_property
    def _kept(self) -> dict[str, list[tuple[int, Callable[[Any], Any], Any]]]:
        """By sheet, for every row: its width, what picks its fixed cells, and what they say."""
        return {name: [_pick(line) for line in lines] for name, lines in self.fixed.items()}

    @cached_property
    def typed_columns(self) -> dict[str, list[list[int]]]:
        """By sheet, for every row: the columns that a clerk fills."""
        return {
            name: _typed(lines, _filled(self.skeleton.sheets[name]))
            for name, lines in self.fixed.items()
        }

    def is_kept(self, sheet: str, grid: Expected) -> bool:
        """Tell whether ``grid`` is as large as the sheet and all its fixed cells say the same."""
        kept = self._kept[sheet]
        return len(grid) == len(kept) and all(
            len(line) == width and pick(line) == said
            for line, (width, pick, said) in zip(grid, kept, strict=True)
        )

    @property
    def title(self) -> Ref:
        """The place of the title, which stands for the workbook as a whole."""
        return self.layout.boxes[0].area.ref

    @property
    def sheets(self) -> list[str]:
        """The sheets that hold the declaration."""
        return list(self.fixed)


@lru_cache(maxsize=8)
def template_of(form: Form) -> Template:
    """Return the template of ``form``; building it takes a moment, so each is kept."""
    layout = lay_out(form)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_form(form, empty(form), path)
        with open_package(path) as package:
            contents = unpack(package, path)
            skeleton = read_skeleton(package, sheet_files(contents.others), contents)
        names = dict.fromkeys(
            [box.area.sheet for box in layout.boxes] + [b.sheet for b in layout.bands]
        )
        with CalamineWorkbook.from_path(path) as book:
            sheets = {name: book.get_sheet_by_name(name) for name in names}
        grids = {name: sheet.to_python(skip_empty_area=False) for name, sheet in sheets.items()}
    formulas = {
        name: {cell: spell(text) for cell, text in skeleton.sheets[name].formulas.items()}
        for name in names
    }
    fixed = {
        name: _fixed(grid, skeleton.sheets[name], skeleton.looks) for name, grid in grids.items()
    }
    return Template(
        layout,
        skeleton,
        fixed,
        {name: list(_labels(cells)) for name, cells in fixed.items()},
        formulas,
        frozenset(
            (name, cell)
            for name in names
            for cell in formulas[name]
            if any(call in formulas[name][cell] for call in AMOUNT_CALLS)
        ),
    )


def _fixed(grid: Expected, sheet: SheetSkeleton, looks: Sequence[Look]) -> Expected:
    is_open = {
        cell.decode() for cell, style in sheet.styles.items() if not looks[int(style or 0)].locked
    }
    is_open |= _filled(sheet)
    return [
        [OPEN if cell_name(row, column) in is_open else value for column, value in enumerate(line)]
        for row, line in enumerate(grid)
    ]


def _filled(sheet: SheetSkeleton) -> set[str]:
    """Return the cells that formulas fill."""
    return set(sheet.formulas) | sheet.array_cells


def _typed(fixed: Expected, filled: set[str]) -> list[list[int]]:
    """Return for every row the open columns that no formula fills."""
    return [
        [at for at, value in enumerate(line) if value is OPEN and cell_name(row, at) not in filled]
        for row, line in enumerate(fixed)
    ]


def _pick(line: Sequence[Any]) -> tuple[int, Callable[[Any], Any], Any]:
    fixed = [at for at, value in enumerate(line) if value is not OPEN]
    pick: Callable[[Any], Any] = itemgetter(*fixed) if fixed else len
    return len(line), pick, pick(line)


def _labels(fixed: Expected) -> Iterator[Label]:
    for row, line in enumerate(fixed):
        for column, value in enumerate(line):
            if value is not OPEN and value != "":
                yield row, column, value
