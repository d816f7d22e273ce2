"""What a reading of calculations consists of; every span is an offset into the whole text.

The small things are tuples, because a form has hundreds of them and frozen classes are slow.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Span(NamedTuple):
    """Where something stands: ``text[start:end]``."""

    start: int
    end: int


class Formula(NamedTuple):
    """A product: quantity × price (× times).

    ``factors`` are all its numbers as typed, each with its unit or measure, in their order.
    ``value`` is what they come to and ``stated`` what the text says they come to, both in 万元.
    ``times`` is the second count, mostly how often or how many months. ``unmet`` are the 每… of
    its rates that no factor counts: ('月',) for 8人*4500元/人/月.
    """

    factors: tuple[tuple[Decimal, str], ...]
    value: Decimal | None
    quantity: Decimal | None
    measure: str
    price: Decimal | None
    price_unit: str
    times: Decimal | None
    times_measure: str
    stated: Decimal | None
    span: Span
    unmet: tuple[str, ...] = ()


class Part(NamedTuple):
    """One addend; ``amount`` in 万元 is what the text states, else what its formula gives."""

    label: str
    amount: Decimal | None
    formula: Formula | None
    span: Span


class Subtotal(NamedTuple):
    """A 小计 (or a sum written with + and =) inside a paragraph, and what it adds up."""

    parts: tuple[Part, ...]
    stated: Decimal
    summed: Decimal
    span: Span


class Count(NamedTuple):
    """A number of things: 26个社区. ``label`` is the name before it, '' when there is none."""

    number: Decimal
    measure: str
    label: str
    span: Span


class Paragraph(NamedTuple):
    """What one paragraph says.

    ``parts`` are the addends of ``stated``. ``summed`` is None unless there are two parts, all
    with an amount; with ``is_partial`` 其中 introduces them, they may be less than the whole, and
    when they are ``summed`` is None. Without ``is_complete`` nothing may be held against the
    paragraph.
    """

    number: int | None
    name: str
    text: str
    start: int
    parts: tuple[Part, ...]
    stated: Decimal | None
    stated_span: Span | None
    summed: Decimal | None
    counts: tuple[Count, ...]
    is_complete: bool
    subtotals: tuple[Subtotal, ...] = ()
    is_partial: bool = False
