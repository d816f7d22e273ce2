"""What of a workbook must stay as it was given out: everything but the values of its inputs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from budget_xl.forms.area import cells_of, inside, size
from budget_xl.workbook.comparison.looks import Look, read_looks
from budget_xl.workbook.frame import Frame, frame_of
from budget_xl.workbook.package import BOOK, STYLES, Contents, Part

_PREFIX = re.compile(rb"<(\w+:)worksheet")
_STYLED_CELL = re.compile(rb'<c r="([^"]*+" s="[^"]*+)"')
_CELL = re.compile(rb'<c r="([A-Z]+\d+)"(?: s="(\d+)")?')
_ANY_CELL = re.compile(rb'<c\s(?=[^>]*?\br="([A-Z]+\d+)")(?:[^>]*?\bs="(\d+)")?')
_ARRAY = re.compile(rb'<f [^>]*?\bref="([A-Z0-9:]+)"')
_MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]* hidden="(?:1|true)")(?:[^>]* )?r="(\d+)"')
_COLUMN = re.compile(rb"<col [^>]*>")
_VALIDATION = re.compile(rb"<dataValidation ([^>]*)>")
_PROTECTED = re.compile(rb'<sheetProtection [^>]*?\bsheet="(?:1|true)"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_NAME = re.compile(r'<(?:\w+:)?definedName\s(?:[^>]*?\s)?name="([^"]*)"[^>]*>([^<]*)<')
_ATTRIBUTE = re.compile(r'\b([\w:]+)="([^"]*)"')

MOST_COLUMNS = 200
"""Further columns are of no form."""


@dataclass(frozen=True)
class SheetSkeleton:
    """One sheet by its bytes; cells are named as in the file, areas too."""

    frame: Frame

    @cached_property
    def _pieces(self) -> tuple[bytes, bytes, bytes]:
        """What stands before the rows, the rows, and what stands behind them."""
        head, _, rest = self.frame.markup.partition(b"<sheetData")
        rows, _, tail = rest.rpartition(b"</sheetData>")
        return head, rows, tail

    @cached_property
    def heads(self) -> list[bytes]:
        """The start of every cell with a style as written: two equal lists mean equal styles."""
        return _STYLED_CELL.findall(self._pieces[1])

    @cached_property
    def styles(self) -> dict[bytes, bytes]:
        """The number of the style of every cell, both as written; b"" is the first style."""
        rows = self._pieces[1]
        found = _CELL.findall(rows)
        return dict(found if len(found) >= rows.count(b"<c ") else _ANY_CELL.findall(rows))

    @cached_property
    def formulas(self) -> dict[str, str]:
        """The formula of every cell that has one; '' where it shares that of another cell."""
        return {
            cell.decode(): written.partition(b">")[2].decode()
            for cell, written in self.frame.formulas.items()
        }

    @cached_property
    def arrays(self) -> list[str]:
        """The areas that one formula fills."""
        found = map(_ARRAY.match, self.frame.formulas.values())
        return [area[1].decode() for area in found if area]

    @cached_property
    def array_cells(self) -> frozenset[str]:
        """The cells of these areas."""
        return frozenset(cells_of(self.arrays))

    @cached_property
    def merged(self) -> list[bytes]:
        """The areas that are one cell, as written."""
        return _MERGED.findall(self._pieces[2])

    @cached_property
    def hidden_rows(self) -> frozenset[int]:
        """The numbers (from 0) of the hidden rows."""
        return frozenset(int(number) - 1 for number in _HIDDEN_ROW.findall(self._pieces[1]))

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The numbers (from 0) of the hidden columns."""
        spans = [_attributes(column.decode()) for column in _COLUMN.findall(self._pieces[0])]
        hidden = [span for span in spans if span.get("hidden") in {"1", "true"}]
        return frozenset(
            column - 1
            for span in hidden
            for column in range(int(span["min"]), min(int(span["max"]), MOST_COLUMNS) + 1)
        )

    @cached_property
    def validation_tags(self) -> list[bytes]:
        """Every validation as written."""
        return _VALIDATION.findall(self._pieces[2])

    @cached_property
    def validations(self) -> list[tuple[str, str]]:
        """The kind of every validation and the areas it holds in."""
        tags = [_attributes(tag.decode()) for tag in self.validation_tags]
        return [(tag.get("type", "none"), tag.get("sqref", "")) for tag in tags]

    @cached_property
    def limits(self) -> dict[str, str]:
        """The kind of validation of every cell that has one."""
        return limits(self.validations)

    @cached_property
    def is_protected(self) -> bool:
        """Locked cells cannot be typed into."""
        return _PROTECTED.search(self._pieces[2]) is not None

    @cached_property
    def is_highlighted(self) -> bool:
        """Some cells change their colour by their values."""
        return b"<conditionalFormatting" in self._pieces[2]


@dataclass(frozen=True)
class Skeleton:
    """A workbook: the states of its sheets by name, its names, its looks and its other parts."""

    states: Mapping[str, str]
    sheets: Mapping[str, SheetSkeleton]
    names: Mapping[str, str]
    looks: tuple[Look, ...]
    parts: frozenset[str] = field(default=frozenset())
    links: tuple[str, ...] = ()
    is_manual: bool = False


def limits(
    validations: Iterable[tuple[str, str]], wanted: Collection[str] | None = None
) -> dict[str, str]:
    """Return the kind of validation of every cell, or of the ``wanted`` ones: no more are asked.

    An area of more cells than are wanted is not spelled out.
    """
    found: dict[str, str] = {}
    for kind, areas in validations:
        for area in areas.split():
            if wanted is None or size(area) <= len(wanted):
                found.update(dict.fromkeys(cells_of([area]), kind))
            else:
                found.update(dict.fromkeys(inside(area, wanted), kind))
    return found


def read_skeleton(
    package: zipfile.ZipFile, files: Mapping[str, str], contents: Contents
) -> Skeleton:
    """Return the skeleton of an opened package.

    ``files`` names the part of every sheet. Raises KeyError or ValueError for a package in which
    a part is missing or is not written as such.
    """
    book = contents.others[BOOK].decode("utf-8")
    tags = [_attributes(tag) for tag in _SHEET.findall(book)]
    names = {unescape(name): unescape(text) for name, text in _NAME.findall(book)}
    parts = frozenset(name.replace("\\", "/") for name in package.namelist())
    return Skeleton(
        {tag["name"]: tag.get("state", "visible") for tag in tags},
        {
            name: SheetSkeleton(_bare(contents.sheets[file]))
            for name, file in files.items()
            if file in contents.sheets
        },
        {name: text for name, text in names.items() if not name.startswith("_xlnm.")},
        read_looks(contents.others[STYLES]),
        parts,
        tuple(_link(package, part) for part in sorted(parts) if "/externalLinks/_rels/" in part),
        'calcMode="manual"' in book,
    )


def _link(package: zipfile.ZipFile, part: str) -> str:
    """Return the file that an external link leads to."""
    found = re.search(r'Target="([^"]*)"', package.read(part).decode("utf-8", "replace"))
    return found[1] if found else part


def _bare(part: Part) -> Frame:
    """Return the sheet without the name space prefix that only few programs write."""
    prefix = _PREFIX.search(part.data[:2000])
    if prefix is None:
        return part.frame
    return frame_of(part.data.replace(b"<" + prefix[1], b"<").replace(b"</" + prefix[1], b"</"))


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
