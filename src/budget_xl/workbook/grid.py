"""Reads a plain list of rows from a workbook or a CSV file, as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from budget_xl.core import money
from budget_xl.core.problem import Problem
from budget_xl.workbook.package import open_package, unpack

ENCODINGS = ("utf-8-sig", "gb18030")
"""What Excel saves as “CSV UTF-8” and as plain CSV on a Chinese machine."""


def read_grid(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file or of the first sheet of a workbook, blank rows left out.

    Raises Problem when the file is missing or cannot be read.
    """
    if not path.is_file():
        raise Problem(
            "missing-file", f"找不到文件“{path}”。", "请核对文件名和所在文件夹。", str(path)
        )
    rows = _workbook(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    return [row for row in rows if any(row)]


def _workbook(path: Path) -> list[list[str]]:
    with open_package(path) as package:
        unpack(package, path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            grid = book.get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(path) from error
    return [[_text(value) for value in row] for row in grid]


def read_sheet(path: Path, name: str) -> Iterator[list[str]]:
    """Yield the rows of one sheet of a workbook of our own, which may be very long.

    Raises Problem when the file cannot be read or has no such sheet.
    """
    try:
        with CalamineWorkbook.from_path(path) as book:
            if name not in book.sheet_names:
                raise Problem(
                    "missing-sheet",
                    f"“{path.name}”里没有工作表“{name}”。",
                    "请核对是不是选错了文件。",
                    str(path),
                )
            sheet = book.get_sheet_by_name(name)
        for row in sheet.iter_rows():
            yield [_text(value) for value in row]
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(path) from error


def _text(value: object) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return money.show_float(value) if number else str(value).strip()  # type: ignore[arg-type]


def _csv(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return _rows(text, path)
    raise _unreadable(path)


def _rows(text: str, path: Path) -> list[list[str]]:
    lines = io.StringIO(text, newline=None)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(lines)]
    except csv.Error as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> Problem:
    return Problem(
        "unreadable-list",
        f"“{path.name}”读不出内容。",
        "请用 Excel 打开后另存为“CSV UTF-8”或 .xlsx 再试。",
        str(path),
    )
