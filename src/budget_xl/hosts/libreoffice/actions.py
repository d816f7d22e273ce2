"""What the menu 预算申报 does with the open form; every action answers with one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from budget_xl.core.finding import Finding, count, count_line
from budget_xl.core.place import Ref
from budget_xl.forms.area import row_number
from budget_xl.forms.layout import RESULT_HEADS, RESULTS, Band
from budget_xl.forms.reading import result_rows
from budget_xl.forms.stamp import PASSWORD
from budget_xl.hosts.libreoffice.document import OpenForm, is_ours

CONTENTS = 1 | 2 | 4 | 16
"""com.sun.star.sheet.CellFlags: numbers, dates, texts and formulas."""
TOP = 1
"""com.sun.star.table.CellVertJustify2.TOP"""
PLACE = [head for head, _ in RESULT_HEADS].index("位置")


def recalculate(document: Any) -> str:
    """Let the cells of a form that was just opened ask our functions; say nothing.

    LibreOffice shows the values stored in the file until something changes.
    """
    if is_ours(document):
        document.calculateAll()
        document.setModified(False)
    return ""


def validate(document: Any) -> str:
    """Fill 校验结果, go to the gravest open finding, and count."""
    if is_ours(document):
        document.calculateAll()
    form = OpenForm(document)
    findings = form.findings()
    if RESULTS in form.grids:
        _show(form, result_rows(findings, form.waivers))
    places = _places(findings)
    if places:
        form.go(places[0])
    return f"{count_line(count(findings))}。"


def go_to_next(document: Any) -> str:
    """Go to the next open finding, in the order of 校验结果, and to the first after the last."""
    form = OpenForm(document)
    places = _places(form.findings())
    if not places:
        return "没有需要处理的地方。"
    at = places.index(form.cursor) if form.cursor in places else -1
    form.go(places[(at + 1) % len(places)])
    return ""


def add_row(document: Any) -> str:
    """Show the next spare row of the table in which the cursor is, and go there."""
    form = OpenForm(document)
    band = _band(form)
    if band is None:
        return "请先把光标放在要加行的表格里，例如支出明细、绩效指标或测算依据，再点“增加一行”。"
    rows = form.sheet(band.sheet).Rows
    for number in range(1, band.capacity + 1):
        row = rows.getByIndex(band.top + number - 1)
        if not row.IsVisible:
            row.IsVisible = True
            first = next(key for key, column in band.columns.items() if column.field.is_input)
            form.go(band.area(first, number).ref)
            return ""
    return f"这张表的 {band.capacity} 行都已显示，不能再加；如确实不够，请联系区财政局。"


def _band(form: OpenForm) -> Band | None:
    cursor = form.cursor
    for band in form.layout.bands:
        if cursor and band.numbered and cursor.sheet == band.sheet:
            number = row_number(cursor) - band.top
            if 0 <= number < band.capacity:
                return band
    return None


def _places(findings: Sequence[Finding]) -> list[Ref]:
    return list(dict.fromkeys(f.ref for f in findings if f.ref.sheet and not f.reason))


def _show(form: OpenForm, rows: Sequence[Sequence[str]]) -> None:
    """Write ``rows`` below the heads of 校验结果; nothing stays of a longer list."""
    sheet, last = form.sheet(RESULTS), len(RESULT_HEADS) - 1
    bottom = max(len(form.grids[RESULTS]) - 1, len(rows), 1)
    area = sheet.getCellRangeByPosition(0, 1, last, bottom)
    was_protected = sheet.isProtected()
    sheet.unprotect(PASSWORD)
    area.clearContents(CONTENTS)
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts):
            cell = sheet.getCellByPosition(column, row)
            if column == PLACE and text:
                _link(form.document, cell, text)
            else:
                cell.String = text
    area.IsTextWrapped = True
    area.VertJustify = TOP
    area.Rows.OptimalHeight = True
    if was_protected:
        sheet.protect(PASSWORD)


def _link(document: Any, cell: Any, place: str) -> None:
    field = document.createInstance("com.sun.star.text.TextField.URL")
    field.Representation = place
    field.URL = "#" + place.replace("!", ".")
    cell.insertTextContent(cell.createTextCursor(), field, False)
