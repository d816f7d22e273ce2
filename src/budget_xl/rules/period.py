"""When a project begins and ends, as clerks type it."""

from __future__ import annotations

from budget_xl.core.regex import regex
from budget_xl.prose.widths import WIDE_DIGITS, narrowing

_narrow = narrowing(WIDE_DIGITS + "．－／")
_MONTH = regex(
    r"(?P<year>(?:19|20)[0-9]{2})\s*[年.\-/]\s*(?P<month>0?[1-9]|1[0-2])"
    r"(?:\s*月(?:\s*(?:0?[1-9]|[12][0-9]|3[01])\s*[日号])?份?[初中底末]?|\s*[.\-/]\s*(?:0?[1-9]|[12][0-9]|3[01])(?:\s.*)?)?"
    r"|(?P<compact>(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2]))(?:0[1-9]|[12][0-9]|3[01])?"
)
_LOST_ZERO = regex(r"[0-9]{4}\.1")
"""2021.1 is January, or October typed as a number."""


def read_month(text: str) -> tuple[int, int] | None:
    """Return year and month of ``text``, or None when it is anything else."""
    match = _MONTH.fullmatch(_narrow(text.strip()))
    if match is None or _LOST_ZERO.fullmatch(match[0]):
        return None
    if match["compact"]:
        return int(match["compact"][:4]), int(match["compact"][4:])
    return int(match["year"]), int(match["month"])
