"""The grid: what a text or Word form looks like once its layout is read, rows of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from budget_xl.core.place import Ref

_RESIDUE = re.compile(r"\[bookmark: [^\]\n]*\]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without outer white space, and its place.

    ``lost`` names what the cell holds besides text: it cannot come over.
    """

    text: str
    ref: Ref
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells; the part of a vertically merged cell in a later row is blank.

    A loose row is a paragraph outside the table: it goes on with nothing above it.
    """

    cells: tuple[Cell, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """What could not be placed, or would not survive in the workbook, and why."""

    ref: Ref
    text: str
    why: str


def clean(text: str) -> str:
    """Return ``text`` without outer white space and without the marks that Word leaves behind."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    return _RESIDUE.sub("", text).strip()
