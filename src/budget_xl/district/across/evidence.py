"""What the declarations of a district have in common, sorted on a disk to keep memory flat."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from budget_xl.core.place import Ref
from budget_xl.district.consolidation import Submission
from budget_xl.district.roster import Roster

TABLES = (
    "CREATE TABLE rates (thing, measure, price, number, sheet, cell)",
    "CREATE TABLE costs (thing, amount, number, sheet, cell)",
    "CREATE TABLE prints (print, number)",
    "CREATE TABLE places (number INTEGER PRIMARY KEY, unit, code, annual, history, prose, prints)",
)
PLACES = ("unit", "code", "annual", "history", "prose")


class Value(NamedTuple):
    """An amount or price of the submission ``number`` (from 0), and where it stands."""

    number: int
    amount: Decimal
    place: Ref


class Group(NamedTuple):
    """The same thing in several declarations; ``measure`` is blank for an item."""

    thing: str
    measure: str
    values: tuple[Value, ...]

    @property
    def units(self) -> int:
        """How many declarations name it."""
        return len({value.number for value in self.values})


class Evidence:
    """The submissions of a round, and their traits grouped by thing.

    ``before`` is what the ledger knows of last year: 当年预算 by unit and project.
    """

    def __init__(
        self,
        roster: Roster,
        submissions: Sequence[Submission],
        before: Mapping[tuple[str, str], Decimal],
    ) -> None:
        self.roster = roster
        self.submissions = submissions
        self.before = before
        self._book = sqlite3.connect("", isolation_level=None)  # a file that is never seen
        weakref.finalize(self, self._book.close)
        for table in TABLES:
            self._book.execute(table)
        self._book.execute("BEGIN")
        for number, sent in enumerate(submissions):
            self._add(number, sent)

    def _add(self, number: int, sent: Submission) -> None:
        traits = sent.outcome.part("traits")
        self._book.executemany(
            "INSERT INTO rates VALUES (?, ?, ?, ?, ?, ?)",
            ((rate.thing, rate.measure, str(rate.price), number, rate.place.sheet, rate.place.cell)
             for rate in traits.rates),
        )  # fmt: skip
        self._book.executemany(
            "INSERT INTO costs VALUES (?, ?, ?, ?, ?)",
            ((cost.thing, str(cost.amount), number, cost.place.sheet, cost.place.cell)
             for cost in traits.costs),
        )  # fmt: skip
        self._book.executemany(
            "INSERT INTO prints VALUES (?, ?)", ((mark, number) for mark in traits.prints)
        )
        places = (getattr(traits, f"{name}_place") for name in PLACES)
        self._book.execute(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, *(f"{place.sheet}!{place.cell}" for place in places), len(traits.prints)),
        )

    def place(self, number: int, name: str) -> Ref:
        """Return where the submission ``number`` has one of ``PLACES``."""
        assert name in PLACES
        query = f"SELECT {name} FROM places WHERE number = ?"  # noqa: S608
        sheet, _, cell = self._book.execute(query, (number,)).fetchone()[0].rpartition("!")
        return Ref(sheet, cell)

    def rates(self) -> Iterator[Group]:
        """Yield the prices in 元, thing by thing."""
        yield from self._groups("SELECT thing, measure, price, number, sheet, cell FROM rates")

    def costs(self) -> Iterator[Group]:
        """Yield the amounts in 万元, item by item."""
        yield from self._groups("SELECT thing, '', amount, number, sheet, cell FROM costs")

    def _groups(self, query: str) -> Iterator[Group]:
        rows = self._book.execute(f"{query} ORDER BY 1, 2, number, rowid")
        for (thing, measure), found in groupby(rows, key=itemgetter(0, 1)):
            values = tuple(Value(row[3], Decimal(row[2]), Ref(row[4], row[5])) for row in found)
            yield Group(thing, measure, values)

    def shared_prints(self, most: int) -> Iterator[list[int]]:
        """Yield the submissions that share a print, for prints of 2 to ``most`` of them."""
        rows = self._book.execute("SELECT print, number FROM prints ORDER BY print, number")
        for _, found in groupby(rows, key=itemgetter(0)):
            numbers = [row[1] for row in found]
            if 1 < len(numbers) <= most:
                yield numbers

    def prints(self, number: int) -> int:
        """Return how many prints the narrative of a submission has."""
        query = "SELECT prints FROM places WHERE number = ?"
        return int(self._book.execute(query, (number,)).fetchone()[0])
