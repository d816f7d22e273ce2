"""A sheet whose table goes to disk row by row, so that length costs no memory and little time.

XlsxWriter keeps every cell, or in its own frugal mode takes sixteen seconds for a million of them.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from decimal import Decimal
from functools import lru_cache
from typing import IO
from xml.sax.saxutils import escape

from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

MOST_LINKS = 65_530
"""Excel opens no sheet with more."""
MOST_ROWS = 1_048_576
MAX_TEXT = 32_767
AT_ONCE = 600
"""Pieces of rows, or links, that go to disk together."""

_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_|^\s|\s$")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)")


def string_cell(text: str) -> str:
    """Return the rest of a cell that holds ``text``, after its place and style."""
    if not text:
        return "/>"
    text = text[:MAX_TEXT]
    if not _SPECIAL.search(text):
        return f' t="inlineStr"><is><t>{text}</t></is></c>'
    return f' t="inlineStr"><is><t xml:space="preserve">{_written(text)}</t></is></c>'


def formula_cell(formula: str, value: Decimal | float | str | None) -> str:
    """Return the rest of a cell that holds ``formula`` with its present value."""
    text = _written(formula.removeprefix("="))
    if value is None or isinstance(value, str):
        return f' t="str"><f>{text}</f><v>{_written(value or "")}</v></c>'
    return f"><f>{text}</f><v>{value}</v></c>"


def _written(text: str) -> str:
    return escape(_LIKE_ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", text)))


@lru_cache(maxsize=1 << 14)
def _location(sheet: str, cell: str) -> str:
    """Return what leads to a cell; the forms of a district have theirs in common."""
    place = _written(f"'{sheet}'!{cell}")
    return f' location="{place}"' if sheet else ""


class StreamedSheet(Worksheet):
    """Cells written in the usual way must stand above the streamed rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: IO[bytes] | None = None
        self._links: IO[bytes] | None = None
        self._targets: dict[str, str] = {}
        self._linked = 0
        self._own_last = 0
        self._pending: list[str] = []
        self._pending_links: list[str] = []

    def shared_cell(self, text: str) -> str:
        """Return the rest of a cell with a text that stands in many cells, kept once."""
        if not text:
            return "/>"
        index = self.str_table._get_shared_string_index(text[:MAX_TEXT])
        return f' t="s"><v>{index}</v></c>'

    def add_row(self, row: int, width: int, height: float, cells: str) -> None:
        """Write one row of ``width`` cells; rows come in their order."""
        if self._rows is None:
            self._rows = tempfile.TemporaryFile()  # noqa: SIM115
            self._own_last = self.dim_rowmax or 0
        self._pending += (f'<row r="{row + 1}" ht="{height:g}" customHeight="1">', cells, "</row>")
        if len(self._pending) >= AT_ONCE:
            self._spool(self._rows, self._pending)
        self.dim_rowmax = row
        self.dim_colmax = max(self.dim_colmax or 0, width - 1)

    def add_link(self, cell: str, file: str, sheet: str, place: str) -> bool:
        """Let ``cell`` lead to ``place`` of a sheet in ``file``, or to the file without a sheet.

        False when Excel takes no more links.
        """
        if self._linked >= MOST_LINKS:
            return False
        self._linked += 1
        if self._links is None:
            self._links = tempfile.TemporaryFile()  # noqa: SIM115
        if file not in self._targets:
            self._targets[file] = f"rId{len(self._targets) + 1}"
            self.external_hyper_links.append(["/hyperlink", Url(file)._target(), "External"])
        self._pending_links.append(
            f'<hyperlink ref="{cell}" r:id="{self._targets[file]}"{_location(sheet, place)}/>'
        )
        if len(self._pending_links) >= AT_ONCE:
            self._spool(self._links, self._pending_links)
        return True

    def _write_rows(self) -> None:
        if self._rows is None:
            super()._write_rows()
            return
        last, self.dim_rowmax = self.dim_rowmax, self._own_last
        super()._write_rows()
        self.dim_rowmax = last
        self._spool(self._rows, self._pending)
        self._copy(self._rows)

    def _write_hyperlinks(self) -> None:
        if self._links is None:
            super()._write_hyperlinks()
            return
        self._spool(self._links, self._pending_links)
        self._xml_start_tag("hyperlinks")
        self._copy(self._links)
        self._xml_end_tag("hyperlinks")
        self.rel_count += len(self._targets)

    @staticmethod
    def _spool(spool: IO[bytes], pieces: list[str]) -> None:
        spool.write("".join(pieces).encode())
        pieces.clear()

    def _copy(self, spool: IO[bytes]) -> None:
        spool.seek(0)
        self.fh.flush()
        shutil.copyfileobj(spool, self.fh.buffer, 1 << 20)
        spool.close()
