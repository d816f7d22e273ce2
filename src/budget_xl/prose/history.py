"""Earlier years in prose: amounts of a year, and by how much this year's differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose.numbers import parse_decimal
from budget_xl.prose.shapes import Span
from budget_xl.prose.units import MONEY
from budget_xl.prose.widths import WIDE_DIGITS, narrowing


class YearAmount(NamedTuple):
    """The budget of a year, in 万元."""

    year: int
    amount: Decimal
    span: Span


class Change(NamedTuple):
    """By how much a budget differs from the year before: +1 up, -1 down, 0 the same.

    ``amount`` is in 万元, ``ratio`` a share (0.05), ``year`` the year whose budget changed;
    each is None when the text does not say it.
    """

    direction: int
    amount: Decimal | None
    ratio: Decimal | None
    year: int | None
    span: Span


_narrow = narrowing(WIDE_DIGITS + "．％")
_UNIT = "|".join(sorted(MONEY, key=len, reverse=True))
_NUMBER = r"[0-9][0-9,]{0,20}(?:\.[0-9]{1,9})?"
_AMOUNT = rf"(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})"
_YEAR = r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年"
_OF_YEAR = regex(rf"{_YEAR}(?P<words>[^0-9；;。\n]{{0,30}}){_AMOUNT}")
_NO_TOTAL = regex("[增减降升]|[比较](?!例)|相差|其中|^[^（(]*[)）]")
_ANY_AMOUNT = rf"{_NUMBER}\s?(?:{_UNIT})"
_IN_TURN = regex(
    rf"(?P<years>(?:(?:19|20)[0-9]{{2}}年?度?[、，,和及与]\s?){{1,4}}(?:19|20)[0-9]{{2}}年)"
    rf"(?P<words>[^0-9；;。\n]{{0,30}})(?P<amounts>{_ANY_AMOUNT}(?:[、，,和及与]\s?{_ANY_AMOUNT}){{0,4}})"
)
_YEAR_BEHIND = regex(rf"(?<![0-9,.]){_AMOUNT}[（(](?P<year>(?:19|20)[0-9]{{2}})年度?[)）]")
_ALL_THE_SAME = regex("[均都各]")
_BASE = regex(r"(?:比|较|与|和|同)\s*\Z")

_UP = "增长|增加|上升|提高|上涨|增幅|上浮"
_DOWN = "减少|下降|降低|压减|缩减|调减|减幅|降幅|下浮|削减"
_SAME = "持平|无变化|没有变化|不变|无增减"
_WORD = regex(
    rf"(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<same>{_SAME})",
)
_HOW_MUCH = regex(
    rf"(?:了|额|额度|金额|幅度|率|比例|为|约|共|是|[\s:：]){{0,4}}"
    rf"(?:{_AMOUNT}|(?P<percent>{_NUMBER})\s?%)"
)
_AND_RATIO = regex(
    rf"[，,（(、；;\s]{{0,3}}(?:同比)?(?:{_UP}|{_DOWN}|即|约|比例|幅度|了|为|率){{0,4}}"
    rf"(?P<percent>{_NUMBER})\s?%"
)
_AND_AMOUNT = regex(rf"[，,（(、；;\s]{{0,3}}(?:{_UP}|{_DOWN}|即|约|金额|额|了|为){{0,4}}{_AMOUNT}")
_COMPARED = regex("[比较]|同比|上年|去年|相比")
_MOST = 200
"""Words of change that are looked at."""
_SENTENCE = 80
_WINDOW = 25
"""Characters before the word of change in which the comparison is looked for."""


def read_year_amounts(text: str) -> tuple[YearAmount, ...]:
    """Return the amounts that ``text`` gives for a year: 2019年总预算为1771.85万元.

    2018年、2019年分别为3万元、5万元 gives both; an amount of several years together gives none.
    """
    plain = _narrow(text)
    found = [amount for match in _IN_TURN.finditer(plain) for amount in _in_turn(match)]
    rest = _IN_TURN.sub(lambda match: "；" * len(match[0]), plain)
    for match in (*_OF_YEAR.finditer(rest), *_YEAR_BEHIND.finditer(rest)):
        amount = _money(match)
        if amount is not None and not _NO_TOTAL.search(match.groupdict().get("words") or ""):
            span = Span(match.start(), match.end())
            found.append(YearAmount(int(match["year"]), amount, span))
    return tuple(sorted(found, key=lambda amount: amount.span))


def _in_turn(match: re.Match[str]) -> Iterator[YearAmount]:
    """Yield what several years have, when there is an amount for each or one for all."""
    years = [int(year) for year in re.findall(r"(?:19|20)[0-9]{2}", match["years"])]
    amounts = [_money(found) for found in re.finditer(_AMOUNT, match["amounts"])]
    if len(amounts) == 1 and _ALL_THE_SAME.search(match["words"]):
        amounts *= len(years)
    if len(amounts) == len(years) and not _NO_TOTAL.search(match["words"]):
        for year, amount in zip(years, amounts, strict=True):
            if amount is not None:
                yield YearAmount(year, amount, Span(*match.span()))


def read_change(text: str) -> Change | None:
    """Return the change that ``text`` states, or None when it states none, or several."""
    plain = _narrow(text)
    compared: list[Change] = []
    others: list[Change] = []
    read = 0
    for match in islice(_WORD.finditer(plain), _MOST):
        change = _change(plain, match) if match.start() >= read else None
        if change is not None:
            read = change.span.end
            before = plain[max(0, match.start() - _WINDOW) : match.start()]
            clause = re.split("[；;。，,\n]", before)[-1]
            (compared if _COMPARED.search(clause) else others).append(change)
    for changes in (compared, others):
        measured = [change for change in changes if (change.amount, change.ratio) != (None, None)]
        if measured and (changes is compared or len(measured) == 1):
            return measured[0]
    return compared[0] if compared else None


def _change(plain: str, match: re.Match[str]) -> Change | None:
    if re.search("[无未不零没]有?$", plain[max(0, match.start() - 2) : match.start()]):
        return None
    year = _year(plain, match.start())
    if match["same"]:
        return Change(0, Decimal(0), None, year, Span(match.start(), match.end()))
    direction = 1 if match["up"] else -1
    much = _HOW_MUCH.match(plain, match.end())
    if much is None:
        return Change(direction, None, None, year, Span(match.start(), match.end()))
    other = (_AND_RATIO if much["number"] else _AND_AMOUNT).match(plain, much.end())
    found = [piece for piece in (much, other) if piece]
    amount = next((_money(piece) for piece in found if piece.groupdict().get("number")), None)
    ratio = next((_ratio(piece) for piece in found if piece.groupdict().get("percent")), None)
    return Change(direction, amount, ratio, year, Span(match.start(), found[-1].end()))


def _year(plain: str, stop: int) -> int | None:
    """Return the year that the sentence is about: not the one it compares with."""
    sentence = re.split("[；;。\n]", plain[max(0, stop - _SENTENCE) : stop])[-1]
    years = [
        int(match["year"])
        for match in re.finditer(_YEAR, sentence)
        if not _BASE.search(sentence[: match.start()])
    ]
    return years[-1] if years else None


def _money(match: re.Match[str]) -> Decimal | None:
    number = parse_decimal(match["number"])
    return None if number is None else number * MONEY[match["unit"]]


def _ratio(match: re.Match[str]) -> Decimal | None:
    number = parse_decimal(match["percent"])
    return None if number is None else number / 100
