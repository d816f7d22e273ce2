"""Every calculation that the form states, in the prose of 测算依据 and in its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from budget_xl.core import money
from budget_xl.core.computed import YUAN
from budget_xl.core.declaration import Declaration
from budget_xl.core.place import Ref
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.pairing import Told


class Calculation(NamedTuple):
    """An amount and how it comes about; what is not stated is None or ''.

    ``label`` is what it is spent on, ``item`` the name of the 支出明细 it belongs to, ``number``
    that of its line. ``price`` is in 元 for one ``measure``, ``amount`` in 万元. ``holds`` tells
    that quantity, price and amounts agree, ``is_whole`` that it is all that the item is spent on.
    """

    label: str
    item: str
    number: int | None
    quantity: Decimal | None
    measure: str
    price: Decimal | None
    amount: Decimal | None
    holds: bool
    is_whole: bool
    ref: Ref
    text: str = ""


def calculations_of(
    declaration: Declaration,
    paragraphs: Iterable[Paragraph],
    told: Told,
    sums: Mapping[int, Decimal],
) -> Iterator[Calculation]:
    """Yield the calculations of the prose, then those of the table, which come to ``sums``."""
    yield from _told(declaration.narrative.basis.ref, paragraphs, told)
    yield from _tabled(declaration, sums)


def _told(place: Ref, paragraphs: Iterable[Paragraph], told: Told) -> Iterator[Calculation]:
    items = {part.start: item for item, part in told}
    for paragraph in paragraphs:
        item = items.get(paragraph.start)
        name = (item.name.value or "") if item else paragraph.name
        for part in paragraph.parts:
            formula = part.formula
            yield Calculation(
                label=part.label,
                item=name,
                number=item.number if item else None,
                quantity=formula.quantity if formula else None,
                measure=formula.measure if formula else "",
                price=_in_yuan(formula.price, formula.price_unit) if formula else None,
                amount=part.amount,
                holds=paragraph.is_complete
                and (formula is None or formula.value is None or _near(formula.value, part.amount)),
                is_whole=item is not None and _near(part.amount, item.amount.value),
                ref=place,
                text=paragraph.text,
            )


def _tabled(declaration: Declaration, sums: Mapping[int, Decimal]) -> Iterator[Calculation]:
    items = {item.number: item for item in declaration.expenditure.items}
    for row in declaration.basis.rows:
        item = items.get(int(row.item.value)) if row.item.value is not None else None
        yield Calculation(
            label=row.content.value or "",
            item=(item.name.value or "") if item else "",
            number=item.number if item else None,
            quantity=row.quantity.value,
            measure=row.measure.value or "",
            price=_in_yuan(row.price.value, row.price_unit.value or ""),
            amount=row.amount.value,
            holds=item is not None and _near(sums.get(item.number), item.amount.value),
            is_whole=item is not None and _near(row.amount.value, item.amount.value),
            ref=(row.content if row.quantity.is_blank else row.quantity).ref,
        )


def _near(left: Decimal | None, right: Decimal | None) -> bool:
    return left is not None and right is not None and money.near(left, right)


def _in_yuan(price: Decimal | None, unit: str) -> Decimal | None:
    if price is None:
        return None
    return price if unit == YUAN else price * money.YUAN_PER_WAN
