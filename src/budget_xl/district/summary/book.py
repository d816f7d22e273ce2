"""Writes the summary workbook: live formulas with cached values, links to every source cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from budget_xl.district.across.evidence import Evidence
from budget_xl.district.collector import undisturbed
from budget_xl.district.consolidation import District
from budget_xl.district.summary import (
    changes,
    classes,
    cover,
    funding,
    indicators,
    issues,
    items,
    opinions,
    peers,
    pivot,
    states,
)
from budget_xl.district.summary.common import UNIT_OF_MONEY, Material
from budget_xl.workbook.tables import Column, Table, TableSheet
from budget_xl.workbook.xlsx import LockedWorkbook, open_workbook

TITLE = "区级汇总"
SMALL_ROW = 20


def write_summary(district: District, evidence: Evidence, target: Path) -> None:
    """Write the summary workbook to ``target``, whole or not at all.

    Raises Problem when the target cannot be written or a sheet cannot hold so many rows.
    """
    with undisturbed(), open_workbook(target) as book:
        _draw(book, Material(district, evidence, target.parent))
        book.set_properties({"title": TITLE})


def _draw(book: LockedWorkbook, material: Material) -> None:
    """Draw the sheets in the order of reading, and fill in first what others count or add."""
    folder, lines = material.folder, funding.lines_of(material)
    cover_sheet = TableSheet(book, cover.NAME, cover.COLUMNS)
    state_sheet = TableSheet(book, states.NAME, states.COLUMNS)
    funding_sheet = _headed(book, funding.NAME, funding.columns(lines))
    funding_table = Table(funding.NAME, funding_sheet.row, len(material.numbered))
    item_sheet = _headed(book, items.NAME, items.COLUMNS)
    item_rows = items.rows(material, funding_table, funding.spent_column(lines))
    item_table = item_sheet.table(item_rows, folder, SMALL_ROW)
    funding_sheet.table(funding.rows(material, lines, item_table, items.AMOUNT), folder)
    _pivot(book, material, item_table)
    indicator_sheet = _headed(book, indicators.NAME, indicators.COLUMNS)
    indicator_table = indicator_sheet.table(indicators.rows(material), folder, SMALL_ROW)
    class_sheet = _headed(book, classes.NAME, classes.COLUMNS, "")
    class_table = class_sheet.table(classes.rows(material, indicator_table), folder)
    change_table = _headed(book, changes.NAME, changes.COLUMNS).table(
        changes.rows(material), folder
    )
    peer_sheet = _headed(book, peers.NAME, peers.COLUMNS, peers.NOTE)
    peer_sheet.table(peers.rows(material, peer_sheet.row + 1), folder, SMALL_ROW)
    opinions.draw(_headed(book, opinions.NAME, opinions.COLUMNS, opinions.NOTE), material)
    issue_sheet = _headed(book, issues.ISSUES, issues.ISSUE_COLUMNS, "")
    issue_table = issue_sheet.table(issues.issue_rows(material), folder)
    other_sheet = _headed(book, issues.OTHERS, issues.OTHER_COLUMNS, "")
    other_table = other_sheet.table(issues.other_rows(material), folder)
    state_table = states.draw(book, state_sheet, material, issue_table)
    drawn = cover.Drawn(
        state_table, funding_table, item_table, change_table, class_table, other_table, lines
    )
    cover.draw(book, cover_sheet, material, drawn)


def _pivot(book: LockedWorkbook, material: Material, item_table: Table) -> None:
    kinds = pivot.kinds_of(material)
    sheet = _headed(book, pivot.NAME, pivot.columns(material))
    table = Table(pivot.NAME, sheet.row, len(kinds))
    sheet.table(pivot.rows(material, kinds, table, item_table), material.folder)


def _headed(
    book: LockedWorkbook, name: str, columns: Sequence[Column], note: str = UNIT_OF_MONEY
) -> TableSheet:
    sheet = TableSheet(book, name, columns)
    sheet.note(name, style="heading")
    if note:
        sheet.note(note)
    return sheet
