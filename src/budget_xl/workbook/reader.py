"""Reads a workbook of ours back into the declaration it was written from."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Waiver
from budget_xl.core.form import Form
from budget_xl.core.problem import Problem
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import MAIN, RESULT_HEADS, RESULTS, STAMP
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.sheets import Grid, Sheets
from budget_xl.forms.stamp import MARK, Stamp
from budget_xl.workbook.package import ASK_AGAIN, Part, look_at_sheets, open_package

USE_TEMPLATE = "请使用区财政局发放的申报表模板填写；旧表可用 budget-xl import 导入。"


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
    declaration = Sheets(grids, defects).declaration(form, layout)
    return Reading(stamp, form, declaration, tuple(_waivers(grids.get(RESULTS, ()))))


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _waivers(grid: Grid) -> Iterator[Waiver]:
    """Yield the reasons in 校验结果; a row without one waives nothing."""
    names = [head for head, _ in RESULT_HEADS]
    code, place, reason = (names.index(head) for head in ("编号", "位置", "说明"))
    for row in grid[1:]:
        if len(row) > reason and str(row[reason]).strip():
            yield Waiver(str(row[code]), str(row[place]), str(row[reason]).strip())


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
