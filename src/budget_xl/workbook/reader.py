"""Reads a workbook of ours back into the declaration it was written from."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Waiver
from budget_xl.core.form import Form
from budget_xl.core.problem import Problem
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import RESULTS
from budget_xl.forms.loader import load_form
from budget_xl.forms.reading import stamp_in, waivers_in
from budget_xl.forms.sheets import Grid, Sheets
from budget_xl.forms.stamp import Stamp
from budget_xl.workbook.package import ASK_AGAIN, Part, look_at_sheets, open_package


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook that was read: its stamp, its form, what it declares, and what it waives."""

    stamp: Stamp
    form: Form
    declaration: Declaration
    waivers: tuple[Waiver, ...] = ()


def read_workbook(path: Path) -> Reading:
    """Return what the workbook at ``path`` declares, every value with its cell.

    Raises Problem when the file is missing, damaged, no workbook, not ours or of another version.
    """
    with open_package(path) as package:
        parts = look_at_sheets(package, path)
        files = _sheet_files(package)
    try:
        book = CalamineWorkbook.from_path(path)
        grids = {name: _grid(book, name) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        raise Problem(
            "damaged-file", f"“{path.name}”已损坏，读不出内容。", ASK_AGAIN, str(path)
        ) from error
    stamp = stamp_in(grids, path.name, str(path))
    form = load_form(stamp.form, int(stamp.year))
    layout = lay_out(form)
    defects = {sheet: parts.get(file, Part({})).defects for sheet, file in files.items()}
    declaration = Sheets(grids, defects).declaration(form, layout)
    return Reading(stamp, form, declaration, tuple(waivers_in(grids.get(RESULTS, ()))))


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


_SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"[^>]*\bid="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')


def _sheet_files(package: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of every sheet by name; a package that hides it gives none."""
    try:
        book = package.read("xl/workbook.xml").decode("utf-8", "replace")
        relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, OSError):
        return {}
    targets = {}
    for relation in _RELATION.findall(relations):
        found = dict(_ATTRIBUTE.findall(relation))
        target = found.get("Target", "")
        targets[found.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return {name: targets.get(relation, "") for name, relation in _SHEET.findall(book)}
