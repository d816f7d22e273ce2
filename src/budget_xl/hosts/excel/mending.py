"""Puts back formulas that were overwritten in an open workbook."""

from __future__ import annotations

import xlwings as xw

from budget_xl.core.form import Form
from budget_xl.workbook.comparison.spelling import spell
from budget_xl.workbook.computed_cells import Computed, computed_cells

LONGEST_ARRAY = 255
"""Excel takes no longer array formula over COM."""


def mend(book: xw.Book, form: Form) -> tuple[int, int]:
    """Return how many formulas were put back, and how many Excel would not take."""
    lost = [cell for cell in computed_cells(form) if not _stands(_range(book, cell), cell)]
    is_desktop = book.app.engine.type == "desktop"
    refused = [
        cell for cell in lost if is_desktop and cell.is_array and len(cell.formula) > LONGEST_ARRAY
    ]
    for cell in lost:
        if cell not in refused:
            setattr(_range(book, cell), _property(cell), cell.formula)
    return len(lost) - len(refused), len(refused)


def _stands(target: xw.Range, cell: Computed) -> bool:
    """Tell whether the formula is there; the remote engine cannot tell."""
    try:
        found = getattr(target, _property(cell))
    except NotImplementedError:
        return False
    return isinstance(found, str) and spell(found) == spell(cell.formula)


def _property(cell: Computed) -> str:
    return "formula_array" if cell.is_array else "formula"


def _range(book: xw.Book, cell: Computed) -> xw.Range:
    area = cell.area
    corners = (area.top + 1, area.left + 1), (area.bottom + 1, area.right + 1)
    return book.sheets[area.sheet].range(*corners)
