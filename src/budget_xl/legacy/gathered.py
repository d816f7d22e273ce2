"""What the readers of the blocks gather: values and rows by key, and what found no place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.core.schema import Identifier, assemble
from budget_xl.legacy.grid import Cell, Leftover

NO_PLACE = "表中没有放这段文字的栏目。"
TWICE = "这一栏前面已经填过，没有覆盖。"


@dataclass(slots=True)
class Gathered:
    """A declaration in the making."""

    values: dict[str, Entry[Any]] = field(default_factory=dict)
    rows: dict[str, list[tuple[Identifier, dict[str, Entry[Any]]]]] = field(default_factory=dict)
    leftovers: list[Leftover] = field(default_factory=list)

    def put(self, key: str, entry: Entry[Any], cell: Cell) -> None:
        """Keep one value; a second one that says something is left over."""
        if key not in self.values or self.values[key].is_blank:
            self.values[key] = entry
        elif not entry.is_blank:
            self.leave(cell, TWICE)

    def add(self, pool: str, identifier: Identifier, entries: dict[str, Entry[Any]]) -> None:
        """Keep one row of a table."""
        self.rows.setdefault(pool, []).append((identifier, entries))

    def leave(self, cell: Cell, why: str = NO_PLACE) -> None:
        """Note a cell that found no place; a blank one says nothing."""
        if cell.text:
            self.leftovers.append(Leftover(cell.ref, cell.text, why))

    def leave_all(self, cells: Iterable[Cell], why: str = NO_PLACE) -> None:
        """Note the cells of a row that found no place, as one."""
        said = [cell for cell in cells if cell.text]
        if said:
            text = " | ".join(cell.text for cell in said)
            self.leftovers.append(Leftover(said[0].ref, text, why))

    def declaration(self, form: Form) -> Declaration:
        """Return the declaration that was gathered."""
        return assemble(form.id, form.version, form.year, self.values, self.rows)
