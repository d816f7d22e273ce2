"""Units of indicator values and the one way in which each is written."""

from __future__ import annotations

import re

from budget_xl.core.regex import regex
from budget_xl.prose import verdicts
from budget_xl.prose.units import MEASURE, MONEY, PLURAL, read_measure

COUNTED = rf"(?:{MEASURE.pattern}|万?元|%)"
"""A unit that may follow a number in words: 十五人."""

_PLAIN = {
    "名": "人",
    "位": "人",
    "平方": "平方米",
    "平米": "平方米",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "立方": "立方米",
    "m3": "立方米",
    "m³": "立方米",
    "m": "米",
    "km": "公里",
    "千米": "公里",
    "场次": "场",
    "百分比": "%",
    "圆": "元",
    "万": "万元",
    "亿": "亿元",
    "g": "G",
    "gb": "GB",
}
_INCOMPLETE = frozenset({"平方", "立方"})
_LATIN = frozenset({"m", "km", "m2", "m3"})
_AMBIGUOUS = frozenset({"人/次", "人/场", "人/期"})
_MORE = (
    "%", "‰", "百分比", "个百分点", "分", "元", "万元", "亿元", "千元", "平方", "立方",
    "m2", "m²", "m3", "m³", "m", "km", "°", "℃", "度", "星", "级", "倍", "类", "g", "gb",
)  # fmt: skip
_LISTED = frozenset((*_MORE, *MONEY))
_LONGEST = max(map(len, _LISTED))
_CLOSERS = (")", "）")
_BRACKET = regex(r"[（(](?P<inside>.*)[)）]\s*\Z", re.DOTALL)


def read_unit(rest: str, problems: list[str]) -> str | None:
    """Return the canonical unit that ``rest``, behind a number, is; None when it is none.

    What is wrong with it is added to ``problems``.
    """
    rest = _without_bracket(rest, problems)
    if rest == "%%":
        problems.append(verdicts.DOUBLE_PERCENT)
        return "%"
    head, slash, behind = (rest[1:] if is_multiplier(rest) else rest).partition("/")
    unit = _find(head) if head else ""
    if (head and not unit and not head.isalpha()) or (slash and not head):
        return None
    more = head[len(unit) :]
    if unit and more:
        if not more.isalpha():
            return None
        problems.append(verdicts.WORDY)
    if head in _INCOMPLETE:
        problems.append(verdicts.INCOMPLETE_UNIT)
    if unit in _LATIN:
        problems.append(verdicts.LATIN_UNIT)
    if slash and head + slash + behind in _AMBIGUOUS:
        problems.append(verdicts.AMBIGUOUS_UNIT)
    if head and not unit:
        problems.append(verdicts.UNKNOWN_UNIT)
    return (_PLAIN.get(unit, unit) or head) + slash + behind.strip()


def is_multiplier(text: str) -> bool:
    """Tell whether ``text`` is 万 or 亿 in front of a unit that is no money: 3万人."""
    return text[:1] in PLURAL and text[1:2] not in ("元", "") and bool(_find(text[1:]))


def _find(text: str) -> str:
    """Return the unit at the head of ``text``, in small letters, '' when it is in no list."""
    text = text.lower()
    heads = (text[:length] for length in range(_LONGEST, 0, -1))
    known = next((head for head in heads if head in _LISTED), "")
    return max(known, read_measure(text), key=len)


def _without_bracket(rest: str, problems: list[str]) -> str:
    bracket = _BRACKET.search(rest) if rest.rstrip().endswith(_CLOSERS) else None
    if bracket is None:
        return rest.strip()
    if re.search("[0-9]", bracket["inside"]):
        problems.append(verdicts.BREAKDOWN)
    return rest[: bracket.start()].strip()
