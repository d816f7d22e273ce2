"""Buttons of a street that write files: always beside their source, never over another file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import xlwings as xw

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import count, count_line
from budget_xl.core.form import Form
from budget_xl.core.problem import Problem
from budget_xl.forms.layout import MAIN
from budget_xl.forms.loader import load_form
from budget_xl.hosts.excel.desktop import Desk, free
from budget_xl.hosts.excel.mending import mend
from budget_xl.hosts.excel.window import ExcelWindow
from budget_xl.hosts.open_form import OpenForm, is_ours
from budget_xl.legacy.grid import Leftover
from budget_xl.legacy.limits import fit
from budget_xl.legacy.source import read_source
from budget_xl.workbook.checking import FileReport
from budget_xl.workbook.opinions import write_opinions
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from budget_xl.workbook.xlsx import replacing

OLD_FORMS = "*.docx;*.txt;*.xlsx;*.xlsm;*.json"
WORKBOOKS = {".xlsx", ".xlsm"}
CHECK_IT = "请逐项核对年度、金额和前两年预算"


def import_last_year(window: ExcelWindow, desk: Desk) -> str:
    """Write last year's form, in whatever kind of file, as a workbook of this year beside it."""
    source = desk.choose_file("选择上年的申报表", OLD_FORMS)
    if source is None:
        return ""
    current = OpenForm(window) if is_ours(window) else None
    form = current.form if current else load_form()
    declaration, lost = _last_year(source, form)
    if current:
        declaration = _for_unit(declaration, current)
    target = free(source.with_name(f"{form.year}年申报表（由 {source.stem} 导入）.xlsx"))
    write_form(form, declaration, target)
    desk.open(target)
    told = f"已导入为“{target.name}”，{CHECK_IT}"
    if not lost:
        return f"{told}。"
    listed = _list_lost(lost, target)
    return f"{told}；有 {len(lost)} 处放不进表，见“{listed.name}”。"


def _last_year(source: Path, form: Form) -> tuple[Declaration, list[Leftover]]:
    """Return what ``source`` declares, as a declaration of ``form``, and what has no place."""
    if source.suffix.lower() in WORKBOOKS:
        old = read_workbook(source).declaration
        return fit(replace(old, form=form.id, version=form.version, year=form.year), form)
    found = read_source(source, form)
    return found.declaration, list(found.leftovers)


def _for_unit(declaration: Declaration, current: OpenForm) -> Declaration:
    """Return ``declaration`` with the unit for which the open template was given out."""
    mine, identity = current.declaration.identity, declaration.identity
    unit = mine.unit if identity.unit.is_blank else identity.unit
    code = mine.unit_code if identity.unit_code.is_blank else identity.unit_code
    return replace(declaration, identity=replace(identity, unit=unit, unit_code=code))


def _list_lost(lost: list[Leftover], target: Path) -> Path:
    listed = free(target.with_name(f"{target.stem} 没有放入的内容.txt"))
    lines = [f"{item.ref}　{item.text}　{item.why}\n" for item in lost]
    with replacing(listed) as draft:
        draft.write_text("".join(lines), encoding="utf-8-sig")
    return listed


def export_pdf(window: ExcelWindow, desk: Desk) -> str:
    """Print the official form to a PDF beside the workbook."""
    OpenForm(window)
    target = free(_saved(window).with_suffix(".pdf"))
    desk.print_pdf(MAIN, target)
    desk.open(target)
    return f"已导出“{target.name}”。"


def export_opinions(window: ExcelWindow, desk: Desk) -> str:
    """Write all findings on the open form as a workbook of opinions beside it."""
    form, path = OpenForm(window), _saved(window)
    target = free(path.with_name(f"{path.stem} 意见.xlsx"))
    write_opinions([FileReport(str(path), form.declaration, form.findings)], target)
    desk.open(target)
    return f"{count_line(count(form.findings))}；意见在“{target.name}”。"


def repair(window: ExcelWindow, desk: Desk) -> str:
    """Put back the formulas of computed cells.

    Where Excel takes a formula from no program, a whole new workbook appears beside this one.
    """
    form = OpenForm(window)
    mended, refused = mend(window.book, form.form)
    if not refused:
        return f"已恢复 {mended} 处公式。" if mended else "公式都完好，不需要恢复。"
    path = _saved(window)
    target = free(path.with_name(f"{path.stem}（修复）.xlsx"))
    write_form(form.form, form.declaration, target)
    desk.open(target)
    return f"有 {refused} 列公式不能就地恢复，已另存完好的“{target.name}”，请改用它。"


def _saved(window: ExcelWindow) -> Path:
    """Return where the workbook lies. Raises Problem when that is no folder of this machine."""
    with suppress(xw.XlwingsError):  # a workbook in the cloud that has no copy here
        path = Path(window.book.fullname)
        if path.is_absolute() and path.parent.is_dir():
            return path
    raise Problem(
        "not-saved", "这个工作簿还没有保存到本机。", "请先保存到一个本机文件夹，再点一次。"
    )
