"""A sheet by its bytes, without what its formulas say and what these came to.

Those are two thirds of a filled form; whoever looks for cells and rows need not go through them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORMULA = re.compile(rb"(<f[ >/][^<]*)(?:</f>)?(?:<v[^<>]*>([^<]*))?")
"""A formula with its tag, and the value behind it; matches no tag but these two."""

_END_OF_CELL = (b"</c>", b"</v></c>")


@dataclass(frozen=True, slots=True)
class Frame:
    """``markup`` is all that is left; ``formulas`` have their tags, as written, by cell.

    ``uncalculated`` are the cells whose formula has no value; a text may well be empty.
    """

    markup: bytes
    formulas: dict[bytes, bytes]
    uncalculated: list[bytes]


def frame_of(data: bytes) -> Frame:
    """Part the bytes of a sheet."""
    pieces = _FORMULA.split(data)
    left, formulas, values = pieces[::3], pieces[1::3], pieces[2::3]
    cells = _cells(left[:-1])
    uncalculated = [
        cell
        for cell, value, before, behind in zip(cells, values, left, left[1:], strict=False)
        if not value and behind.startswith(_END_OF_CELL) and _is_number(before)
    ]
    return Frame(b"".join(left), dict(zip(cells, formulas, strict=True)), uncalculated)


def _cells(left: list[bytes]) -> list[bytes]:
    """Return the name of the cell that was opened last before the end of every piece."""
    cells, cell = [], b""
    for piece in left:
        at = piece.rfind(b' r="')
        if at >= 0:
            cell = piece[at + 4 : piece.find(b'"', at + 4)]
        cells.append(cell)
    return cells


def _is_number(before: bytes) -> bool:
    """Tell whether the bytes end with the tag of a cell that is not to hold a text."""
    head = before[before.rfind(b"<c") :]
    return head.find(b">") == len(head) - 1 and b't="str"' not in head
