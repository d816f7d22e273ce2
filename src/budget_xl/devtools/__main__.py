"""``python -m budget_xl.devtools [--check]`` writes, or checks, everything that is generated."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from budget_xl.devtools.template import TEMPLATE, same_workbook, write_template


def main() -> int:
    """Write the template, or with ``--check`` tell whether it is what the builder makes."""
    if "--check" not in sys.argv[1:]:
        write_template(TEMPLATE)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TEMPLATE.name
        write_template(fresh)
        stale = same_workbook(TEMPLATE, fresh)
    for part in stale:
        print(f"{TEMPLATE}: {part} is stale; run python -m budget_xl.devtools")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
