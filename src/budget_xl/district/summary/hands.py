"""Draws the long tables of the summary side by side, in processes of their own when it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from budget_xl.district.collector import undisturbed
from budget_xl.district.executors import Start
from budget_xl.district.summary.common import Classes, Material
from budget_xl.workbook.drawing import Drawn, Sketch, draw
from budget_xl.workbook.tables import Row

Rows = Callable[[Material], Iterator[Row]]
Task = tuple[Sketch, Rows]
Wait = Callable[[], Drawn]

MANY = 100
"""With fewer declarations all is drawn before a process has started."""


@contextmanager
def side_by_side(start: Start, material: Material, tasks: Sequence[Task]) -> Iterator[list[Wait]]:
    """Begin to draw ``tasks`` in their order, and yield for each what waits until it is drawn.

    By then ``material`` has what was counted on the way.
    """
    if len(material.numbered) < MANY:
        yield [partial(_here, material, *task) for task in tasks]
        return
    with start(len(tasks)) as (pool, _):
        futures = [pool.submit(_draw, material, *task) for task in tasks]
        yield [lambda drawn=drawn: _counted(material, *drawn.result()) for drawn in futures]


def _here(material: Material, sketch: Sketch, rows: Rows) -> Drawn:
    return _counted(material, *_draw(material, sketch, rows))


def _draw(material: Material, sketch: Sketch, rows: Rows) -> tuple[Drawn, Classes]:
    own = replace(material, classes=Classes())
    with undisturbed():
        return draw(sketch, rows(own)), own.classes


def _counted(material: Material, drawn: Drawn, classes: Classes) -> Drawn:
    material.classes.update(classes)
    return drawn
