"""Decide which terms of a paragraph are its addends and which is their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from budget_xl.prose import labels
from budget_xl.prose.numbers import exact_sum
from budget_xl.prose.terms import Term

_LEADS = ("includes", "among", "colon")
_WEAK = frozenset("计共")
"""Words that may give the result of one product as well as the sum of all."""


@dataclass(slots=True)
class Sum:
    """The addends, the term that states their sum, and whether both are certain."""

    addends: Sequence[Term]
    whole: Term | None
    sure: bool = True
    is_partial: bool = False


def resolve(terms: list[Term], name: str) -> Sum:
    """Return how ``terms`` belong together; ``name`` is that of the paragraph."""
    terms, sure = _fold_subtotals(_fold_nested(terms)) if len(terms) > 1 else (terms, True)
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
    found.sure &= sure and not any(term.intro in _LEADS for term in found.addends[1:])
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
    return _result_of_last(addends, whole) or Sum(addends, whole)


def _result_of_last(addends: list[Term], whole: Term) -> Sum | None:
    """Read “…1万元、投影仪2台，每台8000元，计1.6万元”: 计 gives what the last product comes to."""
    last = addends[-1]
    is_open = last.formula is not None and last.formula.stated is None
    if not is_open or len(addends) == 1 or _total(addends) == whole.amount:
        return None
    if last.amount != whole.amount:
        return Sum(addends, whole, sure=whole.total not in _WEAK)
    _state(last, whole)
    return Sum(addends, None, sure=whole.total in _WEAK)


def _inside(terms: list[Term]) -> Sum:
    """Read “…，共计15万元，其中财政拨款10万元”: what follows the sum divides it once more."""
    at = max(i for i, term in enumerate(terms) if term.total)
    found = _behind(terms[: at + 1])
    found.sure &= terms[at + 1].intro == "among"
    return found


def _before(terms: list[Term]) -> Sum:
    """Read “共计15万元，其中：…10万元、…5万元”; 其中 need not name everything."""
    whole, *addends = terms
    return Sum(addends, whole, is_partial=addends[0].intro == "among")


def _unmarked(terms: list[Term], name: str) -> Sum:
    """Read “办公费3万元，纸2万元、笔1万元” only when the first is the sum of the others.

    “合同总价9万元，本年支付3万元” are not two parts of one sum.
    """
    first, *rest = terms
    if first.label == name and len(rest) > 1:
        if _total(rest) == first.amount:
            return Sum(rest, first)
        return Sum(terms, None, sure=False)
    return Sum(terms, None, sure=not any(labels.is_of_a_time(term.label) for term in terms))


def _fold_nested(terms: list[Term]) -> list[Term]:
    """Give “…、办公费5万元，其中纸3万元、笔2万元、…” what follows when it comes to the amount."""
    folded = terms[:1]
    at = 1
    while at < len(terms):
        term = terms[at]
        count = _parts_behind(terms, at) if _leads(terms, at) else 0
        if count:
            term.children = terms[at + 1 : at + 1 + count]
        folded.append(term)
        at += 1 + count
    return folded


def _leads(terms: list[Term], at: int) -> bool:
    return not terms[at].total and at + 1 < len(terms) and terms[at + 1].intro in _LEADS


def _parts_behind(terms: list[Term], at: int) -> int:
    """Return how many terms behind the one at ``at`` come to its amount, 0 when none do."""
    whole = terms[at].amount
    left = whole
    for count, term in enumerate(terms[at + 1 :], start=1):
        if left is None or term.amount is None or term.total or term.amount > left:
            return 0
        left -= term.amount
        if left == 0:
            return count
    return 0


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
        if group and _repeats(group, term):
            folded.pop()
            _state(group[-1], term)
        elif len(group) > 1 and (term.total == "小计" or _total(group) == term.amount):
            term.children, term.label, term.start = group, group[0].label, group[0].start
            term.total = ""
            folded[since:] = [term]
        elif group:
            sure = False
        else:
            sure &= term.amount != folded[-2].amount
            term.total = ""
        since = len(folded)
    return folded, sure


def _repeats(group: list[Term], term: Term) -> bool:
    """Tell whether a sum is the result of the one amount before it: 80人*500元，计4万元."""
    last = group[-1]
    is_open = last.formula is not None and last.formula.stated is None
    is_same = last.amount == term.amount
    return is_open or is_same if len(group) == 1 else is_open and is_same


def _state(term: Term, result: Term) -> None:
    term.formula = term.formula and term.formula._replace(stated=result.amount)
    term.amount, term.end = result.amount, result.end


def _state_single(found: Sum) -> None:
    """Take the sum of a single addend as its result, and doubt it when it is no formula."""
    if len(found.addends) != 1 or found.whole is None or found.whole is found.addends[0]:
        return
    if found.is_partial:
        return
    only = found.addends[0]
    if only.formula is not None and only.formula.stated is None:
        only.formula = only.formula._replace(stated=found.whole.amount)
    elif only.amount != found.whole.amount:
        found.sure = False


def _total(terms: list[Term]) -> Decimal | None:
    amounts = [term.amount for term in terms if term.amount is not None]
    return exact_sum(amounts) if len(amounts) == len(terms) else None
