"""Pairs what the form says twice: items of 支出明细 with paragraphs of 测算依据, by name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import Basis, Expenditure, Item
from budget_xl.core.regex import regex
from budget_xl.prose.calculation import Paragraph, Part
from budget_xl.prose.names import pair_names
from budget_xl.prose.numbers import exact_sum, parse_decimal
from budget_xl.prose.telling import telling

Told = list[tuple[Item, Paragraph]]
"""Items of 支出明细, each with the paragraph of 测算依据 that tells of it."""


_AMOUNT = regex(r"(?<![0-9.,])([0-9][0-9,]{0,20}(?:\.[0-9]{1,6})?)\s?万")
_SUM = regex(r"\W*+(?:小|合|总|共)\s*+计(?:金额)?(?!\w)")


def paragraphs_by_item(expenditure: Expenditure, paragraphs: tuple[Paragraph, ...]) -> Told:
    """Return every item that has a paragraph of its name; numbers play no part.

    Where no name ends for certain (甲经费乙3万元) the paragraph that begins with the name counts.
    What is left over on both sides goes together when the amount is the same, no other has it,
    and the names or the numbers have something in common.
    """
    named = [item for item in expenditure.items if item.name.value]
    told = [part for part in paragraphs if part.name]
    pairs = pair_names([item.name.value or "" for item in named], [part.name for part in told])
    left = sorted({*range(len(told))} - {*pairs.values()})
    single = [at for at in range(len(named)) if at not in pairs]
    for at in sorted(single, key=lambda at: -len(named[at].name.value or "")):
        starts = [n for n in left if told[n].text.startswith(named[at].name.value or "")]
        if starts:
            pairs[at] = starts[0]
            left.remove(starts[0])
    found = [(named[at], told[number]) for at, number in pairs.items()]
    rest = [item for at, item in enumerate(named) if at not in pairs]
    found += _by_amount(rest, [told[at] for at in left])
    return sorted(found, key=lambda pair: pair[0].number)


def amounts_of(part: Paragraph) -> list[Decimal]:
    """Return what a paragraph gives as its amount: stated, added up, multiplied out; in 万元."""
    is_single = len(part.parts) == 1
    only = part.parts[0].amount if is_single else None
    whole = _multiplied(part.parts) if is_single or part.summed is not None else None
    return [amount for amount in (part.stated, part.summed, only, whole) if amount is not None]


def items_without_basis(expenditure: Expenditure, basis: Basis, told: Told) -> tuple[Item, ...]:
    """Return the items with an amount that neither the prose nor the table tells of.

    A line that is there twice, or sums up others, is another mistake.
    """
    known = {item.number for item, _ in told}
    known |= {int(row.item.value) for row in basis.rows if row.item.value is not None}
    names = {item.name.value for item in expenditure.items if item.number in known}
    return tuple(
        item
        for item in expenditure.items
        if item.amount.value
        and item.number not in known
        and item.name.value not in names
        and not is_sum(item)
    )


def is_sum(item: Item) -> bool:
    """Tell whether an item is no expenditure but a sum: 小计, 合 计（一）, but not 小计量器具."""
    return bool(_SUM.match(item.name.value or ""))


def gives(part: Paragraph, amount: Decimal | None) -> bool:
    """Tell whether a paragraph surely comes to ``amount``."""
    near = (money.near(amount, own) for own in amounts_of(part) if amount is not None)
    return part.is_complete and any(near)


def _multiplied(parts: Sequence[Part]) -> Decimal | None:
    """Return the sum of what the calculations come to, None when one of them is not known."""
    amounts = list(map(_computed, parts))
    known = [amount for amount in amounts if amount is not None]
    return exact_sum(known) if known and len(known) == len(amounts) else None


def _computed(part: Part) -> Decimal | None:
    formula = part.formula
    if formula is None or formula.value is None or formula.unmet:
        return part.amount
    return formula.value


def _by_amount(items: Sequence[Item], parts: Sequence[Paragraph]) -> Told:
    given = [(part, _given(part)) for part in parts] if items else []
    found = []
    for item in items:
        amount = item.amount.value
        if not amount:
            continue
        alike = [part for part, amounts in given if any(money.near(amount, a) for a in amounts)]
        rivals = [other for other in items if other.amount.value == amount]
        is_last = len(items) == len(parts) == 1
        if len(alike) == len(rivals) == 1 and (is_last or _related(item, alike[0])):
            found.append((item, alike[0]))
    return found


def _given(part: Paragraph) -> list[Decimal]:
    """Return what a paragraph may come to: every amount in it when it is not understood."""
    if part.is_complete:
        return amounts_of(part)
    numbers = map(parse_decimal, _AMOUNT.findall(part.text))
    return [number for number in numbers if number is not None]


def _related(item: Item, part: Paragraph) -> bool:
    words = telling(item.name.value or "")
    return part.number == item.number or bool(words & telling(part.name))
