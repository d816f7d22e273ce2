"""Make formulas: products that are written out, and rates with the counts they go with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from budget_xl.prose.nodes import Node
from budget_xl.prose.numbers import exact_product
from budget_xl.prose.pieces import Quantity
from budget_xl.prose.shapes import Formula, Span
from budget_xl.prose.units import MONEY, alike, is_time

PERCENT = {"%": Decimal("0.01"), "％": Decimal("0.01"), "‰": Decimal("0.001")}
YUAN_UNITS = frozenset({"元", "圆", "百元", "千元"})

_START = attrgetter("start")
_NAMES = frozenset({"word", "group"})
_NAME_OF_FACTOR = 10
"""Characters of text that may stand between a factor and its ×: 2台电脑×."""


def read_product(nodes: Sequence[Node], at: int) -> tuple[list[Quantity], int]:
    """Return the factors of the product that starts at ``at``, and where it ends."""
    factors: list[Quantity] = []
    while at < len(nodes) and isinstance(factor := nodes[at], Quantity):
        factors.append(factor)
        at += 1
        sign = at + 1 if _is_name(nodes, at) else at
        if sign >= len(nodes) or nodes[sign].kind != "times":
            return factors, at
        at = sign + 1
    return [], at


def make_formula(factors: Sequence[Quantity], stated: Decimal | None = None) -> Formula:
    """Return the product of ``factors``; its value is None when it has not just one price.

    ``stated`` is what the text says before it that it comes to.
    """
    prices, counts = _parted(factors)
    price = prices[0] if len(prices) == 1 else None
    things = [count for count in counts if not is_time(count.unit)] or counts
    quantity = things[0] if things else None
    others = [count for count in counts if count is not quantity]
    times = others[0] if others else None
    ordered = sorted(factors, key=_START)
    is_yuan = price is not None and price.unit in YUAN_UNITS
    return Formula(
        factors=tuple([(factor.number, factor.unit) for factor in factors]),
        value=_value(counts, prices),
        quantity=quantity.number if quantity else None,
        measure=quantity.unit if quantity else "",
        price=None if price is None else price.amount * 10_000 if is_yuan else price.amount,
        price_unit="" if price is None else "元" if is_yuan else "万元",
        times=times.number if times else None,
        times_measure=times.unit if times else "",
        stated=stated,
        span=Span(ordered[0].start, ordered[-1].end),
        unmet=tuple(missing(factors)),
    )


def with_result(formula: Formula, factors: Sequence[Quantity], result: Quantity) -> Formula:
    """Return ``formula``, the product of ``factors``, with what the text states behind it."""
    value = formula.value if formula.price is not None else _without_price(factors, result)
    span = Span(formula.span.start, max(formula.span.end, result.end))
    return formula._replace(value=value, stated=result.amount, span=span)


def match_rate(pieces: Sequence[Quantity]) -> list[Quantity] | None:
    """Return counts and their one price as factors, when every 每… finds its one count.

    No count may be left over: it could be a factor that the text does not tie to the rate.
    """
    prices = [piece for piece in pieces if piece.sort == "money"]
    counts = [piece for piece in pieces if piece.sort == "count"]
    if len(prices) != 1:
        return None
    if prices[0].per == ("",):
        return [counts[0], prices[0]] if len(counts) == 1 else None
    used = multiply(prices, counts)
    return [*used[1:], prices[0]] if len(used) == len(pieces) and not missing(used) else None


def multiply(factors: Sequence[Quantity], counts: Sequence[Quantity]) -> list[Quantity]:
    """Return ``factors`` with those of ``counts`` that their rates ask for."""
    used = list(factors)
    free = list(counts)
    while free and (asked := missing(used)):
        fitting = [count for count in free if alike(count.unit, asked[0])]
        if len(fitting) != 1:
            break
        used.append(fitting[0])
        free.remove(fitting[0])
    return used


def missing(factors: Sequence[Quantity]) -> list[str]:
    """Return the 每… of ``factors`` that no factor among them counts."""
    units = [factor.unit for factor in factors if factor.sort != "money"]
    return [
        rate
        for factor in factors
        for rate in factor.per
        if rate and not any(alike(unit, rate) for unit in units)
    ]


def _parted(factors: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Return the prices and the counts among ``factors``."""
    prices: list[Quantity] = []
    counts: list[Quantity] = []
    for factor in factors:
        (prices if factor.sort == "money" else counts).append(factor)
    return prices, counts


def _value(counts: Sequence[Quantity], prices: Sequence[Quantity]) -> Decimal | None:
    if len(prices) != 1:
        return None
    return exact_product([*_numbers(counts), prices[0].amount])


def _without_price(factors: Sequence[Quantity], result: Quantity) -> Decimal | None:
    """Return the product of numbers in the unit of money that comes near ``result``."""
    if any(factor.sort == "money" for factor in factors):
        return None
    product = exact_product(_numbers(factors))
    if product is None:
        return None
    readings = (product * MONEY[result.unit], product * MONEY["元"])
    near = [value for value in readings if value <= 2 * result.amount <= 4 * value]
    return near[0] if near else None


def _numbers(counts: Sequence[Quantity]) -> list[Decimal]:
    return [
        count.number * PERCENT[count.unit] if count.sort == "percent" else count.number
        for count in counts
    ]


def _is_name(nodes: Sequence[Node], at: int) -> bool:
    node = nodes[at] if at < len(nodes) else None
    return node is not None and node.sort in _NAMES and node.end - node.start <= _NAME_OF_FACTOR
