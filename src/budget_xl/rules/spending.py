"""What the money is for, wherever the form says it: items, calculations in prose and table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from budget_xl.core import money
from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Text
from budget_xl.prose.calculation import Paragraph


class Spending(NamedTuple):
    """One thing money is spent on, in the words of the form; ``amount`` in 万元 when it is told."""

    place: Text
    name: str
    amount: Decimal | None

    @property
    def words(self) -> str:
        """Name and amount as a message shows them."""
        return self.name if self.amount is None else f"{self.name}{money.show(self.amount)}万元"


def spendings_of(declaration: Declaration, paragraphs: tuple[Paragraph, ...]) -> Iterator[Spending]:
    """Yield the parts of 测算依据 in prose and table, and the items of 支出明细."""
    for paragraph in paragraphs:
        for part in paragraph.parts:
            yield Spending(declaration.narrative.basis, part.label, part.amount)
    for row in declaration.basis.rows:
        yield Spending(row.content, row.content.value or "", row.amount.value)
    for item in declaration.expenditure.items:
        yield Spending(item.name, item.name.value or "", item.amount.value)
