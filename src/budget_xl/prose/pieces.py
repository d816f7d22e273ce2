"""Pieces of prose: amounts of money, prices, counts, bare numbers, what is unsure."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from budget_xl.prose.tokens import Kind
from budget_xl.prose.units import MONEY


class Sort(StrEnum):
    """What a piece is; SIGN is a structural token, WORD any text, UNSURE not understood."""

    __hash__ = str.__hash__  # for the reason that a kind of token has it

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    BARE = "bare"
    SIGN = "sign"
    WORD = "word"
    UNSURE = "unsure"


class Piece(NamedTuple):
    """One quantity or sign with its span; a tuple for the reason that a token is one.

    ``number`` is as typed, ``unit`` the money unit or the measure, ``per`` what a price or a
    rate is for: 3000元/人·月 has ('人', '月'), 单价0.7万元 has ('',).
    """

    sort: Sort
    kind: Kind
    start: int
    end: int
    number: Decimal = Decimal(0)
    unit: str = ""
    per: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """Money in 万元."""
        return self.number * MONEY[self.unit]
