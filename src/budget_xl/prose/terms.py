"""Terms: the amounts that a paragraph gives, each with its label and role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from budget_xl.prose.pieces import Piece
from budget_xl.prose.shapes import Count, Formula
from budget_xl.prose.tokens import Kind


@dataclass(slots=True)
class Term:
    """An amount in 万元 with its span.

    ``total`` is the word (合计) that makes it a sum, ``intro`` the sign (其中, ：) that leads from
    the amount before to this one, ``counts`` what stands before an amount without a formula,
    ``children`` the addends that a sum inside the paragraph has.
    """

    amount: Decimal | None
    label: str
    start: int
    end: int
    factors: Sequence[Piece] = ()
    formula: Formula | None = None
    total: str = ""
    intro: Kind | None = None
    plus: bool = False
    counts: tuple[Piece, ...] = ()
    children: list[Term] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """The terms of a stretch of text, its counts, and whether all of it was understood.

    ``pending`` are the counts and rates that found no partner.
    """

    terms: list[Term] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    pending: list[Piece] = field(default_factory=list)
    sure: bool = True
