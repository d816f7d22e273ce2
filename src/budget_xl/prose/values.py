"""Read the value of an indicator: sign, number, unit, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from budget_xl.prose import verdicts
from budget_xl.prose.numbers import parse_decimal
from budget_xl.prose.signs import split_sign, typed_sign
from budget_xl.prose.units import PLURAL
from budget_xl.prose.value_units import AMBIGUOUS, INCOMPLETE, LATIN, PLAIN, find_unit, is_multiplier


@dataclass(frozen=True, slots=True)
class IndicatorValue:
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


_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：（）"}
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_QUANTITY = re.compile(rf"(?P<number>{_NUMBER})\s*(?P<rest>.*)", re.DOTALL)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?P<mid>[^0-9\s]{{0,4}}?)\s*[-~～—–至到]+\s*(?P<number>{_NUMBER})"
    r"\s*(?P<rest>.*)",
    re.DOTALL,
)
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?"
    r"|(?:19|20)[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?"
    r"|[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[底前末初中])|[0-9]{1,2}月)"
    r"(?=[^0-9]|\Z)"
)
_RESIDUE = re.compile(r"\*\*|[…]{1,}|\.{3,}|_{2,}|#[A-Z]|[xX×]{2,}|\A(?:指标值?[0-9]*|示例|样例)\Z")
_BUDGET = re.compile(r"(?:控制在|不超过?|不突破|不高于|低于|小于).{0,6}预算(?!.*[0-9])")
_BRACKET = re.compile(r"[（(](?P<inside>.*)[)）]\s*\Z", re.DOTALL)
_SERIALS = range(36526, 55154)
_LONGEST = 200
"""Characters of a value that are read; a longer text is wording."""


def parse_value(text: str) -> IndicatorValue:
    """Return what ``text`` means as the value of an indicator."""
    plain = text.strip().translate(_WIDTH)
    if not plain or _RESIDUE.search(plain[:_LONGEST]):
        key = verdicts.RESIDUE if plain else verdicts.BLANK
        return IndicatorValue(text, "", None, None, "", False, (key,))
    if _BUDGET.match(plain[:_LONGEST]):
        return IndicatorValue(text, "≤", None, None, "", True, (verdicts.WITHIN_BUDGET,))
    sign, body, problems = split_sign(plain)
    if len(plain) > _LONGEST or not body[:1].isascii() or not body[:1].isdigit():
        return _wording(text, plain)
    if _DATE.match(body):
        return IndicatorValue(text, sign, None, None, "", False, (), is_date=True)
    return _quantity(text, sign, body, problems)


def serial_day(number: Decimal) -> date | None:
    """Return the day that a spreadsheet knows by ``number``, from 2000 to 2050."""
    if number not in _SERIALS:
        return None
    return date(1899, 12, 30) + timedelta(days=int(number))


def _wording(text: str, plain: str) -> IndicatorValue:
    has_number = re.search("[0-9]", plain) is not None
    problems = (verdicts.EMBEDDED_NUMBER,) if has_number else ()
    return IndicatorValue(text, "", None, None, "", True, problems)


def _quantity(text: str, sign: str, body: str, problems: list[str]) -> IndicatorValue:
    match = _RANGE.match(body) or _QUANTITY.match(body)
    low = _number(match["low"]) if match and "low" in match.groupdict() else None
    number = _number(match["number"]) if match else None
    if match is None or number is None:
        return IndicatorValue(text, sign, None, None, "", False, (verdicts.UNREADABLE,))
    rest = match["rest"]
    if low is not None:
        problems.append(verdicts.RANGE)
    rest = _without_bracket(rest, problems)
    unit = _unit(rest, problems)
    if unit is None:
        return IndicatorValue(text, sign, None, None, "", False, (verdicts.UNREADABLE,))
    factor = PLURAL[rest[0]] if is_multiplier(rest) else Decimal(1)
    low, number = None if low is None else low * factor, number * factor
    _judge_size(sign, number, unit, problems)
    first, upper = (number, None) if low is None else (low, number)
    return IndicatorValue(text, sign, first, upper, unit, False, tuple(dict.fromkeys(problems)))


def _number(text: str) -> Decimal | None:
    return parse_decimal(text)


def _without_bracket(rest: str, problems: list[str]) -> str:
    bracket = _BRACKET.search(rest)
    if bracket is None:
        return rest.strip()
    if re.search("[0-9]", bracket["inside"]):
        problems.append(verdicts.BREAKDOWN)
    return rest[: bracket.start()].strip()


def _unit(rest: str, problems: list[str]) -> str | None:
    """Return the canonical unit, None when ``rest`` is none."""
    if rest in ("%%", "％％"):
        problems.append(verdicts.DOUBLE_PERCENT)
        return "%"
    if is_multiplier(rest):
        rest = rest[1:]
    head, slash, behind = rest.partition("/")
    unit = find_unit(head)
    if head in INCOMPLETE:
        problems.append(verdicts.INCOMPLETE_UNIT)
    if unit in LATIN:
        problems.append(verdicts.LATIN_UNIT)
    if rest in AMBIGUOUS:
        problems.append(verdicts.AMBIGUOUS_UNIT)
    if not head.isalpha() and not unit and head:
        return None
    if head and not unit:
        problems.append(verdicts.UNKNOWN_UNIT)
        unit = head
    elif len(head) > len(unit):
        if not head[len(unit) :].isalpha():
            return None
        problems.append(verdicts.WORDY)
    return PLAIN.get(unit, unit) + slash + behind.strip()


def _judge_size(sign: str, number: Decimal, unit: str, problems: list[str]) -> None:
    if unit == "%" and number > 100:
        problems.append(verdicts.OVER_100)
        digits = str(number)
        if not sign and digits[0] == "2" and Decimal(digits[1:]) <= 100:
            problems.append(verdicts.MISREAD_SIGN)
    if unit == "%" and number == 100 and sign in ("≥", "＞"):
        problems.append(verdicts.BEYOND_WHOLE)
    if not unit and number in _SERIALS:
        problems.append(verdicts.DATE_SERIAL)


_SPLIT = re.compile(r"(?P<value>[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)(?P<unit>[^\s0-9０-９]{0,12})")


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


_NOT_ONE = frozenset(
    {verdicts.DOUBLE_PERCENT, verdicts.RANGE, verdicts.BREAKDOWN, verdicts.APPROXIMATE}
    | {verdicts.CONFLICT, verdicts.WORDY}
)
