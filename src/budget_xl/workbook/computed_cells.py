"""The computed cells of a form, with the formulas that the writer gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from budget_xl.core.form import Form
from budget_xl.forms.area import Area
from budget_xl.workbook.canvas import Canvas
from budget_xl.workbook.writer import draw_form, empty
from budget_xl.workbook.xlsx import OPTIONS, LockedWorkbook


@dataclass(frozen=True, slots=True)
class Computed:
    """One formula and the cell it stands in, or all cells that one array formula fills."""

    area: Area
    formula: str
    is_array: bool


class _Noting(Canvas):
    """A canvas that notes every formula drawn on it."""

    def __init__(self) -> None:
        super().__init__(LockedWorkbook(BytesIO(), OPTIONS))
        self.noted: list[Computed] = []

    def formula(self, area: Area, formula: str, cached: Any, style: str) -> None:
        first = Area(area.sheet, area.top, area.left, area.top, area.left)
        self.noted.append(Computed(first, formula, is_array=False))
        super().formula(area, formula, cached, style)

    def array(self, area: Area, formula: str, cached: Sequence[Any], style: str) -> None:
        self.noted.append(Computed(area, formula, is_array=True))
        super().array(area, formula, cached, style)


@lru_cache(maxsize=4)
def computed_cells(form: Form) -> tuple[Computed, ...]:
    """Return every computed cell of the workbooks of ``form``, in the order of drawing."""
    canvas = _Noting()
    draw_form(canvas, form, empty(form))
    return tuple(canvas.noted)
