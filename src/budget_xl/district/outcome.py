"""The outcome of one file as the district holds it: little in memory, the rows on a shelf."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from budget_xl.core.finding import Finding, Waiver
from budget_xl.core.problem import Problem
from budget_xl.district.figures import Figures, Head
from budget_xl.district.reading import Tally
from budget_xl.district.sources import Source


class Shelf(Protocol):
    """Where the rows of files lie until they are asked for, by the digest of the file."""

    def part(self, name: str, digest: str) -> Any:
        """Return one of ``PARTS`` as it was last read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: ``head`` and ``tally``, or the problem that stopped it.

    ``digest`` is the SHA-256 of its bytes; ``run`` numbers the run that first received it.
    Figures and findings are read from the shelf at every call.
    """

    source: Source
    digest: str
    run: int = 1
    head: Head | None = None
    tally: Tally | None = None
    problem: Problem | None = None
    shelf: Shelf | None = field(default=None, compare=False, repr=False)

    @property
    def path(self) -> Path:
        """How the file is named to people; inside a .zip it does not lie there."""
        return self.source.path

    @property
    def age(self) -> tuple[int, int, str]:
        """What orders versions: the run that received it, when it was saved, its digest."""
        return self.run, self.source.modified, self.digest

    @property
    def figures(self) -> Figures:
        """What it declares, all of it; a single part costs less. Only what was read has any."""
        head = (getattr(self.head, name) for name in Head.__slots__)
        return Figures(*head, *(self.part(name) for name in Figures.__slots__))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong within the file itself; none for a file that was not read."""
        found: tuple[Finding, ...] = self.part("findings") if self.head else ()
        return found

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The reasons written in the file."""
        found: tuple[Waiver, ...] = self.part("waivers") if self.head else ()
        return found

    def part(self, name: str) -> Any:
        """Return one of the parts of a reading: ``items``, ``indicators``, ``texts``, …."""
        assert self.shelf
        return self.shelf.part(name, self.digest)
