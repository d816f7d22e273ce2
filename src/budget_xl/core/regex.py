"""Regular expressions that are compiled when they are first used.

A process that answers cells imports more than a hundred; compiling all of them would be a third
of its start, and most forms need few.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Stands for a compiled pattern and becomes as quick as one with the first call."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, but compile it only when it is used."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
