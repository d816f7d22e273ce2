"""报送情况: one row for every unit of the roster and every declaration that counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from budget_xl.district.consolidation import MISSING, SENT, UNREADABLE, Submission
from budget_xl.district.roster import Unit
from budget_xl.district.summary.common import (
    NUMBER,
    PROJECT,
    UNIT,
    UNIT_OF_MONEY,
    Material,
    file_link,
)
from budget_xl.workbook.charts import bar_chart
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column, Formula, Row, Table
from budget_xl.workbook.xlsx import LockedWorkbook

NAME = "报送情况"
SEVERITIES = ("错误", "警告", "提醒", "未能核对")
COLUMNS = (
    Column("序号", 6, "count"),
    Column("单位编码", 10),
    UNIT,
    Column("状态", 9),
    Column("审核", 8),
    NUMBER,
    PROJECT,
    Column("版本", 6, "count"),
    Column("当年预算", 12, "amount", total=True),
    *(Column(word, 8, "count", total=True) for word in SEVERITIES),
    Column("文件", 20),
    Column("文件时间", 17),
    Column("表式", 16),
    Column("联系人", 10),
    Column("电话", 14),
    Column("说明", 34),
)
ORDER, NAMES, STATE, REVIEW, AMOUNTS, FIRST_SEVERITY = 0, 2, 3, 4, 8, 9


def draw(book: LockedWorkbook, sheet: TableSheet, material: Material, issues: Table) -> Table:
    """Draw the state of every unit; findings are counted live from ``issues``."""
    rows = list(_rows(material, issues))
    sheet.note(NAME, style="heading")
    sheet.note(*_counts(material, Table(NAME, sheet.row + 2, len(rows))))
    sheet.note(UNIT_OF_MONEY)
    table = sheet.table(rows, material.folder)
    if material.district.submissions:
        bar_chart(book, sheet.sheet, table, NAMES, AMOUNTS, "各单位当年预算（万元）")
    return table


def _counts(material: Material, table: Table) -> list[Any]:
    states = [material.district.state(unit) for unit in material.district.roster.units]
    order, state = table.column(ORDER), table.column(STATE)
    cells: list[Any] = ["应报", Formula(f"=COUNT({order})", len(states))]
    for word in (SENT, MISSING, UNREADABLE):
        formula = f'=COUNTIFS({order},">0",{state},"{word}")'
        cells += [word, Formula(formula, states.count(word))]
    return cells


def _rows(material: Material, issues: Table) -> Iterator[Row]:
    district = material.district
    numbers = {sent.outcome.digest: number for number, sent in material.numbered}
    for order, unit in enumerate(district.roster.units, start=1):
        end = (unit.contact, unit.phone, "；".join(district.remarks(unit)))
        found = district.of(unit)
        for sent in found:
            number = numbers[sent.outcome.digest]
            first = order if sent is found[0] else None
            start = (first, unit.code, unit.name, SENT, sent.state, number, sent.head.project)
            figures = (sent.version, sent.head.annual, *_findings(sent, issues))
            yield (*start, *figures, *_file(sent), *end)
        if not found:
            yield (*_silent(order, unit, district.state(unit)), *end)


def _file(sent: Submission) -> Row:
    outcome, head = sent.outcome, sent.head
    saved = datetime.fromtimestamp(outcome.source.modified // 10**9)  # noqa: DTZ006
    form = f"{head.form} 第 {head.version} 版"
    return file_link(outcome, outcome.path.name), f"{saved:%Y-%m-%d %H:%M}", form


def _silent(order: int, unit: Unit, state: str) -> Row:
    blank = [None] * (len(COLUMNS) - 7)
    return order, unit.code, unit.name, state, *blank


def _findings(sent: Submission, issues: Table) -> list[Formula]:
    number, severity = issues.column(1), issues.column(3)
    return [
        Formula(f'=COUNTIFS({number},{{5}},{severity},"{word}")', counted)
        for word, counted in sent.counts.items()
    ]
