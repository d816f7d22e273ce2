"""Readers of the blocks of single values: heading, short fields, boxes and narrative."""

from __future__ import annotations

import re
from itertools import zip_longest

from budget_xl.core.entry import Entry
from budget_xl.core.form import Field, FieldsBlock, HeadingBlock, NarrativeBlock, TicksBlock
from budget_xl.legacy.entries import TICKED, UNTICKED, entry_for
from budget_xl.legacy.gathered import Gathered
from budget_xl.legacy.grid import Cell
from budget_xl.legacy.labels import after_label, loose, narrow, normalise, question
from budget_xl.prose.lists import split_list

_BOX = f"[{TICKED}{UNTICKED}]"
_SECOND_TEXT = re.compile(r"\n[^\S\n]*\n")


class HeadingReader:
    """The line below the title: the unit, and the unit of money."""

    def __init__(self, block: HeadingBlock) -> None:
        self.field = block.unit
        self.labels = (block.unit.label,)
        self.note, _, self.money = block.note.partition("：")

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row that belongs to the block."""
        whole = Cell("\n".join(cell.text for cell in cells if cell.text), cells[0].ref)
        text = re.sub(rf"\A{loose(self.field.label)}\s*[:：]?\s*", "", whole.text)
        note = re.search(rf"{loose(self.note)}\s*[:：]\s*(\S*)", text)
        if note is None:
            found.put(self.field.key, entry_for(self.field.key, Cell(text, whole.ref)), whole)
            return
        if narrow(note[1]) != narrow(self.money):
            why = f"表中金额的单位是{self.money}，金额没有换算，请核对。"
            found.leave(Cell(note[0], whole.ref), why)
        unit = Cell(text[: note.start()].strip(), whole.ref)
        found.put(self.field.key, entry_for(self.field.key, unit), unit)
        found.leave(Cell(text[note.end() :].strip(), whole.ref))

    def finish(self, found: Gathered) -> None:
        """Do what needs all rows: nothing here."""


class FieldsReader:
    """Short fields, two to a row, and the lists of executing units."""

    POOL = "identity.executors"

    def __init__(self, block: FieldsBlock) -> None:
        self.fields = {normalise(item.label): item for row in block.rows for item in row}
        self.labels = tuple(item.label for row in block.rows for item in row)
        self.lists: dict[str, Cell] = {}

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row: a label, then its value, and again."""
        waiting: Field | None = None
        for cell in cells:
            item = self.fields.get(normalise(cell.text))
            same_cell = self._labelled(cell) if item is None and waiting is None else None
            if item is not None:
                waiting = item
            elif same_cell is not None:
                self._put(*same_cell, found)
            elif waiting is not None:
                self._put(waiting, cell, found)
                waiting = None
            else:
                found.leave(cell)

    def _labelled(self, cell: Cell) -> tuple[Field, Cell] | None:
        for item in self.fields.values():
            rest = after_label(item.label, cell.text)
            if rest is not None:
                return item, Cell(rest, cell.ref)
        return None

    def _put(self, item: Field, cell: Cell, found: Gathered) -> None:
        if item.kind == "list":
            attribute = item.key.rpartition(".")[2]
            if attribute in self.lists:
                found.leave(cell)
            self.lists.setdefault(attribute, cell)
            return
        first, *others = _SECOND_TEXT.split(cell.text, maxsplit=1)
        found.put(item.key, entry_for(item.key, Cell(first.strip(), cell.ref)), cell)
        found.leave_all(Cell(other.strip(), cell.ref) for other in others)

    def finish(self, found: Gathered) -> None:
        """Pair the lists by position; a shorter one leaves blanks."""
        lists = [split_list(cell.text) for cell in self.lists.values()]
        for number, texts in enumerate(zip_longest(*lists, fillvalue=""), start=1):
            entries = {
                name: Entry(text or None, cell.ref)
                for (name, cell), text in zip(self.lists.items(), texts, strict=True)
            }
            if any(texts):
                found.add(self.POOL, (number,), entries)


class TicksReader:
    """Boxes: the label with its box behind it, or before it."""

    def __init__(self, block: TicksBlock) -> None:
        self.fields = block.fields
        self.labels = (block.label,)

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row that belongs to the block."""
        texts = [cell for cell in cells if cell.text and normalise(cell.text) not in self._own]
        if not texts:
            return
        whole = Cell("  ".join(cell.text for cell in texts), texts[0].ref)
        rest = whole.text
        box_first = re.match(_BOX, rest) is not None
        for item in self.fields:
            label = question(item.label)
            shape = rf"(?P<box>{_BOX})?\s*{label}" if box_first else rf"{label}\s*(?P<box>{_BOX})?"
            match = re.search(shape, rest)
            if match is None:
                continue
            ticked = None if match["box"] is None else match["box"] in TICKED
            found.put(item.key, Entry(ticked, whole.ref), Cell(match[0], whole.ref))
            rest = rest[: match.start()] + rest[match.end() :]
        found.leave(Cell(rest.strip(), whole.ref))

    @property
    def _own(self) -> set[str]:
        return {normalise(label) for label in self.labels}

    def finish(self, found: Gathered) -> None:
        """Do what needs all rows: nothing here."""


class NarrativeReader:
    """Long texts under one label, split where their own questions stand."""

    def __init__(self, block: NarrativeBlock) -> None:
        self.fields = block.fields
        self.labels = (block.label,) if block.label else ()
        self.cells: list[Cell] = []

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row: what follows the label, or goes on below it."""
        del found
        own = {normalise(label) for label in self.labels}
        self.cells += [cell for cell in cells if cell.text and normalise(cell.text) not in own]

    def finish(self, found: Gathered) -> None:
        """Split the whole text at the questions."""
        if not self.cells:
            return
        ref = self.cells[0].ref
        text = "\n".join(cell.text for cell in self.cells)
        asked = [(match, item) for item in self.fields if (match := _asked(item, text))]
        asked.sort(key=lambda mark: mark[0].start())
        starts = [match.start() for match, _ in asked] + [len(text)]
        for (match, item), end in zip(asked, starts[1:], strict=True):
            part = Cell(text[match.end() : end].strip(), ref)
            found.put(item.key, entry_for(item.key, part), part)
        self._head(Cell(text[: starts[0]].strip(), ref), [item for _, item in asked], found)

    def _head(self, cell: Cell, asked: list[Field], found: Gathered) -> None:
        """Place the text before the first question: it answers the first one not asked."""
        first = self.fields[0]
        if not cell.text:
            return
        if first in asked:
            found.leave(cell, "写在第一个小标题之前，不知道属于哪一条。")
            return
        found.put(first.key, entry_for(first.key, cell), cell)
        if len(self.fields) > 1:
            found.leave(cell, f"没有找到小标题“{first.label}”，这段文字暂放在该栏，请核对。")


def _asked(item: Field, text: str) -> re.Match[str] | None:
    """Return where the question of ``item`` stands: best at the head of a line, with a colon."""
    if not item.label:
        return None
    asked = question(item.label)
    shapes = (rf"(?m)^[^\S\n]*{asked}\s*[:：]", rf"{asked}\s*[:：]", rf"(?m)^[^\S\n]*{asked}")
    return next((found for shape in shapes if (found := re.search(shape, text))), None)
