"""What the sheets of the summary share: declarations with their 件号, columns that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from budget_xl.core.place import NOWHERE, Ref
from budget_xl.district.consolidation import District, Submission
from budget_xl.district.outcome import Outcome
from budget_xl.workbook.tables import Column, Link
from budget_xl.workbook.ways import way

UNIT_OF_MONEY = "单位：万元"

NUMBER = Column("件号", 6, "count", repeats=True)
UNIT = Column("单位名称", 31, repeats=True)
PROJECT = Column("项目名称", 20, repeats=True)
SOURCE = Column("来源", 16)
NAMED = (NUMBER, UNIT, PROJECT)

Kind = tuple[str, str]
"""一级 and 二级指标."""
Classes = Counter[tuple[Kind, str]]
"""Indicators by class and trait."""


@dataclass(frozen=True)
class Material:
    """What is summed up, and the folder the summary will stand in.

    件号, the number of a declaration that counts, ties the sheets together. ``classes`` counts
    indicators while they are written.
    """

    district: District
    folder: Path
    classes: Classes = field(default_factory=Classes)

    @property
    def numbered(self) -> Iterator[tuple[int, Submission]]:
        """The declarations that count, each with its 件号."""
        return enumerate(self.district.submissions, start=1)

    def relative(self, path: Path) -> str:
        """Return how a file is named from the folder of the summary."""
        return way(path.absolute(), self.folder.absolute())


def named(number: int, sent: Submission) -> tuple[int, str, str]:
    """Return the cells of ``NAMED``."""
    return number, sent.unit.name, sent.head.project


def source(sent: Submission, place: Ref) -> Link | str:
    """Return the link to the cell that a row comes from."""
    return file_link(sent.outcome, str(place), place)


def file_link(outcome: Outcome, text: str, place: Ref = NOWHERE) -> Link | str:
    """Return a link to a file, to its .zip when it lies in one; text when it is elsewhere."""
    at = outcome.source
    if "://" in at.place:
        return text
    return Link(text, _path(at.place), NOWHERE if at.member else place)


@lru_cache(maxsize=16)
def _path(place: str) -> Path:
    return Path(place)


def added(amounts: Iterable[Decimal | None]) -> Decimal:
    """Return the sum of amounts, blanks left out."""
    return sum((amount or Decimal(0) for amount in amounts), Decimal(0))
