"""Numbers as clerks type them, exactly: digits of any width, 千分位, Chinese numerals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, DecimalException, DivisionByZero, Inexact, InvalidOperation
from functools import lru_cache, reduce

from budget_xl.core.regex import regex
from budget_xl.prose.widths import WIDE_DIGITS, narrowing

MAX_DIGITS = 18
"""A longer run of digits is no number of a budget; it is refused."""

WAN = Decimal(10_000)

_narrow = narrowing(WIDE_DIGITS + "．＋－−，")
_PLAIN = regex(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero])

DIGITS = {
    **{sign: value for value, sign in enumerate("零一二三四五六七八九")},
    **{sign: value for value, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_ABOVE_ALL = 10**12
NUMERALS = "".join((*DIGITS, *_SMALL))


@lru_cache(maxsize=4096)
def parse_decimal(text: str) -> Decimal | None:
    """Return the number that ``text`` is, or None when it is not exactly one number."""
    if text.isascii() and text.isdigit():
        return Decimal(text) if len(text) <= MAX_DIGITS else None
    text = _narrow(text.strip())
    if _PLAIN.fullmatch(text):
        digits = text.replace(",", "")
        return Decimal(digits) if len(digits) <= MAX_DIGITS else None
    return _numeral(text)


def exact_product(numbers: Iterable[Decimal]) -> Decimal | None:
    """Return the product, or None when it has more digits than money ever has."""
    try:
        return reduce(_EXACT.multiply, numbers, Decimal(1))
    except DecimalException:
        return None


def exact_sum(numbers: Iterable[Decimal]) -> Decimal:
    """Return the sum; the addends have at most MAX_DIGITS digits, so that it is exact."""
    return reduce(_EXACT.add, numbers, Decimal(0))


def _numeral(text: str) -> Decimal | None:
    """Read 一百二十, 十五, 三万五千, 一亿二千万; 八一 is no number, 三万五 may be two."""
    if not text or len(text) > MAX_DIGITS:
        return None
    total = section = digit = 0
    small = large = _ABOVE_ALL
    last = final = "零"
    for sign in text:
        if sign in DIGITS:
            if digit:
                return None
            digit = DIGITS[sign]
            final = last
        elif sign in _SMALL:
            if _SMALL[sign] >= small or not (digit or sign in "十拾"):
                return None
            small = _SMALL[sign]
            section, digit = section + (digit or 1) * small, 0
        elif sign in _LARGE:
            section += digit
            if _LARGE[sign] >= large or not section:
                return None
            large, small = _LARGE[sign], _ABOVE_ALL
            total, section, digit = total + section * large, 0, 0
        else:
            return None
        last = sign
    if digit and final not in "零〇十拾":
        return None
    return Decimal(total + section + digit)
