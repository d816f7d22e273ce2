"""The checked-in template: the empty workbook of the default form."""

from __future__ import annotations

import tempfile
from pathlib import Path

from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import blank_for, write_form

TEMPLATE = Path("templates/申报表模板.xlsx")


def files(root: Path) -> dict[Path, bytes]:
    """Return the template below ``root``."""
    form = load_form()
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TEMPLATE.name
        write_form(form, blank_for(form), fresh)
        return {root / TEMPLATE: fresh.read_bytes()}
