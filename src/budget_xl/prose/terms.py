"""Terms: the amounts that a paragraph gives, and what is known while they are collected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from budget_xl.prose import labels
from budget_xl.prose.formulas import make_formula, match_rate
from budget_xl.prose.pieces import Quantity
from budget_xl.prose.shapes import Count, Formula
from budget_xl.prose.tokens import Kind

_PENDING = 8
"""Counts and rates that may wait for each other; more are no calculation that can be tied."""


@dataclass(slots=True)
class Term:
    """An amount in 万元 with its span.

    ``total`` is the word (合计) that makes it a sum, ``intro`` the sign (其中, ：) that leads from
    the amount before to this one, ``plus`` tells that + does, ``children`` are the addends that
    a sum inside the paragraph has.
    """

    amount: Decimal | None
    start: int
    end: int
    label: str = ""
    factors: Sequence[Quantity] = ()
    formula: Formula | None = None
    total: str = ""
    intro: Kind | None = None
    plus: bool = False
    children: Sequence[Term] = ()


@dataclass(slots=True)
class Reading:
    """The terms and counts of a stretch of text so far, and whether all of it was understood.

    ``pending`` are the counts and rates that have found no partner yet; the next label starts at
    ``since``; ``total``, ``intro`` and ``plus`` belong to the next term, as in Term.
    """

    text: str
    since: int
    terms: list[Term] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    pending: list[Quantity] = field(default_factory=list)
    sure: bool = True
    total: tuple[str, int] | None = None
    intro: Kind | None = None
    plus: bool = False

    def add(self, term: Term, start: int) -> None:
        """Take ``term``, whose calculation starts at ``start``."""
        before = self.text[self.since : start]
        term.label = labels.clean(before)
        if not term.label and start < term.start:
            term.label = labels.clean(self.text[self.since : term.start])
        term.total = self.total[0] if self.total else ""
        term.intro, term.plus = self.intro, self.plus
        if self.terms and labels.is_part_of(before):
            term.intro = "among"
        self.terms.append(term)
        self.pending.clear()
        self.since, self.total, self.intro, self.plus = term.end, None, None, False

    def add_formula(self, factors: list[Quantity], start: int) -> Term:
        """Take the product of ``factors``, or what it explains or repeats; 合计 waits on."""
        formula = make_formula(factors)
        term = Term(formula.value, formula.span.start, formula.span.end)
        term.factors, term.formula = factors, formula
        if self.terms and self.intro is None and not self.plus and self._is_told(term, start):
            return self.terms[-1]
        total, self.total = self.total, None
        self.add(term, start)
        self.total = total
        return term

    def _is_told(self, term: Term, start: int) -> bool:
        """Read 4万元，按80人、500元/人测算 and 按80人、500元/人测算，80人*500元 as one amount."""
        last, gap = self.terms[-1], self.text[self.since : start]
        if last.formula is None and not last.children and labels.is_lead(gap):
            last.factors = term.factors
            last.formula = make_formula(term.factors, stated=last.amount)
        elif last.formula and labels.is_reckoned(gap):
            if last.formula.stated is None:
                last.factors, last.formula = term.factors, term.formula
        else:
            return False
        self.sure &= last.amount == term.amount
        last.end = self.since = term.end
        self.pending.clear()
        return True

    def wait(self, piece: Quantity) -> None:
        """Keep a count or a rate until its partner comes."""
        if len(self.pending) == _PENDING:
            self.sure = False
            self.pending.clear()
        self.pending.append(piece)

    def settle(self, *, is_end: bool) -> None:
        """Close a rate that has found its counts; at the end of a sentence nothing waits on."""
        if not self.pending:
            return
        rates = self.has_rate()
        factors = match_rate(self.pending) if rates else None
        if factors:
            self.add_formula(factors, self.pending[0].start)
        elif is_end:
            self.sure &= not rates
            self.pending.clear()

    def leftover_counts(self) -> None:
        """Doubt a product behind which counts stand that may be factors of it."""
        last = self.terms[-1] if self.terms else None
        if last and last.formula and last.formula.stated is None and self.pending:
            self.sure = False

    def has_rate(self) -> bool:
        """Tell whether a price waits for what it is for."""
        return bool(self.pending) and any(piece.sort == "money" for piece in self.pending)
