"""Give a term the result that the text states behind =."""

from __future__ import annotations

from budget_xl.prose.formulas import with_result
from budget_xl.prose.pieces import Quantity
from budget_xl.prose.terms import Reading, Term


def give_result(reading: Reading, last: Term, result: Quantity) -> None:
    """Take ``result`` as what ``last``, or the + sum that it ends, comes to."""
    addends = _addends(reading.terms)
    if len(addends) > 1:
        _give_sum(reading, addends, result)
    elif last.formula is not None:
        _give_product(reading, last, result)
    elif result.sort == "money" and last.amount == result.amount:
        last.end = result.end
    else:
        reading.sure = False


def _addends(terms: list[Term]) -> list[Term]:
    first = len(terms) - 1
    while first > 0 and terms[first].plus:
        first -= 1
    return terms[first:]


def _give_sum(reading: Reading, addends: list[Term], result: Quantity) -> None:
    if result.sort != "money":
        reading.sure = False
        return
    raw = [term for term in addends if term.amount is None and term.formula is None]
    if raw and len(raw) < len(addends):
        reading.sure = False
    for term in raw:
        term.amount = term.factors[0]._replace(unit=result.unit).amount
    first = addends[0]
    whole = Term(result.amount, first.start, result.end, first.label, children=addends)
    whole.intro, whole.total = first.intro, first.total
    reading.terms[-len(addends) :] = [whole]


def _give_product(reading: Reading, last: Term, result: Quantity) -> None:
    if result.sort != "money":
        unit = next((f.unit for f in last.factors if f.sort == "money"), "")
        same = bool(unit) and result._replace(unit=unit).amount == last.amount
        reading.sure &= same
        return
    assert last.formula
    amount = result.amount
    if last.formula.stated not in (None, amount):
        reading.sure = False
    last.formula = with_result(last.formula, last.factors, result)
    last.amount, last.end = amount, result.end
    reading.sure &= last.formula.value is not None
