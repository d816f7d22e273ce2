"""Places: where a value stands, in words a clerk can follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A place: sheet and cell of a workbook, or (cell ``第12行``) a line of another document."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


NOWHERE = Ref()
