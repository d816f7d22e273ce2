"""Labels: when a text is the label of the form, and where a label stands inside a text.

The same label is typed with wide or narrow punctuation, with blanks, line breaks or a colon.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANK = re.compile(r"\s+")
_REMARK = re.compile(r"(?<=.)\([^()]*\)$")
_NUMBERED = re.compile(r"(\d{1,2})\.(.+)")
_VARIANTS = {
    ".": "[.．、]",
    ",": "[,，]",
    ":": "[:：]",
    "(": "[(（]",
    ")": "[)）]",
    **{str(digit): f"[{digit}{chr(0xFF10 + digit)}]" for digit in range(10)},
}


def narrow(text: str) -> str:
    """Return ``text`` in narrow characters and without white space."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return what tells one label from another: no blanks, colon or remark in brackets."""
    return _REMARK.sub("", narrow(text).rstrip(":")).rstrip(":")


def core(label: str) -> str:
    """Return a label of a line without its number and its 其中."""
    return re.sub(r"^\d{1,2}[.、]", "", normalise(label)).removeprefix("其中").lstrip(":")


@lru_cache
def loose(label: str) -> str:
    """Return a regular expression that finds ``label`` however it is typed."""
    return r"\s*".join(_VARIANTS.get(char, re.escape(char)) for char in normalise(label))


@lru_cache
def question(label: str) -> str:
    """Return a regular expression for a numbered question, of which the number may be missing.

    Of a question with a comma the part before it is enough.
    """
    found = _NUMBERED.fullmatch(normalise(label))
    number, words = found.groups() if found else ("", normalise(label))
    head, _, tail = words.partition(",")
    start = rf"(?:{loose(number)}\s*[.．、)）]\s*)?" if number else ""
    return start + loose(head) + (rf"(?:\s*[,，]\s*{loose(tail)})?" if tail else "")


def after_label(label: str, text: str) -> str | None:
    """Return what follows ``label`` and a colon in the same cell; None when it is not there."""
    found = re.match(rf"{loose(label)}\s*[:：]", text) if normalise(label) else None
    return text[found.end() :].strip() if found else None
