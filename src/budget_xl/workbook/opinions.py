"""Writes 意见.xlsx: a numbered list of findings whose places link into the workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from budget_xl.workbook.checking import FileReport
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column, Link, Row
from budget_xl.workbook.xlsx import open_workbook

SHEET = "校验意见"
COLUMNS = (
    Column("序号", 6, "serial"),
    Column("单位", 30),
    Column("级别", 10),
    Column("编号", 10),
    Column("位置", 20),
    Column("问题", 60),
    Column("怎么改", 50),
    Column("单位说明", 30),
    Column("文件", 30),
)


def write_opinions(reports: Iterable[FileReport], path: Path) -> None:
    """Write every finding and problem of ``reports`` to ``path``; the workbooks stay untouched.

    Raises Problem when the target cannot be written.
    """
    with open_workbook(path) as book:
        rows = ((number, *row) for number, row in enumerate(_rows(reports), start=1))
        TableSheet(book, SHEET, COLUMNS).table(rows, path.parent)
        book.set_properties({"title": SHEET})


def _rows(reports: Iterable[FileReport]) -> Iterator[Row]:
    for report in reports:
        file = Path(report.path)
        unit = report.declaration.identity.unit.value if report.declaration else ""
        if report.problem:
            problem = report.problem
            says = ("", problem.message, problem.hint, "")
            yield (unit, "不能处理", problem.code, *says, file.name)
        for finding in report.findings:
            place = Link(str(finding.ref), file, finding.ref)
            says = (place, finding.message, finding.hint, finding.reason)
            yield (unit, finding.severity.value, finding.code, *says, file.name)
