"""The text layout: a tab opens a cell, further lines belong to it, a blank line ends a row.

A blank line inside a long text ends nothing: the row ends only when a tab follows.
"""

from __future__ import annotations

from budget_xl.core.place import Ref
from budget_xl.legacy.grid import Cell, Row, clean

TAB = "\t"


def read_text_rows(text: str, name: str) -> tuple[Row, ...]:
    """Return the rows of ``text``; the places name the lines of the file ``name``.

    A line before the first cell is a row of its own.
    """
    loose: list[Row] = []
    rows: list[list[tuple[int, list[str]]]] = []
    after_blank = False
    for number, line in enumerate(_lines(text), start=1):
        if line.startswith(TAB):
            if not rows or after_blank:
                rows.append([])
            rows[-1].append((number, [line[1:]]))
            after_blank = False
        elif rows:
            rows[-1][-1][1].append(line)
            after_blank = not line.strip()
        elif line.strip():
            loose.append(Row((_cell(name, number, [line]),), loose=True))
    table = (Row(tuple(_cell(name, at, lines) for at, lines in cells)) for cells in rows)
    return (*loose, *table)


def _cell(name: str, number: int, lines: list[str]) -> Cell:
    return Cell(clean("\n".join(lines)), Ref(name, f"第{number}行"))


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
