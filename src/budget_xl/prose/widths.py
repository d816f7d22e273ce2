"""Full-width characters that clerks type among narrow ones: １２．５％."""

from __future__ import annotations

import re
from collections.abc import Callable

from budget_xl.core.regex import regex

WIDE_DIGITS = "０１２３４５６７８９"
WIDE = "".join(map(chr, range(0xFF01, 0xFF5F)))

_FAR = {"−": "-", "　": " "}
"""Those whose narrow form stands elsewhere in the character set."""


def narrowing(wide: str) -> Callable[[str], str]:
    """Return what writes the characters ``wide`` of a text in their narrow form, one for one.

    A pattern passes over Chinese text ten times as fast as a table of translation.
    """
    pattern = regex(f"[{re.escape(wide)}]")

    def narrow(text: str) -> str:
        return pattern.sub(_narrow, text)

    return narrow


def _narrow(match: re.Match[str]) -> str:
    return _FAR.get(match[0]) or chr(ord(match[0]) - 0xFEE0)
