"""What a reading of calculations consists of; every span is an offset into the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Formula:
    """A product: quantity × price (× times).

    ``factors`` are all its numbers as typed, each with its unit or measure, in their order.
    ``value`` is what they come to and ``stated`` what the text says they come to, both in 万元.
    ``times`` is the second count, mostly how often or how many months.
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


@dataclass(frozen=True, slots=True)
class Part:
    """One addend; ``amount`` in 万元 is what the text states, else what its formula gives."""

    label: str
    amount: Decimal | None
    formula: Formula | None
    span: Span


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A 小计 (or a sum written with + and =) inside a paragraph, and what it adds up."""

    parts: tuple[Part, ...]
    stated: Decimal
    summed: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things: 26个社区. ``label`` is the name before it, '' when there is none."""

    number: Decimal
    measure: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one paragraph says.

    ``parts`` are the addends of ``stated``; things that are named without an amount of their
    own are parts with amount None. ``summed`` is None unless there are two parts, all with an
    amount. Without ``is_complete`` nothing may be held against the paragraph.
    ``is_partial`` tells that the parts were introduced by 其中 and may be less than the whole.
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
