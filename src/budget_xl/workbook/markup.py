"""Cells as they stand in the file of a sheet, after their place and style."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

MAX_TEXT = 32_767
BLANK = "/>"

_SPECIAL = re.compile(r"[&<>_\x00-\x1f\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")


def string_cell(text: str) -> str:
    """Return a cell that holds ``text``."""
    if not text:
        return BLANK
    text = text[:MAX_TEXT]
    if text.strip() is text and not _SPECIAL.search(text):
        return f' t="inlineStr"><is><t>{text}</t></is></c>'
    return f' t="inlineStr"><is><t xml:space="preserve">{written(text)}</t></is></c>'


def shared_cell(number: int) -> str:
    """Return a cell that holds the shared text of this number."""
    return f' t="s"><v>{number}</v></c>'


def number_cell(number: Decimal | float) -> str:
    """Return a cell that holds a number."""
    return f"><v>{number}</v></c>"


CELLS: dict[type, Callable[[Any], str]] = {
    str: string_cell,
    type(None): lambda _: BLANK,
    Decimal: number_cell,
    int: number_cell,
    float: number_cell,
}
"""What draws a plain value."""


def formula_cell(formula: str, value: Decimal | float | str | None) -> str:
    """Return a cell that holds ``formula``, written and without =, with its present value."""
    if value is None or isinstance(value, str):
        return f' t="str"><f>{formula}</f><v>{written(value) if value else ""}</v></c>'
    return f"><f>{formula}</f><v>{value}</v></c>"


def written(text: str) -> str:
    """Return ``text`` as it may stand between tags."""
    return escape(_LIKE_ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", text)))
