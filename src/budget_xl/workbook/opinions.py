"""Writes 意见.xlsx: a numbered list of findings whose places link into the workbooks."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from budget_xl.core.finding import Finding
from budget_xl.workbook.checking import FileReport
from budget_xl.workbook.styles import Styles
from budget_xl.workbook.xlsx import LockedWorkbook, Worksheet, open_workbook

SHEET = "校验意见"
HEADS = (
    ("序号", 6),
    ("单位", 30),
    ("级别", 10),
    ("编号", 10),
    ("位置", 20),
    ("问题", 60),
    ("怎么改", 50),
    ("文件", 30),
)  # fmt: skip
MAX_LINK = 2000
"""Excel refuses links over 2,079 characters."""


def write_opinions(reports: Iterable[FileReport], path: Path) -> None:
    """Write every finding and problem of ``reports`` to ``path``; the workbooks stay untouched.

    Raises Problem when the target cannot be written.
    """
    with open_workbook(path) as book:
        sheet = book.add_worksheet(SHEET)
        styles = Styles(book)
        for column, (text, width) in enumerate(HEADS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, styles["head"])
        row = 0
        for report in reports:
            for finding in report.findings or (None,) * bool(report.problem):
                row += 1
                _write_row(sheet, styles, row, report, finding, path.parent)
        _set_up(book, sheet, row)


def _write_row(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    report: FileReport,
    finding: Finding | None,
    folder: Path,
) -> None:
    unit = report.declaration.identity.unit.value if report.declaration else None
    name = Path(report.path).name
    if finding is None:
        assert report.problem
        cells = ("不能处理", report.problem.code, "", report.problem.message, report.problem.hint)
    else:
        cells = (
            finding.severity.value, finding.code, str(finding.ref), finding.message, finding.hint,
        )  # fmt: skip
    sheet.write_number(row, 0, row, styles["serial"])
    for column, text in enumerate((unit or "", *cells, name), start=1):
        sheet.write_string(row, column, text, styles["line"])
    if finding is not None:
        target = link(Path(report.path), folder, finding.ref.sheet, finding.ref.cell)
        if len(target) < MAX_LINK:
            sheet.write_url(row, 4, target, styles["link"], str(finding.ref))


def link(file: Path, folder: Path, sheet: str, cell: str) -> str:
    """Return the link from a workbook in ``folder`` to a cell of ``file``."""
    relative = os.path.relpath(file.resolve(), folder.resolve()).replace("\\", "/")
    return f"external:{relative}#'{sheet}'!{cell}"


def _set_up(book: LockedWorkbook, sheet: Worksheet, rows: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(HEADS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    book.set_properties({"title": SHEET})
