"""The traits of one declaration: what can be held against the declarations of other units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from zlib import crc32

from budget_xl.core.money import plain
from budget_xl.core.place import Ref
from budget_xl.prose.names import normalise_name
from budget_xl.prose.units import core
from budget_xl.rules.calculations import Calculation
from budget_xl.rules.context import Context

SHINGLE = 6
"""Characters of a shingle: longer than a word, shorter than what is left between two edits."""
ONE_IN = 8
"""Shingles are sampled by their first character, so that the same passage gives the same ones.

It divides 256: the lowest byte of a character tells.
"""
OWN_WORDS = ("relevance", "significance", "goal")
"""The narrative a street words itself; documents and names of items are alike by right."""

_NO_WILDCARDS = str.maketrans("*?~<>=", "＊？～＜＞＝")
_NOT_WORDS = re.compile(r"[\W\d_]+")
_RESTS = bytes(byte % ONE_IN for byte in range(256))
_SAMPLED = re.compile(b"\0")


class Rate(NamedTuple):
    """A unit price: ``price`` in 元 for one ``measure`` of ``thing``."""

    thing: str
    measure: str
    price: Decimal
    place: Ref


class Cost(NamedTuple):
    """An item by its normalised name, with its amount in 万元."""

    thing: str
    amount: Decimal
    place: Ref


@dataclass(frozen=True, slots=True)
class Traits:
    """``prints`` are numbers that stand for passages of the narrative, sorted, each once."""

    rates: tuple[Rate, ...]
    costs: tuple[Cost, ...]
    prints: tuple[int, ...]
    unit_place: Ref
    code_place: Ref
    annual_place: Ref
    history_place: Ref
    prose_place: Ref


def traits_of(context: Context) -> Traits:
    """Return the traits of the declaration of ``context``."""
    declaration = context.declaration
    identity, narrative = declaration.identity, declaration.narrative
    words = "".join(getattr(narrative, name).value or "" for name in OWN_WORDS)
    return Traits(
        rates=tuple(_rates(context.calculations)),
        costs=tuple(
            Cost(kind_of(item.name.value), item.amount.value, item.amount.ref)
            for item in declaration.expenditure.items
            if item.name.value and item.amount.value
        ),
        prints=prints_of(words),
        unit_place=identity.unit.ref,
        code_place=identity.project_code.ref,
        annual_place=declaration.budget.annual.ref,
        history_place=narrative.history.ref,
        prose_place=narrative.significance.ref,
    )


def kind_of(name: str) -> str:
    """Return what items are grouped by: the name without what every name has.

    Spreadsheet functions compare it: no letters of two cases, nothing they take for a wildcard.
    """
    return normalise_name(name).lower().translate(_NO_WILDCARDS)


def prints_of(text: str) -> tuple[int, ...]:
    """Return the prints of sampled shingles of ``text``; signs, blanks and digits play no part."""
    words = _NOT_WORDS.sub("", text)
    rests = words[: -SHINGLE + 1].encode("utf-32-le")[::4].translate(_RESTS)
    starts = (found.start() for found in _SAMPLED.finditer(rests))
    return tuple(sorted({crc32(words[at : at + SHINGLE].encode()) for at in starts}))


def _rates(calculations: Sequence[Calculation]) -> Iterator[Rate]:
    priced = [one for one in calculations if one.price and one.price > 0 and one.measure]
    parts = Counter(one.item for one in priced)
    for one in priced:
        thing = _thing(one.item, one.label if parts[one.item] > 1 else "")
        if thing:
            yield Rate(thing, core(one.measure), plain(one.price or Decimal(0)), one.ref)


def _thing(item: str, part: str) -> str:
    """Return what is priced: the item, with the part where an item has several."""
    names = [kind_of(name) for name in (item, part) if name]
    return "·".join(dict.fromkeys(names))
