"""The tables of the departments one below the other, numbered anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from budget_xl.core.declaration import BasisRow, Executor, Indicator, Item
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.district.merge.parts import Part
from budget_xl.legacy.grid import Leftover

ITEMS = "expenditure.items"


@dataclass(frozen=True, slots=True)
class Rows:
    """The joined tables; ``numbers`` gives for every part its items' new numbers by the old."""

    executors: tuple[Executor, ...]
    items: tuple[Item, ...]
    basis: tuple[BasisRow, ...]
    indicators: tuple[Indicator, ...]
    numbers: tuple[dict[int, int], ...]
    left: tuple[Leftover, ...]


def join_rows(parts: Sequence[Part], form: Form) -> Rows:
    """Return every row of ``parts`` under its new number; calculations follow their items."""
    items, numbers = _renumbered(parts, lambda part: part.declaration.expenditure.items)
    executors, _ = _renumbered(parts, lambda part: part.declaration.identity.executors)
    left: list[Leftover] = []
    kept = [
        row
        for part, renumbered in zip(parts, numbers, strict=True)
        for row in _basis(part, renumbered, form.pools[ITEMS].rows, left)
    ]
    basis = tuple(replace(row, number=number) for number, row in enumerate(kept, start=1))
    return Rows(
        executors, items, basis, tuple(_indicators(parts, form)), tuple(numbers), tuple(left)
    )


def _renumbered(
    parts: Sequence[Part], table: Callable[[Part], Sequence[Any]]
) -> tuple[tuple[Any, ...], list[dict[int, int]]]:
    rows: list[Any] = []
    numbers = []
    for part in parts:
        own = {}
        for row in table(part):
            own[row.number] = len(rows) + 1
            rows.append(replace(row, number=own[row.number]))
        numbers.append(own)
    return tuple(rows), numbers


def _basis(
    part: Part, numbers: dict[int, int], room: int, left: list[Leftover]
) -> Iterator[BasisRow]:
    """Yield the calculations of one part; those of an item that has no room are left."""
    for row in part.declaration.basis.rows:
        row = replace(row, amount=Entry())  # noqa: PLW2901
        old = None if row.item.value is None else int(row.item.value)
        if old is None:
            yield row
        elif old not in numbers:
            left.append(Leftover(row.item.ref, str(old), "没有这一项支出明细，明细序号已留空。"))
            yield replace(row, item=Entry())
        elif numbers[old] > room:
            words = row.content.value or f"明细 {old} 的测算"
            left.append(Leftover(row.item.ref, words, "所属的支出明细没有放下，这行测算也没有放。"))
        else:
            yield replace(row, item=replace(row.item, value=Decimal(numbers[old])))


def _indicators(parts: Sequence[Part], form: Form) -> Iterator[Indicator]:
    for code in form.classes:
        rows = [
            row for part in parts for row in part.declaration.indicators.rows if row.code == code
        ]
        for number, row in enumerate(rows, start=1):
            yield replace(row, number=number)
