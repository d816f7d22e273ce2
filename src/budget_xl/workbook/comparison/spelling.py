"""The spellings in which different programs write one formula into a file."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

_STRING = re.compile(r'("(?:[^"]|"")*")')
_QUOTED_SHEET = re.compile(r"'([^'\[\]\\]+)'!")
_ADD_IN = re.compile(r"(?:'[^']*\.xla[m]?'|\[\d+\])!(?=_*BX_)", re.IGNORECASE)
_PREFIX = re.compile(r"_xl(?:fn|ws|dudf|l)[._]|ORG\.BUDGETXL\.ADDIN\.", re.IGNORECASE)
_SINGLE = re.compile(r"SINGLE\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_CONSTANT = re.compile(r"\b(TRUE|FALSE)\(\)", re.IGNORECASE)
_NOISE = str.maketrans("", "", " $@\n\r\t")
EXTERNAL = re.compile(r"\[[^\]]+\]")
BROKEN = "#REF!"


@lru_cache(maxsize=4096)
def spell(formula: str) -> str:
    """Return ``formula`` as every program would write it; texts in it stay as they are."""
    pieces = _STRING.split(unescape(formula).removeprefix("="))
    return "".join(
        piece if piece.startswith('"') else _bare(piece) for piece in pieces
    )  # fmt: skip


def _bare(piece: str) -> str:
    piece = _ADD_IN.sub("", piece)
    piece = _SINGLE.sub(r"\1", _PREFIX.sub("", piece))
    piece = _CONSTANT.sub(r"\1", _QUOTED_SHEET.sub(r"\1!", piece))
    return piece.translate(_NOISE).upper()
