"""Quantities of prose: amounts of money, prices, counts, shares, bare numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from budget_xl.prose.tokens import Kind, Token
from budget_xl.prose.units import MONEY

Sort = Literal["money", "count", "percent", "bare"]


class Quantity(NamedTuple):
    """A number with its unit and its span; a tuple for the reason that a token is one.

    ``number`` is as typed, ``unit`` the money unit or the measure, ``per`` what a price or a
    rate is for: 3000元/人·月 has ('人', '月'), 单价0.7万元 has ('',).
    """

    sort: Sort
    kind: Kind
    start: int
    end: int
    number: Decimal
    unit: str
    per: tuple[str, ...]

    @property
    def amount(self) -> Decimal:
        """Money in 万元."""
        return self.number * MONEY[self.unit]


Piece = Token | Quantity
