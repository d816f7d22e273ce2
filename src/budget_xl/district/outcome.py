"""The outcome of one file as the district holds it: little in memory, the rows on a shelf."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from budget_xl.core.finding import Finding, Waiver
from budget_xl.core.problem import Problem
from budget_xl.district.figures import Figures, Head
from budget_xl.district.reading import Tally
from budget_xl.district.sources import Source
from budget_xl.district.traits import Traits


class Shelf(Protocol):
    """Where the rows of files lie until they are asked for, by the digest of the file."""

    def figures(self, digest: str) -> Figures:
        """Return the figures."""

    def traits(self, digest: str) -> Traits:
        """Return the traits."""

    def findings(self, digest: str) -> tuple[Finding, ...]:
        """Return the findings as they were last told."""

    def waivers(self, digest: str) -> tuple[Waiver, ...]:
        """Return the reasons written in the file."""


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
        """What it declares; only files that were read have figures."""
        assert self.shelf
        return self.shelf.figures(self.digest)

    @property
    def traits(self) -> Traits:
        """What can be held against other units."""
        assert self.shelf
        return self.shelf.traits(self.digest)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong within the file itself; none for a file that was not read."""
        return self.shelf.findings(self.digest) if self.shelf and self.head else ()

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The reasons written in the file."""
        return self.shelf.waivers(self.digest) if self.shelf and self.head else ()
