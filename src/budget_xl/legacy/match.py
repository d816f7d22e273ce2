"""Matches the rows of a grid with the blocks of the form, label by label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import (
    Block,
    FieldsBlock,
    Form,
    FundingBlock,
    HeadingBlock,
    IndicatorsBlock,
    ItemsBlock,
    NarrativeBlock,
    TicksBlock,
)
from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.legacy.gathered import Gathered
from budget_xl.legacy.grid import Cell, Leftover, Row
from budget_xl.legacy.indicators import IndicatorsReader
from budget_xl.legacy.labels import after_label, narrow, normalise
from budget_xl.legacy.single import FieldsReader, HeadingReader, NarrativeReader, TicksReader
from budget_xl.legacy.tables import FundingReader, ItemsReader

FIRST_ROWS = 10
"""The title stands in one of the first rows."""


class Reader(Protocol):
    """Reads the rows of one block of the form; its labels open the block."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the block."""

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row."""

    def finish(self, found: Gathered) -> None:
        """Do what needs all rows."""


def match_rows(
    rows: tuple[Row, ...], form: Form | None, name: str
) -> tuple[Form, Declaration, list[Leftover]]:
    """Return the form with its year, what the rows declare, and what found no place.

    Raises Problem when the rows are not the form: fewer than half of its blocks are there.
    """
    found = Gathered()
    chosen, title = _titled(rows, form, name, found)
    readers = [_reader(block, chosen) for block in chosen.blocks]
    opened: list[Reader] = []
    for row in rows:
        found.leftovers += [
            Leftover(cell.ref, cell.text[:40] or cell.lost, f"这里有{cell.lost}，没有带过来。")
            for cell in row.cells
            if cell.lost
        ]
        if row is title or not any(cell.text for cell in row.cells):
            continue
        reader, cells = _opened(row.cells, readers)
        if reader is not None:
            opened.append(reader)
        if reader is not None or (opened and not row.loose):
            opened[-1].take(cells, found)
        else:
            found.leave_all(cells)
    missing = [reader for reader in readers if reader not in opened]
    if 2 * len(missing) > len(readers):
        raise _not_a_form(rows, chosen, len(readers) - len(missing), name)
    for reader in readers:
        reader.finish(found)
    found.leftovers += [
        Leftover(Ref(name), label, "没有找到这一栏，请核对原表。")
        for reader in missing
        for label in reader.labels[:1]
    ]
    return chosen, found.declaration(chosen), found.leftovers


def _reader(block: Block, form: Form) -> Reader:
    match block:
        case HeadingBlock():
            return HeadingReader(block)
        case FieldsBlock():
            return FieldsReader(block)
        case TicksBlock():
            return TicksReader(block)
        case NarrativeBlock():
            return NarrativeReader(block)
        case FundingBlock():
            return FundingReader(block, form)
        case ItemsBlock():
            return ItemsReader(block, form)
        case IndicatorsBlock():
            return IndicatorsReader(block, form)


def _opened(
    cells: tuple[Cell, ...], readers: list[Reader]
) -> tuple[Reader | None, tuple[Cell, ...]]:
    """Return the reader whose label heads the row, and the row with label and value apart."""
    at = next(place for place, cell in enumerate(cells) if cell.text)
    first = cells[at]
    for reader, label in _labels(readers):
        if normalise(first.text) == normalise(label):
            return reader, cells
    for reader, label in _labels(readers):
        rest = after_label(label, first.text)
        if rest is not None:
            apart = (Cell(label, first.ref), Cell(rest, first.ref, first.lost))
            return reader, (*apart, *cells[at + 1 :])
    return None, cells


def _labels(readers: list[Reader]) -> Iterator[tuple[Reader, str]]:
    for reader in readers:
        for label in reader.labels:
            yield reader, label


def _titled(
    rows: tuple[Row, ...], form: Form | None, name: str, found: Gathered
) -> tuple[Form, Row | None]:
    """Return the form for the year of the title, and the row of the title.

    Without ``form`` it is the declared one of that title, the latest that is not of a later year.
    """
    declared = (form,) if form else tuple(load_form(form_id) for form_id in form_ids())
    for row in rows[:FIRST_ROWS]:
        cell = next((cell for cell in row.cells if cell.text), None)
        stated = [(one, year) for one in declared if cell and (year := _year(one, cell))]
        if not cell or not stated:
            continue
        chosen, year = max(stated, key=lambda pair: (pair[0].year <= pair[1], pair[0].year))
        found.leave_all(other for other in row.cells if other is not cell)
        title = chosen.title_pattern.format(year=year)
        if narrow(cell.text) != narrow(title):
            found.leave(cell, f"标题应为“{title}”，请核对是不是这张表。")
        if form is None:
            return load_form(chosen.id, year), row
        if year != form.year:
            found.leave(cell, f"标题是 {year} 年，按要求导入为 {form.year} 年。")
        return form, row
    chosen = form or load_form()
    if rows:
        found.leftovers.append(
            Leftover(Ref(name), chosen.title, f"没有找到标题，年度按 {chosen.year} 年，请核对。")
        )
    return chosen, None


def _year(form: Form, cell: Cell) -> int:
    """Return the year in a title of ``form``, whatever stands around it; 0 when it is none."""
    tail = narrow(form.title_pattern.partition("{year}")[2])
    match = re.search(rf"(20\d\d){re.escape(tail)}", narrow(cell.text))
    return int(match[1]) if match else 0


def _not_a_form(rows: tuple[Row, ...], form: Form, count: int, name: str) -> Problem:
    first = next((cell.text for row in rows for cell in row.cells if cell.text), "")
    start = f"开头是“{narrow(first)[:16]}”" if first else "没有文字"
    return Problem(
        "not-a-form",
        f"“{name}”不是《{form.title}》：{start}，{len(form.blocks)} 个栏目只找到 {count} 个。",
        "请核对文件；文本须是每格一个制表符、每行后空一行的格式，或改用 Word（.docx）原件。",
    )
