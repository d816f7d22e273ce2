"""Writes a declaration as a workbook of its form; the empty template is an empty declaration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from budget_xl.core.declaration import Declaration, Funding, FundingLine, Identity
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN
from budget_xl.forms.names import names
from budget_xl.forms.stamp import stamp_of
from budget_xl.forms.zones import zones
from budget_xl.workbook.canvas import Canvas
from budget_xl.workbook.main_sheet import MainSheet
from budget_xl.workbook.pages import finish
from budget_xl.workbook.side_sheets import draw_side_sheet
from budget_xl.workbook.static_sheets import draw_catalogue, draw_guide, draw_results, draw_stamp
from budget_xl.workbook.values import Values
from budget_xl.workbook.xlsx import open_workbook


def empty(form: Form) -> Declaration:
    """Return the declaration of an empty form: its funding lines stand there, all blank."""
    lines = tuple(FundingLine(line.code) for line in form.lines)
    return Declaration(form.id, form.version, form.year, funding=Funding(lines=lines))


def blank_for(form: Form, unit: str = "", code: str = "") -> Declaration:
    """Return the declaration of an empty form that only names its unit."""
    blank = empty(form)
    identity = Identity(
        unit=Entry(unit or None),
        unit_code=Entry(code or None),
        general=Entry(value=False),
        key=Entry(value=False),
    )
    return replace(blank, identity=identity)


def write_form(form: Form, declaration: Declaration, path: Path) -> None:
    """Write ``declaration`` as a locked workbook of ``form`` to ``path``, whole or not at all.

    Totals are computed, whatever the declaration states. Raises Problem when the target cannot
    be written.
    """
    with open_workbook(path) as book:
        draw_form(Canvas(book), form, declaration)


def draw_form(canvas: Canvas, form: Form, declaration: Declaration) -> None:
    """Draw ``declaration`` as all sheets of the locked workbook of ``canvas``."""
    layout = lay_out(form)
    values = Values(declaration, form, layout)
    draw_guide(canvas, form)
    main = MainSheet(canvas, values)
    main.draw()
    for band in layout.bands:
        if band.sheet != MAIN:
            draw_side_sheet(main, band)
    main.checks()
    draw_results(canvas)
    draw_catalogue(canvas)
    draw_stamp(canvas, stamp_of(form, declaration))
    finish(main)
    for name, area in [*names(layout).values(), *zones(layout).items()]:
        canvas.book.define_name(name, f"={area.absolute}")
    canvas.sheet(MAIN).activate()
    canvas.book.lock_structure()
