"""What a bracket behind an amount says about it."""

from __future__ import annotations

from decimal import Decimal

from budget_xl.prose import labels
from budget_xl.prose.numbers import exact_sum
from budget_xl.prose.terms import Reading, Term

_ALIKE = 2
"""A bracket that comes to less than half of a sum, or to more than its double, is no division."""


def explain(term: Term, inner: Reading) -> bool:
    """Add what ``inner`` says to ``term``; return whether the two are understood together.

    A formula explains the amount. Several amounts are its addends when they come to it, or when
    they ought to: what 其中 introduces is never more, what divides a 合计 is as much. But
    （困难户500元、党员300元） are rates.
    """
    if len(inner.terms) == 1:
        return _formula(term, inner.terms[0]) if inner.sure else True
    is_among = inner.terms[0].intro == "among"
    addends = [part for part in inner.terms if not part.total]
    amounts = [part.amount for part in addends if part.amount is not None]
    whole = term.amount
    if whole is None or not inner.sure or len(amounts) < len(addends):
        return is_among
    summed = exact_sum(amounts)
    is_sum = summed == whole or (bool(term.total) and _divide(addends, summed, whole))
    fits = summed >= whole if is_among else is_sum
    if fits:
        term.children = addends
    return is_among or fits


def _divide(addends: list[Term], summed: Decimal, whole: Decimal) -> bool:
    """Tell whether ``addends`` divide a ``whole`` that they miss."""
    is_near = whole <= summed * _ALIKE and summed <= whole * _ALIKE
    return is_near and not any(labels.is_of_a_time(part.label) for part in addends)


def _formula(term: Term, inner: Term) -> bool:
    formula = inner.formula
    if formula is None or formula.value is None or term.formula is not None:
        return True
    stated = term.amount
    if formula.stated not in (None, term.amount):
        if inner.label or inner.intro:
            return False
        stated = term.amount if formula.value == formula.stated else formula.stated
    term.formula, term.factors = formula._replace(stated=stated), inner.factors
    return True
