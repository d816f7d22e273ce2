"""The traits of one declaration: what can be held against the declarations of other units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from budget_xl.core.computed import YUAN
from budget_xl.core.declaration import Declaration
from budget_xl.core.money import YUAN_PER_WAN, plain
from budget_xl.core.place import Ref
from budget_xl.prose.names import normalise_name
from budget_xl.prose.units import core
from budget_xl.rules.context import Context
from budget_xl.rules.pairing import paragraphs_by_item

SHINGLE = 8
"""Characters of a shingle: longer than any fixed phrase, shorter than a copied clause."""
ONE_IN = 16
"""Shingles are sampled by their first character, so that the same passage gives the same ones."""
OWN_WORDS = ("relevance", "significance", "goal")
"""The narrative a street words itself; documents and names of items are alike by right."""

_NOT_WORDS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rate:
    """A unit price: ``price`` in 元 for one ``measure`` of ``thing``."""

    thing: str
    measure: str
    price: Decimal
    place: Ref


@dataclass(frozen=True, slots=True)
class Cost:
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
        rates=tuple(_table_rates(declaration)) + tuple(_told_rates(context)),
        costs=tuple(
            Cost(normalise_name(item.name.value), item.amount.value, item.amount.ref)
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


def prints_of(text: str) -> tuple[int, ...]:
    """Return the prints of sampled shingles of ``text``; signs, blanks and digits play no part."""
    words = _NOT_WORDS.sub("", text)
    starts = (at for at, char in enumerate(words[: -SHINGLE + 1]) if ord(char) % ONE_IN == 0)
    return tuple(sorted({crc32(words[at : at + SHINGLE].encode()) for at in starts}))


def _table_rates(declaration: Declaration) -> Iterator[Rate]:
    names = {item.number: item.name.value or "" for item in declaration.expenditure.items}
    rows = [row for row in declaration.basis.rows if row.price.value and row.item.value]
    for row in rows:
        item = int(row.item.value or 0)
        alone = sum(other.item.value == row.item.value for other in rows) == 1
        price = (row.price.value or Decimal(0)) * (
            1 if row.price_unit.value == YUAN else YUAN_PER_WAN
        )
        thing = _thing(names.get(item, ""), "" if alone else row.content.value or "")
        yield from _rate(thing, row.measure.value or "", price, row.price.ref)


def _told_rates(context: Context) -> Iterator[Rate]:
    declaration = context.declaration
    place = declaration.narrative.basis.ref
    for item, paragraph in paragraphs_by_item(declaration.expenditure, context.paragraphs):
        priced = [part for part in paragraph.parts if part.formula and part.formula.price]
        for part in priced:
            formula = part.formula
            assert formula
            assert formula.price
            price = formula.price * (1 if formula.price_unit == YUAN else YUAN_PER_WAN)
            thing = _thing(item.name.value or "", "" if len(priced) == 1 else part.label)
            yield from _rate(thing, formula.measure, price, place)


def _thing(item: str, part: str) -> str:
    """Return what is priced: the item, with the part where an item has several."""
    names = [normalise_name(name) for name in (item, part) if name]
    return "·".join(dict.fromkeys(names))


def _rate(thing: str, measure: str, price: Decimal, place: Ref) -> Iterator[Rate]:
    if thing and measure and price > 0:
        yield Rate(thing, core(measure), plain(price), place)
