"""What the formulas of a workbook read, and beside what their verdicts appear."""

from __future__ import annotations

from budget_xl.forms.area import Area
from budget_xl.forms.layout import (
    BASIS,
    CHECK,
    CONTACTS,
    MAIN,
    PANEL,
    RESULT_HEADS,
    RESULT_ROWS,
    RESULTS,
    STAMP,
    Layout,
    Role,
)
from budget_xl.forms.stamp import Stamp

_FIRST_ROW = 2
"""The first row of the main sheet that says something of the declaration."""


def zones(layout: Layout) -> dict[str, Area]:
    """Return name and area of all that a check reads: the stamp and every sheet's values.

    No check column is part of them, or a check would wait for itself.
    """
    basis, contacts = layout.band("basis.rows"), layout.band("identity.executors")
    found = {
        f"{STAMP}_全部": Area(STAMP, 0, 1, len(Stamp._fields) - 1, 1),
        f"{MAIN}_全部": Area(MAIN, _FIRST_ROW, 1, layout.rows - 1, PANEL + 2),
    }
    for sheet, band, last in ((BASIS, basis, "note"), (CONTACTS, contacts, "phone")):
        right = band.columns[last].right
        found[f"{sheet}_全部"] = Area(sheet, band.top, 0, band.top + band.capacity - 1, right)
    # A reason that is typed beside a finding settles it.
    found[f"{RESULTS}_全部"] = Area(RESULTS, 1, 0, RESULT_ROWS, len(RESULT_HEADS) - 1)
    return found


def check_areas(layout: Layout) -> dict[str, Area]:
    """Return the cells that one check formula answers, by the key of its block.

    A block is a table, or a run of single values between two tables, named by its first one.
    """
    found = {band.pool: layout.span(band.pool, "check") for band in layout.bands}
    for keys in check_groups(layout):
        first, last = (layout.box(f"check.{key}").area for key in (keys[0], keys[-1]))
        found[keys[0]] = Area(MAIN, first.top, first.left, last.top, last.left)
    return found


def check_groups(layout: Layout) -> list[list[str]]:
    """Return the keys of the single values that one check formula answers together."""
    tops = sorted(band.top for band in layout.bands if band.sheet == MAIN)
    groups: dict[int, list[str]] = {}
    for box in layout.boxes:
        if box.role is Role.CHECK:
            below = sum(top < box.area.top for top in tops)
            groups.setdefault(below, []).append(box.key.removeprefix("check."))
    return list(groups.values())


def state_areas(layout: Layout) -> list[Area]:
    """Return every check column, for the line of state to count."""
    sides = [layout.span(band.pool, "check") for band in layout.bands if band.sheet != MAIN]
    return [Area(MAIN, _FIRST_ROW, CHECK, layout.rows - 1, CHECK), *sides]


def check_name(block: str) -> str:
    """Return the name of the function that checks a block."""
    return "BX_CHECK_" + block.upper().replace(".", "_")
