"""Reader of 项目年度绩效指标: columns by their heads, classes by 二级指标."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from budget_xl.core.entry import Entry
from budget_xl.core.form import Form, IndicatorsBlock
from budget_xl.legacy.entries import amount_entry, text_entry
from budget_xl.legacy.gathered import Gathered
from budget_xl.legacy.grid import Cell
from budget_xl.legacy.labels import narrow, normalise
from budget_xl.prose.values import split_value

_CLASS = re.compile(r"(\D*?)[(]?(\d{0,3})[)]?")
_WORD = "指标"
SYNONYMS = {"生态效益": ("环境效益", "生态环境效益"), "满意度": ("服务对象满意度",)}
"""Other words for a class, seen in forms of other years; without the word 指标."""

VALUES = ("name", "joined", "weight", "remark")
ORDER = ("first", "second", *VALUES)
"""The columns that a form may print, from left to right."""

UNKNOWN = "认不出二级指标，不知道属于哪一类。"


@dataclass(frozen=True, slots=True)
class _Line:
    """One indicator; ``number`` is 0 when its label gives none."""

    code: str
    number: int
    cells: list[Cell]
    entries: dict[str, Entry[Any]]


class IndicatorsReader:
    """The rows of indicators of all classes."""

    POOL = "indicators.rows"

    def __init__(self, block: IndicatorsBlock, form: Form) -> None:
        self.classes = block.classes
        self.labels = (block.label,)
        labels = {c.key: normalise(c.label) for c in form.pools[self.POOL].columns}
        self.heads = {labels[key]: key for key in ORDER if key in labels}
        self.columns = {key: place for place, key in enumerate(self.heads.values(), start=1)}
        self.width = len(self.columns) + 1
        self.codes = {
            word: item.code for item in block.classes for word in _words(normalise(item.second))
        }
        self.firsts = {normalise(item.first) for item in block.classes}
        self.code = ""
        self.lines: list[_Line] = []

    def take(self, cells: tuple[Cell, ...], found: Gathered) -> None:
        """Read one row: the heads, or one indicator."""
        named = {self.heads.get(normalise(cell.text)): at for at, cell in enumerate(cells)}
        if {"second", "name"} <= named.keys():
            self.columns = {key: at for key, at in named.items() if key}
            self.width = len(cells)
            known = {*self.heads, *map(normalise, self.labels)}
            found.leave_all(cell for cell in cells if normalise(cell.text) not in known)
            return
        places = self._places(cells)
        if places is None:
            found.leave_all(cells, UNKNOWN)
            return
        at = {key: cells[i] for key, i in places.items() if 0 <= i < len(cells)}
        blank = Cell("", cells[0].ref)
        label = at.get("second", blank)
        if not any(at.get(key, blank).text for key in VALUES):
            self.code = self._class(label.text)[0] or self.code
            self._strangers(cells, places, found)
            return
        code, number = self._class(label.text) if label.text else (self.code, 0)
        if not code:
            found.leave_all(cells, UNKNOWN)
            return
        self.code = code
        self._strangers(cells, places, found)
        said = [cell for cell in cells if cell.text]
        self.lines.append(_Line(code, number, said, _entries(at, blank)))

    def _strangers(self, cells: tuple[Cell, ...], places: dict[str, int], found: Gathered) -> None:
        """Note the cells in no column of the form; the first level follows from the class."""
        known = {*self.firsts, *self.codes, *map(normalise, self.labels)}
        used = {places[key] for key in ("second", *VALUES) if key in places}
        for at, cell in enumerate(cells):
            is_class = at == places.get("second") and not self._class(cell.text)[0]
            if (at not in used or is_class) and normalise(cell.text) not in known:
                found.leave(cell)

    def _places(self, cells: tuple[Cell, ...]) -> dict[str, int] | None:
        """Return the columns by key: as the heads say, or by the label of the class.

        A class merged over its rows has its label only in the first one.
        """
        second = self.columns["second"]
        if len(cells) == self.width:
            label = cells[second].text
            if not label or self._class(label)[0]:
                return self.columns
        labels = [at for at, cell in enumerate(cells[:3]) if self._class(cell.text)[0]]
        if not labels:
            return None
        return {key: at + labels[-1] - second for key, at in self.columns.items()}

    def _class(self, text: str) -> tuple[str, int]:
        """Return the class that a label names, '' when none, and its number, 0 when none."""
        match = _CLASS.fullmatch(narrow(text).rstrip(":"))
        code = self.codes.get(match[1], "") if match else ""
        return (code, int(match[2] or 0)) if match and code else ("", 0)

    def finish(self, found: Gathered) -> None:
        """Give every indicator its row: the number of its label, or the first free one."""
        taken: dict[tuple[str, int], _Line] = {}
        waiting = []
        for line in self.lines:
            if line.number and (line.code, line.number) not in taken:
                taken[line.code, line.number] = line
            else:
                waiting.append(line)
        for line in waiting:
            number = next(n for n in range(1, len(taken) + 2) if (line.code, n) not in taken)
            taken[line.code, number] = line
            if line.number:
                found.leave_all(line.cells, f"编号 {line.number} 重复，已放在本类第 {number} 行。")
        order = {item.code: place for place, item in enumerate(self.classes)}
        for code, number in sorted(taken, key=lambda key: (order[key[0]], key[1])):
            found.add(self.POOL, (code, number), taken[code, number].entries)


def _words(second: str) -> list[str]:
    """Return the labels that name a class: with and without 指标, and other words for it."""
    stem = second.removesuffix(_WORD)
    return [word + ending for word in (stem, *SYNONYMS.get(stem, ())) for ending in ("", _WORD)]


def _entries(at: dict[str, Cell], blank: Cell) -> dict[str, Entry[Any]]:
    """Return the values of one indicator; its value is split, and joins to what was typed."""
    value = at.get("joined", blank)
    parts = zip(("sign", "value", "unit"), split_value(value.text), strict=True)
    return {
        "name": text_entry(at.get("name", blank)),
        **{key: Entry(text or None, value.ref) for key, text in parts},
        "weight": amount_entry(at.get("weight", blank)),
        "remark": text_entry(at.get("remark", blank)),
    }
