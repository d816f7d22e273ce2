"""Draws the long tables of the summary side by side, in processes of their own when it pays."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from budget_xl.district.collector import undisturbed
from budget_xl.district.consolidation import Submission
from budget_xl.district.executors import Start, died, submit
from budget_xl.district.summary.common import Classes, Material
from budget_xl.workbook.drawing import Drawn, Sketch, draw
from budget_xl.workbook.tables import Row

Rows = Callable[[Material], Iterator[Row]]
Wait = Callable[[], Drawn]
Begin = Callable[[Sketch, Rows], Wait]
Hands = Callable[[Material], Begin]

MANY = 100
"""With fewer declarations all is drawn before a process has started."""
TOGETHER = 500
"""Declarations that a process holds at a time."""


@contextmanager
def hands(start: Start, declarations: int, tables: int, drafts: Path) -> Iterator[Hands]:
    """Yield what takes a material and gives what begins to draw a table of it.

    That gives what waits until the table is drawn; by then the material has what was counted on
    the way. ``drafts`` is a folder for the while. What a process that dies has begun is drawn here.
    """
    if declarations < MANY:
        yield lambda material: partial(_begin_here, material)
        return
    with start(tables) as (pool, _):

        def take(material: Material) -> Begin:
            district = material.district
            laid = replace(district, submissions=_lay_out(drafts, district.submissions))
            # A pool packs while we go on, and what it packs must not change meanwhile.
            packed = pickle.dumps(replace(material, district=laid))

            def begin(sketch: Sketch, rows: Rows) -> Wait:
                drawn = submit(pool, _draw_packed, packed, pickle.dumps((sketch, rows)))
                here = _begin_here(material, sketch, rows)
                return lambda: here() if died(drawn) else _counted(material, *drawn.result())

            return begin

        yield take


@dataclass(frozen=True, slots=True)
class _Laid(Sequence[Submission]):
    """Declarations in a file, from which any process reads some at a time."""

    path: Path
    size: int

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[Submission]:
        with self.path.open("rb") as file:
            left = self.size
            while left:
                some = pickle.load(file)  # noqa: S301 - our own
                left -= len(some)
                yield from some

    def __getitem__(self, number: Any) -> Any:
        return next(islice(self, number, None))


def _lay_out(drafts: Path, submissions: Sequence[Submission]) -> _Laid:
    with NamedTemporaryFile(dir=drafts, delete=False) as file:
        for at in range(0, len(submissions), TOGETHER):
            pickle.dump(submissions[at : at + TOGETHER], file)
    return _Laid(Path(file.name), len(submissions))


def _draw_packed(material: bytes, task: bytes) -> tuple[Drawn, Classes]:
    return _draw(pickle.loads(material), *pickle.loads(task))  # noqa: S301 - our own


def _begin_here(material: Material, sketch: Sketch, rows: Rows) -> Wait:
    return lambda: _counted(material, *_draw(material, sketch, rows))


def _draw(material: Material, sketch: Sketch, rows: Rows) -> tuple[Drawn, Classes]:
    own = replace(material, classes=Classes())
    with undisturbed():
        return draw(sketch, rows(own)), own.classes


def _counted(material: Material, drawn: Drawn, classes: Classes) -> Drawn:
    material.classes.update(classes)
    return drawn
