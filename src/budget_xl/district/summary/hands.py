"""Draws the long tables of the summary side by side, in processes of their own when it pays."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from budget_xl.district.collector import undisturbed
from budget_xl.district.executors import Start
from budget_xl.district.summary.common import Classes, Material
from budget_xl.workbook.drawing import Drawn, Sketch, draw
from budget_xl.workbook.tables import Row

Rows = Callable[[Material], Iterator[Row]]
Wait = Callable[[], Drawn]
Begin = Callable[[Material, Sketch, Rows], Wait]

MANY = 100
"""With fewer declarations all is drawn before a process has started."""


@contextmanager
def hands(start: Start, declarations: int, tables: int) -> Iterator[Begin]:
    """Yield what begins to draw a table, and gives what waits until it is drawn.

    By then the material has what was counted on the way.
    """
    if declarations < MANY:
        yield lambda material, sketch, rows: partial(_here, material, sketch, rows)
        return
    with start(tables) as (pool, _):

        def begin(material: Material, sketch: Sketch, rows: Rows) -> Wait:
            # A pool packs while we go on, and what it packs must not change meanwhile.
            drawn = pool.submit(_draw_packed, pickle.dumps((material, sketch, rows)))
            return lambda: _counted(material, *drawn.result())

        yield begin


def _draw_packed(task: bytes) -> tuple[Drawn, Classes]:
    return _draw(*pickle.loads(task))  # noqa: S301 - our own


def _here(material: Material, sketch: Sketch, rows: Rows) -> Drawn:
    return _counted(material, *_draw(material, sketch, rows))


def _draw(material: Material, sketch: Sketch, rows: Rows) -> tuple[Drawn, Classes]:
    own = replace(material, classes=Classes())
    with undisturbed():
        return draw(sketch, rows(own)), own.classes


def _counted(material: Material, drawn: Drawn, classes: Classes) -> Drawn:
    material.classes.update(classes)
    return drawn
