"""The checked-in template: written by the builder, and compared with what the builder makes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import blank_for, write_form

TEMPLATE = Path(__file__).parents[3] / "templates" / "申报表模板.xlsx"


def write_template(path: Path) -> None:
    """Write the empty template of the default form to ``path``."""
    form = load_form()
    write_form(form, blank_for(form), path)


def same_workbook(left: Path, right: Path) -> list[str]:
    """Return the parts in which two workbooks differ; the writer's version is no difference."""
    with zipfile.ZipFile(left) as one, zipfile.ZipFile(right) as two:
        names = sorted({*one.namelist(), *two.namelist()})
        return [
            name
            for name in names
            if name != "docProps/app.xml" and _part(one, name) != _part(two, name)
        ]


def _part(package: zipfile.ZipFile, name: str) -> bytes | None:
    return package.read(name) if name in package.namelist() else None
