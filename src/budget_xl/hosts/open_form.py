"""The form that is open in a spreadsheet program: what its sheets say, what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Defect
from budget_xl.core.finding import Finding, Waiver
from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN, RESULTS, STAMP, Layout
from budget_xl.forms.loader import load_form
from budget_xl.forms.reading import USE_TEMPLATE, stamp_in, waivers_in
from budget_xl.forms.sheets import Grid, Sheets
from budget_xl.forms.stamp import Stamp
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check

Defects = Mapping[str, Defect]


class Window(Protocol):
    """What a program must offer for the workbook in front of the clerk."""

    @property
    def name(self) -> str:
        """The name of the file."""

    @property
    def sheets(self) -> Collection[str]:
        """The names of all sheets, hidden ones included."""

    @property
    def cursor(self) -> Ref | None:
        """The first selected cell, None while something else than cells is selected."""

    def recalculate(self) -> None:
        """Compute every formula anew."""

    def read(self, sheet: str) -> tuple[Grid, Defects]:
        """Return the values of a sheet from its first cell on, and its cells that are errors."""

    def go(self, ref: Ref) -> None:
        """Move the cursor."""

    def hide(self, sheet: str, rows: range, *, hidden: bool) -> None:
        """Hide or show whole rows, numbered from 0."""

    def list_results(self, rows: Sequence[Sequence[str]], lines: int) -> None:
        """Write ``rows`` below the heads of 校验结果, blank ``lines`` in all."""


def is_ours(window: Window) -> bool:
    """Tell whether a workbook is one of ours, before anything of it is read."""
    return STAMP in window.sheets


class OpenForm:
    """One of our workbooks, open. Raises Problem for any other."""

    def __init__(self, window: Window) -> None:
        self.window = window
        sheets = window.sheets
        if not is_ours(window):
            raise Problem("not-ours", "当前打开的不是本系统的申报表。", USE_TEMPLATE)
        names: dict[str, Grid] = dict.fromkeys(sheets, ())
        self.stamp: Stamp = stamp_in(names | {STAMP: window.read(STAMP)[0]}, window.name)
        self.form: Form = load_form(self.stamp.form, int(self.stamp.year))
        self.layout: Layout = lay_out(self.form)
        wanted = dict.fromkeys([MAIN, *(band.sheet for band in self.layout.bands), RESULTS])
        read = {name: window.read(name) for name in wanted if name in sheets}
        self.grids: dict[str, Grid] = {name: grid for name, (grid, _) in read.items()}
        self.defects: dict[str, Defects] = {name: defects for name, (_, defects) in read.items()}
        self.waivers: tuple[Waiver, ...] = tuple(waivers_in(self.grids.get(RESULTS, ())))

    @cached_property
    def declaration(self) -> Declaration:
        """What the sheets declare, every value with its cell."""
        return Sheets(self.grids, self.defects).declaration(self.form, self.layout)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong with it, gravest first."""
        return check(self.declaration, self.form, load_catalogue(), waivers=self.waivers)

    @cached_property
    def places(self) -> list[Ref]:
        """The places of the open findings, each once, gravest first."""
        open_ones = [found for found in self.findings if found.ref.sheet and not found.reason]
        return list(dict.fromkeys(found.ref for found in open_ones))

    def value(self, sheet: str, row: int, column: int) -> Any:
        """Return what stands in a cell, ``""`` where nothing does."""
        grid = self.grids[sheet]
        return grid[row][column] if row < len(grid) and column < len(grid[row]) else ""
