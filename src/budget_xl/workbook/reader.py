"""Reads a workbook of ours back into the declaration it was written from."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from budget_xl.core.change import Change
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Waiver
from budget_xl.core.form import Form
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import BASIS, CONTACTS, MAIN, RESULTS, STAMP
from budget_xl.forms.loader import load_form
from budget_xl.forms.reading import stamp_in, waivers_in
from budget_xl.forms.sheets import Grid, Sheets
from budget_xl.forms.stamp import Stamp
from budget_xl.workbook.comparison.compare import changes_of, mended, skeleton_of
from budget_xl.workbook.package import Contents, damaged, open_package, sheet_files, unpack

READ = {MAIN, BASIS, CONTACTS, RESULTS, STAMP}
"""The sheets that say something; others are only counted."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook that was read: its stamp, its form, what it declares, waives, was changed in."""

    stamp: Stamp
    form: Form
    declaration: Declaration
    waivers: tuple[Waiver, ...] = ()
    changes: tuple[Change, ...] = ()


def read_workbook(path: Path, passwords: Sequence[str] = ()) -> Reading:
    """Return what the workbook at ``path`` declares, every value with its cell.

    Raises Problem when the file is missing, damaged, no workbook, not ours or of another version,
    or when none of ``passwords`` opens it.
    """
    with open_package(path, passwords) as package:
        contents = unpack(package, path)
        files = sheet_files(contents.others)
        skeleton = skeleton_of(package, files, contents)
        grids = _grids(package, path, _wanted(files, contents))
    stamp = stamp_in(grids, path.name, str(path))
    form = load_form(stamp.form, int(stamp.year))
    layout = lay_out(form)
    sheets = contents.sheets
    defects = {name: sheets[file].defects for name, file in files.items() if file in sheets}
    declaration = Sheets(grids, defects).declaration(form, layout)
    changes = changes_of(skeleton, grids, stamp, form, path)
    declaration, changes = mended(declaration, form, changes)
    waivers = tuple(waivers_in(grids.get(RESULTS, ())))
    return Reading(stamp, form, declaration, waivers, changes)


def _wanted(files: Mapping[str, str], contents: Contents) -> Collection[str]:
    """Return the sheets to read; most clerks never explain anything in 校验结果."""
    results = contents.sheets.get(files.get(RESULTS, ""))
    return READ - {RESULTS} if results and results.has_heads_only else READ


def _grids(package: zipfile.ZipFile, path: Path, wanted: Collection[str]) -> dict[str, Grid]:
    assert package.fp is not None
    package.fp.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(package.fp)
        return {name: _grid(book, name) if name in wanted else [] for name in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(path, "读不出内容") from error


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
