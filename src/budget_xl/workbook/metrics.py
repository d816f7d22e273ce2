"""How much room text needs on the printed form."""

from __future__ import annotations

import math
from functools import lru_cache

LINE_POINTS = 15
"""Height of a line of the form's 11-point type: 14 in 宋体, 16 in fonts with wider columns."""

ROOM = 1.05
"""Half-width characters of that type to a unit of column width: 1.14 in 宋体, less for safety."""

SCALE = 78
"""Per cent at which the columns of the form fit between the margins of A4 with any 宋体."""

ROW_POINTS = 20
MAX_ROW_POINTS = 405
"""Excel refuses rows above 409 points."""


def text_width(text: str) -> int:
    """Return the width of ``text`` in columns' units: 2 for a Chinese character, 1 for a letter.

    The Chinese character set spends as many bytes.
    """
    return len(text.encode("gbk", "replace"))


def line_count(text: str, width: float) -> int:
    """Return how many lines ``text`` takes in a column ``width`` units wide, never too few."""
    room = max(2, int(width * ROOM))
    return sum(max(1, math.ceil(text_width(line) / room)) for line in text.split("\n"))


@lru_cache(maxsize=4096)
def height(text: str, width: float) -> float:
    """Return the height in points of a row that shows ``text`` in a column of that width."""
    points = line_count(text, width) * LINE_POINTS + 5
    return min(MAX_ROW_POINTS, max(ROW_POINTS, points))
