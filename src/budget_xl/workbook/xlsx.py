"""The one door to XlsxWriter: workbooks written whole or not at all, and always the same bytes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

import xlsxwriter
import xlsxwriter.workbook as engine
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from budget_xl.core.problem import FULL, Problem, reason_of
from budget_xl.forms.stamp import PASSWORD
from budget_xl.workbook.packing import Inserts, Package
from budget_xl.workbook.texts import SharedTexts

__all__ = ["Format", "LockedWorkbook", "Worksheet", "open_workbook"]

EPOCH = datetime(2020, 1, 1)  # noqa: DTZ001

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    # Column widths count digits of this font; every machine with Chinese fonts has one like it.
    "default_format_properties": {"font_name": "宋体", "font_size": 11},
}


class LockedWorkbook(xlsxwriter.Workbook):
    """A workbook whose sheets cannot be added, renamed, deleted or unhidden once locked."""

    structure_locked = False
    drafts = Path()
    """A folder for what is drawn until the workbook is put together."""
    quick = False
    """Made for long tables, and packed quickly."""

    def __init__(self, filename: str | IO[bytes], options: dict[str, Any], parts: int = 1) -> None:
        # XlsxWriter writes into the options, and the next workbook would differ from this one.
        super().__init__(filename, deepcopy(options))
        self.str_table = self.texts = SharedTexts(parts)
        self.inserts: Inserts = {}

    def lock_structure(self) -> None:
        """Protect the structure of the workbook with the project's password."""
        self.structure_locked = True

    def set_properties(self, properties: dict[str, Any]) -> None:
        """Set what the file says of itself; when it was made is left out, so that bytes agree."""
        super().set_properties({"created": EPOCH, "author": "budget_xl", **properties})

    def _store_workbook(self) -> None:
        # XlsxWriter has no word for how it packs, so it gets a ZipFile that knows.
        usual = engine.ZipFile
        engine.ZipFile = partial(Package, inserts=self.inserts, quick=self.quick)
        try:
            super()._store_workbook()
        finally:
            engine.ZipFile = usual

    def _write_book_views(self) -> None:
        # The schema wants workbookProtection just before bookViews; XlsxWriter has no call for it.
        if self.structure_locked:
            attributes = [("workbookPassword", legacy_hash(PASSWORD)), ("lockStructure", 1)]
            self._xml_empty_tag("workbookProtection", attributes)
        super()._write_book_views()


def legacy_hash(password: str) -> str:
    """Return the 16-bit hash of an ASCII password that the file format asks for."""
    value = 0
    for position, letter in enumerate(password, start=1):
        shifted = ord(letter) << position
        value ^= (shifted & 0x7FFF) | (shifted >> 15)
    return f"{value ^ len(password) ^ 0xCE4B:04X}"


@contextmanager
def open_workbook(path: Path, parts: int = 1) -> Iterator[LockedWorkbook]:
    """Yield a workbook that appears at ``path`` when the block ends without an error.

    With more than one of ``parts``, each with texts of its own, it is made for long tables, and
    is packed quickly. Raises Problem when the folder or the target cannot be written.
    """
    with replacing(path) as draft, TemporaryDirectory(prefix="budget_xl_") as drafts:
        book = LockedWorkbook(str(draft), OPTIONS, parts)
        book.drafts = Path(drafts)
        book.quick = parts > 1
        book.set_properties({})
        book.set_calc_mode("auto")
        yield book
        try:
            book.close()
        except FileCreateError as error:  # an OSError in disguise
            raise error.args[0] from error


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; it replaces ``path`` when the block succeeds.

    Raises Problem when the folder or the target cannot be written; nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(prefix="~budget_xl_", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise Problem(
            "folder-not-writable",
            f"不能在文件夹“{path.parent}”中写文件（{reason_of(error)}）。",
            "请换一个能写入的文件夹，或检查磁盘空间和权限。",
            str(path),
        ) from error
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        is_full = error.errno in FULL
        way_out = "请清理磁盘，或换一个位置" if is_full else "如果它正在 Excel 中打开，请先关闭"
        raise Problem(
            "disk-full" if is_full else "target-locked",
            f"不能写入“{path.name}”（{reason_of(error)}）。",
            f"{way_out}再试；原来的文件没有改动。",
            str(path),
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def as_cell(value: Any) -> Any:
    """Return ``value`` as XlsxWriter takes it: Decimal becomes float only here."""
    return value if value is None or isinstance(value, str | int | float | bool) else float(value)
