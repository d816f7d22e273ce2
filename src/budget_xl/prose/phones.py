"""Telephone numbers, brought to one form so that the same number is seen to be the same."""

from __future__ import annotations

import re

from budget_xl.core.regex import regex
from budget_xl.prose.widths import WIDE_DIGITS, narrowing

_narrow = narrowing(WIDE_DIGITS + "－（）＋　")
_SHAPE = regex(r"(?:\+86|0086|86(?=1[3-9]))?[-()\s]*([0-9][-()\s0-9]*)")
_FILLER = regex(r"[-()\s]+")
_LONGEST = 30
"""A longer text is no telephone number; it is refused unread."""


def normalise_phone(text: str, area_code: str = "027") -> str | None:
    """Return the digits that identify a number, or None when ``text`` is no telephone number.

    The own area code is dropped, a foreign one is kept: 027-85550123 is 85550123.
    """
    text = _narrow(text.strip())
    shape = _SHAPE.fullmatch(text) if len(text) <= _LONGEST else None
    if shape is None:
        return None
    digits = _FILLER.sub("", shape[1])
    if re.fullmatch(r"1[3-9][0-9]{9}", digits):
        return digits
    local = digits.removeprefix(area_code)
    if re.fullmatch(r"[2-9][0-9]{6,7}", local):
        return local
    return digits if re.fullmatch(r"0[1-9][0-9]{1,2}[2-9][0-9]{6,7}", digits) else None
