"""What the two texts on earlier years say, and what of it may be held against the form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from budget_xl.core.declaration import Narrative
from budget_xl.core.regex import regex
from budget_xl.prose.history import Change, YearAmount, read_change, read_year_amounts

_YEAR = r"(?:19|20)[0-9０-９]{2}年?度?"
_ALL_YEAR = regex(
    r"(?:项目|单位|我街|我办|街道|全街|前两|年度?|预算|安排|批复|下达|财政|金额|因此|基本|大致|大体|略有?|分别|合计|相比"
    r"|[本该当今的总初数额均共为是约计了、，,和及与比较同去上0-9０-９.．%％万亿元（）()\s:：])*+"
)
_OWN_SUBJECT = regex(rf"(?:总预算|项目预算|预算总额|当年预算|本年度?预算|{_YEAR}(?:总?预算))")
_REASON = regex(r"\s*(?:[0-9]+[.、])?\s*(?:因|由于|为|根据|按照|受|随着|考虑|主要|原因)")
_BASE = regex(r"[比较与和同]\s*((?:19|20)[0-9]{2})年")
_STOP = regex(r"了?(?:左右|上下)?(?:[\s，,。；;、（()）：:和及与比较系因]|由于|主要|原因|其中|\Z)")
_PURPOSE = regex(r"[\s，,、]*(?:主要|全部)?(?:用于|用作|用以|作为)")
_SPLIT = regex(r"[；;。\n]")
_ROUGH = regex(r"[约近余多]|左右|上下|基本|大致|大体|略")
_NEAR = 3
"""Characters around an amount in which 约 or 左右 makes it a rough one."""


class Past(NamedTuple):
    """``told`` are the years that 前两年预算安排情况 gives an amount for.

    ``totals`` are the exact amounts in 万元 that the texts give for the whole budget of a year,
    ``change`` by how much the whole budget differs from another year's; rough with ``is_rough``.
    ``base`` is that other year when the text names it.
    """

    told: frozenset[int]
    totals: Mapping[int, tuple[Decimal, ...]]
    change: Change | None
    is_rough: bool
    base: int | None

    def of(self, year: int) -> Decimal | None:
        """Return the budget of ``year``, or None when the texts give none or several."""
        found = self.totals.get(year, ())
        return found[0] if len(found) == 1 else None

    def change_of(self, year: int) -> Change | None:
        """Return the change from the year before, or None when another one is told."""
        change = self.change
        is_asked = change and change.year in (None, year) and self.base in (None, year - 1)
        return change if is_asked else None


def read_past(narrative: Narrative) -> Past:
    """Read 前两年预算安排情况 and 当年预算变动情况及理由."""
    history, change = narrative.history.value or "", narrative.change.value or ""
    told = read_year_amounts(history)
    stated = _whole_change(change)
    base = _BASE.findall(change[: stated.span.start]) if stated else ()
    return Past(
        told=frozenset(amount.year for amount in told),
        totals=_totals([(history, told), (change, read_year_amounts(change))]),
        change=stated,
        is_rough=stated is not None and _is_rough(change, stated.span.start, stated.span.end),
        base=int(base[-1]) if base else None,
    )


def _totals(
    texts: Iterable[tuple[str, tuple[YearAmount, ...]]],
) -> dict[int, tuple[Decimal, ...]]:
    """Return the amounts of whole years: 2019年信访经费3万元 is a part of one."""
    found: dict[int, tuple[Decimal, ...]] = {}
    for text, amounts in texts:
        for told in amounts:
            start, end = told.span
            is_whole = _ALL_YEAR.fullmatch(text, start, end) and _stands_alone(text, end)
            known = found.get(told.year, ())
            if is_whole and not _is_rough(text, start, end) and told.amount not in known:
                found[told.year] = (*known, told.amount)
    return found


def _whole_change(text: str) -> Change | None:
    """Return the change that ``text`` states for the whole budget, not for one of its items."""
    change = read_change(text)
    if change is None:
        return None
    if not _STOP.match(text, change.span.end):
        return None
    before = _SPLIT.split(text[: change.span.start])[-1]
    *earlier, own = re.split("[，,]", before)
    if not _ALL_YEAR.fullmatch(own):
        return None
    is_whole = _OWN_SUBJECT.search(own) or all(
        _ALL_YEAR.fullmatch(clause) or _REASON.match(clause) for clause in earlier
    )
    return change if is_whole else None


def _stands_alone(text: str, end: int) -> bool:
    """Tell whether an amount that ends there is not said to be for one thing only."""
    return bool(_STOP.match(text, end)) and not _PURPOSE.match(text, end)


def _is_rough(text: str, start: int, end: int) -> bool:
    return bool(_ROUGH.search(text[max(0, start - 2) : end + _NEAR]))
