"""Writes the summary workbook: live formulas with cached values, links to every source cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from budget_xl.district.across.evidence import Evidence
from budget_xl.district.consolidation import District
from budget_xl.district.summary import changes, funding, indicators, issues, items, states
from budget_xl.district.summary.common import UNIT_OF_MONEY, Material
from budget_xl.workbook.tables import Column, Table, TableSheet
from budget_xl.workbook.xlsx import LockedWorkbook, open_workbook

TITLE = "区级汇总"


def write_summary(district: District, evidence: Evidence, target: Path) -> None:
    """Write the summary workbook to ``target``, whole or not at all.

    Raises Problem when the target cannot be written.
    """
    with open_workbook(target) as book:
        _draw(book, Material(district, target.parent))
        book.set_properties({"title": TITLE})


def _draw(book: LockedWorkbook, material: Material) -> None:
    """Draw the sheets in the order of reading, and fill in first what others count or add."""
    folder, lines = material.folder, funding.lines_of(material)
    state_sheet = TableSheet(book, states.NAME, states.COLUMNS)
    funding_sheet = _headed(book, funding.NAME, funding.columns(lines))
    funding_table = Table(funding.NAME, funding_sheet.row, len(material.numbered))
    item_sheet = _headed(book, items.NAME, items.COLUMNS)
    item_rows = items.rows(material, funding_table, funding.spent_column(lines))
    item_table = item_sheet.table(item_rows, folder)
    funding_sheet.table(funding.rows(material, lines, item_table, items.AMOUNT), folder)
    indicator_sheet = _headed(book, indicators.NAME, indicators.COLUMNS)
    indicator_sheet.table(indicators.rows(material), folder, indicators.ROW_POINTS)
    _headed(book, changes.NAME, changes.COLUMNS).table(changes.rows(material), folder)
    issue_sheet = TableSheet(book, issues.ISSUES, issues.ISSUE_COLUMNS)
    issue_sheet.note(issues.ISSUES, style="heading")
    issue_table = issue_sheet.table(issues.issue_rows(material), folder)
    other_sheet = TableSheet(book, issues.OTHERS, issues.OTHER_COLUMNS)
    other_sheet.note(issues.OTHERS, style="heading")
    other_sheet.table(issues.other_rows(material), folder)
    states.draw(book, state_sheet, material, issue_table)


def _headed(book: LockedWorkbook, name: str, columns: Sequence[Column]) -> TableSheet:
    sheet = TableSheet(book, name, columns)
    sheet.note(name, style="heading")
    sheet.note(UNIT_OF_MONEY)
    return sheet
