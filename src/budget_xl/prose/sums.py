"""Decide which terms of a paragraph are its addends and which is their sum."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from budget_xl.prose.numbers import exact_sum
from budget_xl.prose.terms import Term
from budget_xl.prose.tokens import Kind


@dataclass(slots=True)
class Sum:
    """The addends, the term that states their sum, and whether both are certain."""

    addends: list[Term]
    whole: Term | None
    sure: bool = True
    is_partial: bool = False


def resolve(terms: list[Term], name: str) -> Sum:
    """Return how ``terms`` belong together; ``name`` is that of the paragraph."""
    terms, sure = _fold_subtotals(terms)
    if not terms:
        return Sum([], None, sure)
    first, last = terms[0], terms[-1]
    if len(terms) == 1:
        found = _alone(first)
    elif last.total:
        found = _behind(terms)
    elif any(term.total for term in terms[1:]):
        found = _inside(terms)
    elif first.total or terms[1].intro:
        found = _before(terms)
    else:
        found = _unmarked(terms, name)
    found.sure &= sure
    _state_single(found)
    return found


def _alone(term: Term) -> Sum:
    if term.children:
        return Sum(term.children, term)
    if term.formula is not None:
        return Sum([term], term if term.formula.stated is not None else None)
    return Sum([], term)


def _behind(terms: list[Term]) -> Sum:
    """Read “…10万元、…5万元，共计15万元”, and the same with the sum at both ends."""
    *addends, whole = terms
    if len(addends) > 1 and (addends[0].total or addends[1].intro in _LEADS):
        same = addends[0].amount == whole.amount
        return Sum(addends[1:], whole, sure=same)
    return Sum(addends, whole)


def _inside(terms: list[Term]) -> Sum:
    """Read “…，共计15万元，其中财政拨款10万元”: what follows the sum divides it once more."""
    at = next(i for i in range(len(terms) - 1, 0, -1) if terms[i].total)
    found = _behind(terms[: at + 1])
    found.sure &= terms[at + 1].intro is Kind.AMONG
    return found


def _before(terms: list[Term]) -> Sum:
    """Read “共计15万元，其中：…10万元、…5万元”; 其中 need not name everything."""
    whole, *addends = terms
    is_partial = addends[0].intro is Kind.AMONG
    amounts = [term.amount for term in addends if term.amount is not None]
    less = whole.amount is not None and exact_sum(amounts) < whole.amount
    return Sum(addends, whole, sure=not (is_partial and less), is_partial=is_partial)


def _unmarked(terms: list[Term], name: str) -> Sum:
    """Read “办公费3万元，纸2万元、笔1万元” only when the first is the sum of the others."""
    first, *rest = terms
    amounts = [term.amount for term in rest if term.amount is not None]
    if first.label == name and len(amounts) > 1:
        if exact_sum(amounts) == first.amount:
            return Sum(rest, first)
        return Sum(terms, None, sure=False)
    return Sum(terms, None)


def _fold_subtotals(terms: list[Term]) -> tuple[list[Term], bool]:
    """Give every sum but the last to what it adds up."""
    folded: list[Term] = []
    sure = True
    since = 0
    last = max((i for i, term in enumerate(terms) if term.total), default=0)
    for at, term in enumerate(terms):
        folded.append(term)
        if not term.total or at in (0, last):
            continue
        group = folded[since:-1]
        before = group[-1] if group else None
        amounts = [part.amount for part in group if part.amount is not None]
        if before and before.formula and before.formula.stated is None and (
            len(group) == 1 or before.amount == term.amount
        ):
            folded.pop()
            _state(before, term)
        elif len(group) > 1 and (term.total == "小计" or exact_sum(amounts) == term.amount):
            term.children, term.label, term.start = group, group[0].label, group[0].start
            term.total = ""
            folded[since:] = [term]
        elif group:
            sure = False
        else:
            term.total = ""
        since = len(folded)
    return folded, sure


def _state(term: Term, result: Term) -> None:
    if term.formula is not None:
        term.formula = replace(term.formula, stated=result.amount)
    term.amount, term.end = result.amount, result.end


def _state_single(found: Sum) -> None:
    """Take the sum of a single addend as its result, and doubt it when it is no formula."""
    if len(found.addends) != 1 or found.whole is None or found.whole is found.addends[0]:
        return
    only = found.addends[0]
    if only.formula is not None and only.formula.stated is None:
        only.formula = replace(only.formula, stated=found.whole.amount)
    elif only.amount != found.whole.amount:
        found.sure = False


_LEADS = (Kind.INCLUDES, Kind.AMONG, Kind.COLON)
