"""Writes the summary workbook: live formulas with cached values, links to every source cell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from budget_xl.district.across.evidence import Evidence
from budget_xl.district.collector import undisturbed
from budget_xl.district.consolidation import District
from budget_xl.district.executors import Start
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
from budget_xl.district.summary.hands import side_by_side
from budget_xl.workbook.drawing import Sketch
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column, Table
from budget_xl.workbook.xlsx import LockedWorkbook, open_workbook

TITLE = "区级汇总"
SMALL_ROW = 20
LONG_TABLES = 4


def write_summary(district: District, evidence: Evidence, target: Path, start: Start) -> None:
    """Write the summary workbook to ``target``, whole or not at all.

    ``start`` brings processes that draw the long tables of many declarations. Raises Problem when
    the target cannot be written or a sheet cannot hold so many rows.
    """
    with undisturbed(), open_workbook(target, 1 + LONG_TABLES) as book:
        _Summary(book, Material(district, target.parent), evidence).draw(start)
        book.set_properties({"title": TITLE})


class _Summary:
    """The sheets in the order of reading; what others count or add is drawn first."""

    def __init__(self, book: LockedWorkbook, material: Material, evidence: Evidence) -> None:
        self.book, self.material, self.evidence = book, material, evidence
        self.lines = funding.lines_of(material)
        self.kinds = pivot.kinds_of(material, evidence)
        self.cover = TableSheet(book, cover.NAME, cover.COLUMNS)
        self.states = TableSheet(book, states.NAME, states.COLUMNS)
        self.funding = _headed(book, funding.NAME, funding.columns(self.lines))
        self.items = _headed(book, items.NAME, items.COLUMNS)
        self.pivot = _headed(book, pivot.NAME, pivot.columns(material))
        self.indicators = _headed(book, indicators.NAME, indicators.COLUMNS)
        self.classes = _headed(book, classes.NAME, classes.COLUMNS, "")
        self.changes = _headed(book, changes.NAME, changes.COLUMNS)
        self.peers = _headed(book, peers.NAME, peers.COLUMNS, peers.NOTE)
        self.opinions = _headed(book, opinions.NAME, opinions.COLUMNS, opinions.NOTE)
        self.issues = _headed(book, issues.ISSUES, issues.ISSUE_COLUMNS, "")
        self.others = _headed(book, issues.OTHERS, issues.OTHER_COLUMNS, "")

    def draw(self, start: Start) -> None:
        """Draw every sheet."""
        folder, material = self.material.folder, self.material
        funded = Table(funding.NAME, self.funding.row, len(material.numbered))
        spent = funding.spent_column(self.lines)
        item_rows = partial(items.rows, funding=funded, spent=spent)
        tasks = [
            (self._long(1, self.indicators, SMALL_ROW), indicators.rows),
            (self._long(2, self.items, SMALL_ROW), item_rows),
            (self._long(3, self.opinions), opinions.rows),
            (self._long(4, self.issues), issues.issue_rows),
        ]
        with side_by_side(start, material, tasks) as (indicated, itemised, judged, listed):
            changed = self.changes.table(changes.rows(material, self.evidence.before), folder)
            first = self.peers.row + 1
            self.peers.table(peers.rows(material, self.evidence, first), folder, SMALL_ROW)
            left_out = self.others.table(issues.other_rows(material), folder)
            item_table = self.items.adopt(itemised())
            rows = funding.rows(material, self.lines, item_table, items.AMOUNT)
            self.funding.table(rows, folder)
            table = Table(pivot.NAME, self.pivot.row, len(self.kinds))
            self.pivot.table(pivot.rows(material, self.kinds, table, item_table), folder)
            indicator_table = self.indicators.adopt(indicated())
            class_table = self.classes.table(classes.rows(material, indicator_table), folder)
            opinions.lock(self.opinions, self.opinions.adopt(judged()))
            found = self.issues.adopt(listed())
        state_table = states.draw(self.book, self.states, material, found)
        drawn = cover.Drawn(
            state_table, funded, item_table, changed, class_table, left_out, self.lines
        )
        cover.draw(self.book, self.cover, material, drawn)

    def _long(self, part: int, sheet: TableSheet, points: float | None = None) -> Sketch:
        return sheet.sketch(self.material.folder, points, self.book.texts.parts[part])


def _headed(
    book: LockedWorkbook, name: str, columns: Sequence[Column], note: str = UNIT_OF_MONEY
) -> TableSheet:
    sheet = TableSheet(book, name, columns)
    sheet.note(name, style="heading")
    if note:
        sheet.note(note)
    return sheet
