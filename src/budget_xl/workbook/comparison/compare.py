"""Finds what a returned workbook no longer has in common with its template."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import ParseError

from budget_xl.core import money
from budget_xl.core.change import Change, Kind
from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.forms.stamp import Stamp
from budget_xl.workbook.comparison.cells import compare_cells, compare_fixed
from budget_xl.workbook.comparison.moved import refuse_moved
from budget_xl.workbook.comparison.parts import compare_parts
from budget_xl.workbook.comparison.skeleton import Skeleton, read_skeleton
from budget_xl.workbook.comparison.template import Expected, Template, template_of
from budget_xl.workbook.package import Contents

UNUSUAL = (KeyError, ValueError, ParseError, zipfile.BadZipFile, zlib.error)
"""What a look at the bytes of a file meets that is written like no other."""

TOUCHED = {Kind.VALUE_FOR_FORMULA, Kind.FORMULA_CHANGED, Kind.FORMULA_BROKEN}


def skeleton_of(
    package: zipfile.ZipFile, files: Mapping[str, str], contents: Contents
) -> Skeleton | None:
    """Return the skeleton of an opened package, None when it is not written as others are."""
    try:
        return read_skeleton(package, files, contents)
    except UNUSUAL:
        return None


def changes_of(
    found: Skeleton | None, grids: Mapping[str, Expected], stamp: Stamp, form: Form, path: Path
) -> tuple[Change, ...]:
    """Return what was done to a workbook of ``form`` since it was given out.

    Raises Problem when rows or columns were put in or taken out.
    """
    template = template_of(form)
    uncompared = (Change(Kind.UNCOMPARED, template.title),)
    if found is None or stamp.fingerprint != form.fingerprint:
        return uncompared
    touched = refuse_moved(template, grids, path.name, str(path))
    try:
        return compare(template, found, grids, touched)
    except UNUSUAL:
        return uncompared


def mended(
    declaration: Declaration, form: Form, changes: tuple[Change, ...]
) -> tuple[Declaration, tuple[Change, ...]]:
    """Return the declaration with the totals whose formulas were touched computed again.

    What was typed over a total is one finding, which says what it should be; nothing follows.
    """
    touched = {change.ref: change for change in changes if change.kind in TOUCHED}
    if not touched:
        return declaration, changes
    computed = with_totals(declaration, form)
    for name in ("funding", "expenditure"):
        section, total = getattr(declaration, name), getattr(computed, name).total
        change = touched.get(section.total.ref)
        if change is not None and total.value is not None:
            told = change._replace(expected=f" {money.show(total.value)}")
            changes = tuple(told if other is change else other for other in changes)
            section = replace(section, total=replace(total, ref=section.total.ref))
            declaration = replace(declaration, **{name: section})
    return declaration, changes


def compare(
    template: Template, found: Skeleton, grids: Mapping[str, Expected], touched: Sequence[str]
) -> tuple[Change, ...]:
    """Return every change between ``template`` and a workbook, one kind of a sheet as one.

    ``grids`` holds the values of the sheets of the workbook as they were read; those whose fixed
    cells are not as they were are ``touched``.
    """
    changes = [*compare_parts(template, found)]
    for name in template.sheets:
        if name in found.sheets and name in grids:
            changes += compare_cells(template, found, name, grids[name])
            changes += compare_fixed(template, name, grids[name]) if name in touched else ()
    return tuple(changes)
