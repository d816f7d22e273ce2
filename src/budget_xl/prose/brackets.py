"""What a bracket behind an amount says about it."""

from __future__ import annotations

from budget_xl.prose.numbers import exact_sum
from budget_xl.prose.terms import Reading, Term
from budget_xl.prose.tokens import Kind


def explain(term: Term, inner: Reading) -> bool:
    """Add what ``inner`` says to ``term``; return whether the two are understood together.

    A formula explains the amount. Several amounts are its addends only when they come to it:
    （困难户500元、党员300元） are rates, not addends.
    """
    if len(inner.terms) == 1:
        return _formula(term, inner.terms[0]) if inner.sure else True
    if inner.terms[0].intro is Kind.AMONG:
        return True
    addends = [part for part in inner.terms if not part.total]
    amounts = [part.amount for part in addends if part.amount is not None]
    if not inner.sure or len(amounts) != len(addends) or exact_sum(amounts) != term.amount:
        return False
    term.children = addends
    return True


def _formula(term: Term, inner: Term) -> bool:
    if inner.formula is None or inner.formula.value is None or term.formula is not None:
        return True
    if inner.formula.stated not in (None, term.amount):
        return False
    term.formula, term.factors = inner.formula._replace(stated=term.amount), inner.factors
    return True
