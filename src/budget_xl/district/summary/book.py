"""Writes the summary workbook: live formulas with cached values, links to every source cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
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
from budget_xl.district.summary.hands import Hands, hands
from budget_xl.workbook.drawing import Sketch
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column, Table
from budget_xl.workbook.xlsx import LockedWorkbook, open_workbook

TITLE = "区级汇总"
SMALL_ROW = 20
LONG_TABLES = 4


@contextmanager
def begun_summary(
    district: District, target: Path, start: Start
) -> Iterator[Callable[[District, Evidence], None]]:
    """Begin a summary of what ``district`` declares; yield what writes it to ``target``.

    It wants the district when it is compared, and the evidence for that: meanwhile the processes
    that ``start`` brings draw what the declarations say by themselves. The workbook is there when
    the block ends, whole or not at all. Raises Problem when the target cannot be written or a
    sheet cannot hold so many rows.
    """
    with undisturbed(), open_workbook(target, 1 + LONG_TABLES) as book:
        material = Material(district, target.parent)
        with hands(start, len(district.submissions), LONG_TABLES, book.drafts) as take:
            yield _Summary(book, material, take).finish
        book.set_properties({"title": TITLE})


class _Summary:
    """The sheets in the order of reading; what others count or add is drawn first."""

    def __init__(self, book: LockedWorkbook, material: Material, take: Hands) -> None:
        self.book, self.material, self.take = book, material, take
        self.lines = funding.lines_of(material)
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
        self.funded = Table(funding.NAME, self.funding.row, len(material.district.submissions))
        spent = funding.spent_column(self.lines)
        item_rows = partial(items.rows, funding=self.funded, spent=spent)
        begin = take(material)
        self.indicated = begin(self._sketch(1, self.indicators, SMALL_ROW), indicators.rows)
        self.itemised = begin(self._sketch(2, self.items, SMALL_ROW), item_rows)

    def finish(self, district: District, evidence: Evidence) -> None:
        """Draw every sheet of the compared ``district``."""
        material = replace(self.material, district=district)
        folder = material.folder
        begin = self.take(material)
        judged = begin(self._sketch(3, self.opinions), opinions.rows)
        listed = begin(self._sketch(4, self.issues), issues.issue_rows)
        changed = self.changes.table(changes.rows(material, evidence.before), folder)
        first = self.peers.row + 1
        self.peers.table(peers.rows(material, evidence, first), folder, SMALL_ROW)
        left_out = self.others.table(issues.other_rows(material), folder)
        item_table = self.items.adopt(self.itemised())
        rows = funding.rows(material, self.lines, item_table, items.AMOUNT)
        self.funding.table(rows, folder)
        kinds = pivot.kinds_of(material, evidence)
        table = Table(pivot.NAME, self.pivot.row, len(kinds))
        self.pivot.table(pivot.rows(material, kinds, table, item_table), folder)
        indicator_table = self.indicators.adopt(self.indicated())
        class_table = self.classes.table(classes.rows(material, indicator_table), folder)
        opinions.lock(self.opinions, self.opinions.adopt(judged()))
        found = self.issues.adopt(listed())
        state_table = states.draw(self.book, self.states, material, found)
        drawn = cover.Drawn(
            state_table, self.funded, item_table, changed, class_table, left_out, self.lines
        )
        cover.draw(self.book, self.cover, material, drawn)

    def _sketch(self, part: int, sheet: TableSheet, points: float | None = None) -> Sketch:
        return sheet.sketch(self.material.folder, points, self.book.texts.parts[part])


def _headed(
    book: LockedWorkbook, name: str, columns: Sequence[Column], note: str = UNIT_OF_MONEY
) -> TableSheet:
    sheet = TableSheet(book, name, columns)
    sheet.note(name, style="heading")
    if note:
        sheet.note(note)
    return sheet
