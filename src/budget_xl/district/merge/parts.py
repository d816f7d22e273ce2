"""What is joined, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Entry
from budget_xl.core.money import plain, show
from budget_xl.core.place import NOWHERE, Ref
from budget_xl.core.schema import map_entries, walk
from budget_xl.legacy.grid import Leftover

COMPUTED = {"funding.total", "expenditure.total"}


@dataclass(frozen=True, slots=True)
class Part:
    """The declaration of one department; ``name`` heads its prose, its places name its ``file``."""

    file: str
    name: str
    declaration: Declaration

    @classmethod
    def of(cls, file: str, name: str, declaration: Declaration) -> Part:
        """Return the part whose places say the file as well: ``[部门1.xlsx]申报表!G45``."""

        def place(_: str, entry: Entry[Any]) -> Entry[Any]:
            ref = entry.ref
            return entry if ref == NOWHERE else replace(
                entry, ref=Ref(f"[{file}]{ref.sheet}", ref.cell)
            )  # fmt: skip

        return cls(file, name, map_entries(declaration, place))

    def entries(self) -> Iterator[tuple[str, Entry[Any]]]:
        """Yield key and entry of everything that was filled in, totals left out."""
        for key, _, entry in walk(self.declaration):
            computed = key in COMPUTED or (key.startswith("basis.") and key.endswith(".amount"))
            if not computed and not entry.is_blank:
                yield key, entry


@dataclass(frozen=True, slots=True)
class Offer:
    """Rows of the joined declaration that may be the same thing: a person decides."""

    table: str
    name: str
    rows: tuple[int, ...]
    amount: Decimal | None = None

    def __str__(self) -> str:
        numbers = "、".join(map(str, self.rows))
        sum_ = "" if self.amount is None else f"，金额共 {show(self.amount)} 万元"
        return f"{self.table}第 {numbers} 行都像是“{self.name}”{sum_}；如为一项，请并成一行。"


@dataclass(frozen=True, slots=True)
class Merged:
    """The joined declaration, what could not be joined, and what may be joined further."""

    declaration: Declaration
    left: tuple[Leftover, ...]
    offers: tuple[Offer, ...]


def added(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the amounts that are there; None when none is."""
    found = [amount for amount in amounts if amount is not None]
    return plain(sum(found, Decimal(0))) if found else None
