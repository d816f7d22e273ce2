"""Money: Decimal in 万元, and how it is shown."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

YUAN_PER_WAN = Decimal(10_000)
CENT = Decimal("0.01")
TOLERANCE = Decimal("0.005")
"""Two typed amounts in 万元 that differ by no more than this are equal."""

MAX_DIGITS = 18
"""A longer number is no amount of a budget; it is refused before it can slow anything down."""
_ONE, _TOO_LARGE = Decimal(1), Decimal(10) ** MAX_DIGITS


@lru_cache(maxsize=4096)
def from_float(number: float) -> Decimal | None:
    """Return what a spreadsheet shows for ``number``: 15 significant digits, no more.

    None for what is no number of any budget: not finite, or of more than MAX_DIGITS places.
    """
    return parse(format(number or 0.0, ".15g"))


def show_float(number: float) -> str:
    """Return ``number`` as a spreadsheet shows it; what is no number of a budget as it is."""
    found = from_float(number)
    return str(number) if found is None else show(found)


def plain(number: Decimal) -> Decimal:
    """Return ``number`` without trailing zeros and without an exponent."""
    if number == number.to_integral_value():
        return number.quantize(_ONE) if abs(number) < _TOO_LARGE else number
    return number.normalize()


def parse(text: str) -> Decimal | None:
    """Return the number that ``text`` is, or None when it is anything else (``""`` included)."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return plain(number) if number.is_finite() and abs(number.adjusted()) < MAX_DIGITS else None


def show(number: Decimal) -> str:
    """Return ``number`` as a clerk would write it: ``1807.4``, ``300``, ``0.01``."""
    return format(plain(number), "f")


def near(left: Decimal, right: Decimal) -> bool:
    """Tell whether two amounts in 万元 are the same money."""
    return left == right or abs(left - right) <= TOLERANCE
