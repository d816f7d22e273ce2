"""Reads a workbook of ours back into the declaration it was written from."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from budget_xl.core import money
from budget_xl.core.computed import basis_amount, with_totals
from budget_xl.core.declaration import SECTIONS, Declaration
from budget_xl.core.entry import Defect, Entry
from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.core.schema import Identifier, assemble, entry_kinds, row_type
from budget_xl.forms.area import cell_name, column_name, row_number
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN, STAMP, Band, Layout, Role
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.prose.numbers import parse_decimal
from budget_xl.workbook.formulas import BAD_AMOUNT
from budget_xl.workbook.package import ASK_AGAIN, Part, look_at_sheets, open_package
from budget_xl.workbook.stamp import MARK, Stamp

Grid = Sequence[Sequence[Any]]
TICKS = frozenset("☑√✓✔■☒")
NO_TICKS = frozenset("□☐")
USE_TEMPLATE = "请使用区财政局发放的申报表模板填写；旧表可用 budget-xl import 导入。"


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook that was read: its stamp, its form, and what it declares."""

    stamp: Stamp
    form: Form
    declaration: Declaration


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
    stamp = _stamp(grids, path)
    form = load_form(stamp.form, int(stamp.year))
    layout = lay_out(form)
    for sheet in dict.fromkeys([MAIN, *(band.sheet for band in layout.bands)]):
        if sheet not in grids:
            raise Problem(
                "sheet-missing",
                f"“{path.name}”缺少工作表“{sheet}”（现有：{'、'.join(grids)}）。",
                "工作表被删除或改名，请在模板上重新填写。",
                str(path),
            )
    defects = {sheet: parts.get(file, Part({})).defects for sheet, file in files.items()}
    return Reading(stamp, form, _Sheets(grids, defects).declaration(form, layout))


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _stamp(grids: dict[str, Grid], path: Path) -> Stamp:
    stamp = Stamp.from_rows([list(row) for row in grids.get(STAMP, [])])
    if stamp.mark != MARK or not stamp.year.isdigit() or not stamp.version.isdigit():
        sheets = "、".join(list(grids)[:4])
        raise Problem(
            "not-ours",
            f"“{path.name}”不是本系统的申报表（工作表有：{sheets}）。",
            USE_TEMPLATE,
            str(path),
        )
    known = stamp.form in form_ids()
    if not known or load_form(stamp.form, int(stamp.year)).version != int(stamp.version):
        now = f"第 {load_form(stamp.form).version} 版" if known else "、".join(form_ids())
        raise Problem(
            "form-version",
            f"“{path.name}”的表式是 {stamp.form} 第 {stamp.version} 版，现在能读的是 {now}。",
            USE_TEMPLATE,
            str(path),
        )
    return stamp


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


class _Sheets:
    """The values of all sheets, with what the reader of values cannot see."""

    def __init__(self, grids: dict[str, Grid], defects: dict[str, dict[str, Defect]]) -> None:
        self.grids = grids
        self.defects = defects

    def declaration(self, form: Form, layout: Layout) -> Declaration:
        values = {}
        for box in layout.boxes:
            if box.role is Role.INPUT or box.key in {"funding.total", "expenditure.total"}:
                section, attribute = box.key.split(".")
                kind = entry_kinds(SECTIONS[section])[attribute]
                area = box.area
                values[box.key] = self.entry(area.sheet, area.top, area.left, kind)
        rows: dict[str, list[tuple[Identifier, dict[str, Entry[Any]]]]] = {}
        for band in layout.bands:
            rows.setdefault(band.pool, []).extend(self.rows(band))
        found = assemble(form.id, form.version, form.year, values, rows)
        return _recomputed(found, form)

    def rows(self, band: Band) -> Iterator[tuple[Identifier, dict[str, Entry[Any]]]]:
        kinds = entry_kinds(row_type(band.pool))
        columns = [
            (name, column.left, kinds[name])
            for name, column in band.columns.items()
            if column.field.is_input
        ]
        grid = self.grids[band.sheet]
        inputs = tuple(column_name(left) for _, left, _ in columns)
        defects = self.defects.get(band.sheet, {})
        torn = {row_number(Ref(cell=cell)) for cell in defects if cell.startswith(inputs)}
        for number in range(1, band.capacity + 1):
            top = band.top + number - 1
            line = grid[top] if top < len(grid) else ()
            used = any(left < len(line) and line[left] != "" for _, left, _ in columns)
            if used or not band.numbered or top in torn:
                entries = {
                    name: self.entry(band.sheet, top, left, kind) for name, left, kind in columns
                }
                if not band.numbered or any(not entry.is_blank for entry in entries.values()):
                    yield band.identifier(number), entries

    def entry(self, sheet: str, row: int, column: int, kind: type) -> Entry[Any]:
        grid = self.grids[sheet]
        cell = cell_name(row, column)
        ref = Ref(sheet, cell)
        defect = self.defects.get(sheet, {}).get(cell)
        if defect is not None:
            return Entry(None, ref, defect, defect.value)
        value = grid[row][column] if row < len(grid) and column < len(grid[row]) else ""
        if value == "" or (isinstance(value, str) and not value.strip()):
            return Entry(None, ref)
        return _READERS[kind](value, ref)


def _text(value: Any, ref: Ref) -> Entry[str]:
    if isinstance(value, bool):
        return Entry("TRUE" if value else "FALSE", ref)
    if isinstance(value, int | float):
        return Entry(money.show(money.from_float(value)), ref)
    return Entry(str(value), ref)


def _number(value: Any, ref: Ref) -> Entry[Decimal]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Entry(money.from_float(value), ref)
    if value == BAD_AMOUNT:
        return Entry(None, ref)
    raw = value.isoformat() if isinstance(value, dt.date) else str(value)
    as_text = isinstance(value, str) and parse_decimal(raw.strip()) is not None
    return Entry(None, ref, Defect.NUMBER_AS_TEXT if as_text else Defect.NOT_A_NUMBER, raw)


def _tick(value: Any, ref: Ref) -> Entry[bool]:
    text = str(value).strip()
    if text in TICKS or text in NO_TICKS:
        return Entry(text in TICKS, ref)
    return Entry(None, ref, Defect.NOT_A_TICK, text)


_READERS: dict[type, Callable[[Any, Ref], Entry[Any]]] = {
    str: _text,
    Decimal: _number,
    bool: _tick,
}


def _recomputed(found: Declaration, form: Form) -> Declaration:
    """Compute what the workbook computes: amounts of calculations, totals never calculated."""
    rows = tuple(replace(row, amount=Entry(basis_amount(row))) for row in found.basis.rows)
    found = replace(found, basis=replace(found.basis, rows=rows))
    computed = with_totals(found, form)
    for section in ("funding", "expenditure"):
        owner = getattr(found, section)
        if owner.total.defect is Defect.NOT_CALCULATED:
            total = replace(getattr(computed, section).total, ref=owner.total.ref)
            found = replace(found, **{section: replace(owner, total=total)})
    return found
