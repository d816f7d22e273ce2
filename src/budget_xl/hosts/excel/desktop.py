"""What only a desktop with Excel can do: ask for files, open them, print, tell how far it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

import xlwings as xw

from budget_xl.core.problem import Problem

FOLDER_PICKER = 4
"""Office.MsoFileDialogType.msoFileDialogFolderPicker"""
PDF = 0
"""Excel.XlFixedFormatType.xlTypePDF"""


class Desk(Protocol):
    """What buttons need of the clerk's desktop."""

    def choose_file(self, title: str, kinds: str) -> Path | None:
        """Return the file that the clerk chose; ``kinds`` is ``*.xlsx;*.docx``; None when none."""

    def choose_folder(self, title: str) -> Path | None:
        """Return the folder that the clerk chose, None when none."""

    def open(self, path: Path) -> None:
        """Open a file with the program that Windows keeps for it."""

    def print_pdf(self, sheet: str, path: Path) -> None:
        """Print one sheet to a PDF. Raises Problem when Excel cannot."""

    def progress(self, text: str) -> None:
        """Show ``text`` in the status bar; blank gives the bar back to Excel."""


def free(path: Path) -> Path:
    """Return ``path``, or the same with the first number that makes it a new file."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}（{number}）")
    return found


class Desktop:
    """A Desk on Windows, reached through the Excel in which ``book`` is open."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book

    def choose_file(self, title: str, kinds: str) -> Path | None:
        chosen = self.book.app.api.GetOpenFilename(f"{title} ({kinds}),{kinds}", 1, title)
        return Path(chosen) if isinstance(chosen, str) else None

    def choose_folder(self, title: str) -> Path | None:
        dialog = self.book.app.api.FileDialog(FOLDER_PICKER)
        dialog.Title = title
        return Path(dialog.SelectedItems(1)) if dialog.Show() else None

    def open(self, path: Path) -> None:
        os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606 — only on Windows, our file

    def print_pdf(self, sheet: str, path: Path) -> None:
        try:
            self.book.sheets[sheet].api.ExportAsFixedFormat(PDF, str(path))
        except Exception as error:
            raise Problem(
                "no-pdf",
                "Excel 没有导出 PDF。",
                "请用“文件→另存为”选 PDF；同名 PDF 若正打开，请先关闭。",
                str(path),
            ) from error

    def progress(self, text: str) -> None:
        self.book.app.status_bar = text or False
