"""How one file is reached from another: the links of summaries and reports."""

from __future__ import annotations

import os
from pathlib import Path


def way(path: Path, folder: Path) -> str:
    """Return the way from ``folder`` to ``path`` with /, the whole path from another drive."""
    try:
        found = os.path.relpath(path, folder)
    except ValueError:  # Windows knows no way from one drive to another
        found = str(path)
    return found.replace(os.sep, "/")
