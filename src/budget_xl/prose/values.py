"""Read the value of an indicator: sign, number, unit, and what is wrong with it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose import verdicts
from budget_xl.prose.numbers import NUMERALS, parse_decimal
from budget_xl.prose.signs import split_sign, typed_sign
from budget_xl.prose.units import PLURAL
from budget_xl.prose.value_units import COUNTED, is_multiplier, read_unit
from budget_xl.prose.widths import WIDE, narrowing


class IndicatorValue(NamedTuple):
    """A value as typed and as meant; ``unit`` and ``sign`` are canonical, a date has neither.

    ``number`` is None for wording, a date and what cannot be read; ``upper`` ends a range.
    """

    original: str
    sign: str
    number: Decimal | None
    upper: Decimal | None
    unit: str
    is_qualitative: bool
    problems: tuple[str, ...]
    is_date: bool = False


_narrow = narrowing("".join(char for char in WIDE if char not in "，；：（）"))
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_QUANTITY = regex(rf"(?P<number>{_NUMBER})\s*(?P<rest>.*)", re.DOTALL)
_RANGE = regex(
    rf"(?P<low>{_NUMBER})\s*(?P<mid>[^0-9\s]{{0,4}}?)\s*[-~～—–至到]+\s*(?P<number>{_NUMBER})"
    r"\s*(?P<rest>.*)",
    re.DOTALL,
)
_IN_WORDS = regex(
    rf"(?:(?P<percent>百分之)(?P<share>[{NUMERALS}]+)"
    rf"|(?P<number>[{NUMERALS}][{NUMERALS}万亿]*)(?P<rest>{COUNTED}))"
)
_DATE = regex(
    r"(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?"
    r"|(?:19|20)[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[底前末初中])|[0-9]{1,2}月)"
    r"(?=[^0-9]|\Z)"
)
_RESIDUE = regex(
    r".*\*\*|[^0-9]{0,2}(?:…|\.{3}|_{2}|[xX×]{2})|#[A-Z]|(?:指标值?[0-9]*|示例|样例)\Z"
)
_BUDGET = regex(r"(?:控制在|不超过?|不突破|不高于|低于|小于).{0,6}预算(?!.*[0-9])")
_SPLIT = regex(
    r"(?P<value>[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)(?P<unit>[^\s0-9０-９]{0,12})"
)
_NOT_ONE = frozenset(
    {verdicts.DOUBLE_PERCENT, verdicts.RANGE, verdicts.BREAKDOWN, verdicts.APPROXIMATE}
    | {verdicts.CONFLICT, verdicts.WORDY}
)
"""Verdicts on what is more, or less, than a sign, a number and a unit."""

_DIGITS = frozenset("0123456789")
_FIRST_DAY, _LAST_DAY = 36526, 55153
_LONGEST = 200
"""Characters of a value that are read; a longer text is wording."""


@lru_cache(maxsize=2048)
def parse_value(text: str) -> IndicatorValue:
    """Return what ``text`` means as the value of an indicator."""
    plain = _narrow(text.strip())
    if not plain or _RESIDUE.match(plain[:_LONGEST]):
        key = verdicts.RESIDUE if plain else verdicts.BLANK
        return IndicatorValue(text, "", None, None, "", False, (key,))
    if len(plain) > _LONGEST:
        return _wording(text, plain)
    if _BUDGET.match(plain):
        return IndicatorValue(text, "≤", None, None, "", True, (verdicts.WITHIN_BUDGET,))
    sign, body, problems = split_sign(plain)
    body = _in_digits(body)
    if body[:1] not in _DIGITS:
        return _wording(text, plain)
    if _DATE.match(body):
        return IndicatorValue(text, sign, None, None, "", False, (), is_date=True)
    return _quantity(text, sign, body, problems)


def split_value(text: str) -> tuple[str, str, str]:
    """Return (sign, value, unit) as typed; together they are ``text`` again.

    What is no sign, one number and one unit stays whole: ('', text, '').
    """
    sign = typed_sign(text)
    match = _SPLIT.fullmatch(text, len(sign))
    if match is None or parse_decimal(match["value"]) is None:
        return "", text, ""
    value = parse_value(text)
    if value.number is None or value.is_date or set(value.problems) & _NOT_ONE:
        return "", text, ""
    return sign, match["value"], match["unit"]


def serial_day(number: Decimal) -> date | None:
    """Return the day that a spreadsheet knows by ``number``, from 2000 to 2050."""
    if not _FIRST_DAY <= number <= _LAST_DAY or number != int(number):
        return None
    return date(1899, 12, 30) + timedelta(days=int(number))


def _in_digits(body: str) -> str:
    """Return 十五人 as 15人; 一级 and 一次性 are words."""
    match = _IN_WORDS.fullmatch(body)
    number = parse_decimal(match["share"] or match["number"]) if match else None
    if match is None or number is None:
        return body
    return f"{number}%" if match["percent"] else f"{number}{match['rest']}"


def _wording(text: str, plain: str) -> IndicatorValue:
    if not any(char.isalpha() for char in plain):
        return IndicatorValue(text, "", None, None, "", False, (verdicts.UNREADABLE,))
    has_number = re.search("[0-9]", plain) is not None
    problems = (verdicts.EMBEDDED_NUMBER,) if has_number else ()
    return IndicatorValue(text, "", None, None, "", True, problems)


def _quantity(text: str, sign: str, body: str, problems: list[str]) -> IndicatorValue:
    span = _RANGE.match(body)
    match = span or _QUANTITY.match(body)
    number = parse_decimal(match["number"]) if match else None
    low = parse_decimal(span["low"]) if span else None
    if match is None or number is None or (span and low is None):
        return IndicatorValue(text, sign, None, None, "", False, (verdicts.UNREADABLE,))
    if low is not None:
        problems.append(verdicts.RANGE)
    unit, factor = _unit(match["rest"], problems)
    if unit is None:
        return IndicatorValue(text, sign, None, None, "", False, (verdicts.UNREADABLE,))
    number *= factor
    _judge_size(sign, number, unit, problems)
    first, upper = (number, None) if low is None else (low * factor, number)
    return IndicatorValue(text, sign, first, upper, unit, False, tuple(dict.fromkeys(problems)))


def _unit(rest: str, problems: list[str]) -> tuple[str | None, Decimal]:
    """Return the unit and what the number is to be multiplied with: 3万人 is 30000人."""
    unit = read_unit(rest, problems)
    return unit, PLURAL[rest[0]] if is_multiplier(rest) else Decimal(1)


def _judge_size(sign: str, number: Decimal, unit: str, problems: list[str]) -> None:
    if unit == "%" and number > 100:
        problems.append(verdicts.OVER_100)
        rest = str(number).removeprefix("2")
        if not sign and not rest.startswith("0") and Decimal(rest) <= 100:
            problems.append(verdicts.MISREAD_SIGN)
    if unit == "%" and number == 100 and sign in ("≥", "＞"):
        problems.append(verdicts.BEYOND_WHOLE)
    if not unit and serial_day(number):
        problems.append(verdicts.DATE_SERIAL)
