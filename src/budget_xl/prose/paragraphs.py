"""Cut numbered prose into its paragraphs: “1.…；2.…；3.…”."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose.numbers import parse_decimal


class Slice(NamedTuple):
    """The body of a paragraph, without its number and the separators around it."""

    number: int | None
    start: int
    end: int


_NAMED_BY_NUMBER = r"(?:19|20)[0-9]{2}年|[0-9]{2,5}(?:周?岁|周年|小时|热线|平台|专线)"
"""What a paragraph may begin with, so that its number is no part of a decimal: 3.65岁以上老人."""


class _Style(Enum):
    DOT = rf"(?P<DOT>[0-9０-９]{{1,3}})[.．](?:(?![0-9０-９])|(?={_NAMED_BY_NUMBER}))"
    COMMA = r"(?P<COMMA>[0-9０-９]{1,3})、"
    BRACKETS = r"[（(](?P<BRACKETS>[0-9０-９]{1,3})[)）]"
    BRACKET = r"(?P<BRACKET>[0-9０-９]{1,3})[)）]"
    CIRCLE = r"(?P<CIRCLE>[①-⑳])"
    NUMERAL = r"(?P<NUMERAL>[一二三四五六七八九十]{1,3})[、.．]"
    NUMERALS = r"[（(](?P<NUMERALS>[一二三四五六七八九十]{1,3})[)）]"


_MARKER = regex(r"(?<![^\s；;。：:元万)）])(?:" + "|".join(style.value for style in _Style) + ")")
_CLEAN = frozenset(";；。:： \t\r\n\u3000\xa0")
_EDGE = " \t\r\n\u3000\xa0;；。，,、"
_GAP = 9
"""Paragraphs that may be missing between two numbers; more, and it is no numbering."""
_MOST = 400
"""Paragraphs of one text; what follows belongs to the last."""
_AMOUNT = regex("[0-9０-９]")


def slices(text: str) -> tuple[Slice, ...]:
    """Return the paragraphs of ``text``; without numbering it is one, with number None.

    The first number decides the style; other numbers inside are the paragraph's own.
    """
    marks = _marks(text)
    first = marks[0][1] if marks else len(text)
    found = [_trim(text, None, 0, first)]
    if marks and not _AMOUNT.search(text, 0, first):
        found.clear()
    stops = [start for _, start, _ in marks[1:]] + [len(text)]
    for (number, _, start), stop in zip(marks, stops, strict=False):
        found.append(_trim(text, number, start, stop))
    return tuple(body for body in found if body.start < body.end or body.number is not None)


def _marks(text: str) -> list[tuple[int, int, int]]:
    """Return (number, start, start of the body) of every paragraph."""
    marks: list[tuple[int, int, int]] = []
    style = last = None
    lead = len(text) - len(text.lstrip())
    for match in _MARKER.finditer(text):
        start = match.start()
        number = _number(match[match.lastgroup or 0])
        clean = start == 0 or text[start - 1] in _CLEAN
        if last is None:
            fits = clean and (number == 1 or start == lead)
            style = match.lastgroup
        else:
            fits = number == last + 1 or (clean and last <= number <= last + _GAP)
        if len(marks) == _MOST:
            break
        if fits and match.lastgroup == style:
            marks.append((number, start, match.end()))
            last = number
    return marks


def _number(sign: str) -> int:
    if "①" <= sign <= "⑳":
        return ord(sign) - ord("①") + 1
    return int(parse_decimal(sign) or 0)


def _trim(text: str, number: int | None, start: int, end: int) -> Slice:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Slice(number, start, end)
