"""Places: where a value stands, in words a clerk can follow."""

from __future__ import annotations

from typing import NamedTuple


class Ref(NamedTuple):
    """A place: sheet and cell of a workbook, or (cell ``第12行``) a line of another document."""

    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell

    @property
    def order(self) -> tuple[str, int, int, str]:
        """What to sort places by: from top to bottom, then from left to right."""
        digits = "".join(filter(str.isdigit, self.cell))
        return self.sheet, int(digits or 0), len(self.cell), self.cell


NOWHERE = Ref()
