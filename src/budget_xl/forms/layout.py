"""Derives from a form where everything stands in its workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from budget_xl.core.form import Field, Form
from budget_xl.core.place import Ref
from budget_xl.core.schema import Identifier, row_key
from budget_xl.forms.area import Area

GUIDE, MAIN, BASIS, CONTACTS = "填报说明", "申报表", "测算依据", "单位与联系人"
RESULTS, CATALOGUE, STAMP = "校验结果", "校验规则", "_budget_xl"

RESULT_HEADS = (
    ("级别", 10), ("编号", 10), ("位置", 22), ("问题", 50), ("怎么改", 50), ("说明", 40),
)  # fmt: skip
"""Heads and widths of 校验结果; only 说明 is open to the clerk."""
RESULT_ROWS = 200

LABEL_LEFT, LAST_PRINTED, PANEL, CHECK = 0, 7, 8, 11
"""Columns of the main sheet: block labels, last printed one, helpers beside it, 校验."""

MAIN_WIDTHS = (9, 8, 5, 10, 10, 13, 17, 16, 9, 18, 10, 46)
NARRATIVE_ROWS = 8
"""A long text lies over this many rows, because no row may be higher than 409 points."""


class Role(Enum):
    """What an area is for; the writer gives each role its look and its lock."""

    TITLE = "title"
    LABEL = "label"
    HEAD = "head"
    NOTE = "note"
    INPUT = "input"
    COMPUTED = "computed"
    CHECK = "check"


class Box(NamedTuple):
    """One area with its role: fixed ``text``, or the value ``key`` described by ``field``."""

    area: Area
    role: Role
    key: str = ""
    text: str = ""
    field: Field | None = None


class Column(NamedTuple):
    """One column of a band."""

    field: Field
    left: int
    right: int


class Band(NamedTuple):
    """Rows of one table that stand together: ``fixed`` is the part of the identifier they share.

    A band with ``numbered`` False has one row, whose identifier is ``fixed`` alone.
    """

    pool: str
    fixed: Identifier
    numbered: bool
    sheet: str
    top: int
    capacity: int
    shown: int
    columns: dict[str, Column]

    @property
    def name(self) -> str:
        """The key its rows share."""
        return row_key(self.pool, self.fixed)

    def identifier(self, number: int) -> Identifier:
        """Return the identifier of its row ``number`` (from 1)."""
        return (*self.fixed, number) if self.numbered else self.fixed

    def number(self, identifier: Identifier) -> int:
        """Return which row (from 1) the identifier names."""
        return int(identifier[-1]) if self.numbered else 1

    def area(self, attribute: str, number: int | None = None) -> Area:
        """Return the area of one column, or of its row ``number``."""
        column = self.columns[attribute]
        bottom = self.top + self.capacity - 1
        whole = Area(self.sheet, self.top, column.left, bottom, column.right)
        return whole if number is None else whole.row(number)


@dataclass(eq=False)
class Layout:
    """Where everything stands: single areas, bands of rows, rows in use of the main sheet.

    ``heads`` holds the rows that must not be the last ones of a printed page.
    """

    form: Form
    boxes: list[Box] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    rows: int = 0

    def box(self, key: str) -> Box:
        """Return the box of a single value. Raises KeyError when the form has none."""
        for box in self.boxes:
            if box.key == key:
                return box
        raise KeyError(key)

    def band(self, name: str) -> Band:
        """Return the band whose rows share the key ``name``."""
        for band in self.bands:
            if band.name == name:
                return band
        raise KeyError(name)

    def bands_of(self, pool: str) -> list[Band]:
        """Return the bands of one table, in order."""
        return [band for band in self.bands if band.pool == pool]

    def span(self, pool: str, attribute: str) -> Area:
        """Return one column of all bands of a table, which stand one below the other."""
        areas = [band.area(attribute) for band in self.bands_of(pool)]
        first = areas[0]
        return Area(first.sheet, first.top, first.left, areas[-1].bottom, first.right)

    @cached_property
    def refs(self) -> dict[str, Ref]:
        """The place of every value of the form, spare rows included, by its key."""
        found = {box.key: box.area.ref for box in self.boxes if box.key}
        for band in self.bands:
            for number in range(1, band.capacity + 1):
                prefix = row_key(band.pool, band.identifier(number))
                for name in band.columns:
                    found[f"{prefix}.{name}"] = band.area(name, number).ref
        return found
