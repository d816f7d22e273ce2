"""意见.xlsx: numbered points of one unit with an open cell for its reply to each; and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from budget_xl.district.ledger import REPLY, Reply
from budget_xl.district.standing import Standing
from budget_xl.forms.stamp import PASSWORD
from budget_xl.workbook.canvas import PROTECTION
from budget_xl.workbook.grid import read_grid
from budget_xl.workbook.table_sheet import A4, TableSheet
from budget_xl.workbook.tables import Column, Row
from budget_xl.workbook.xlsx import open_workbook

SHEET = "意见"
CODE, PLACE, MARK = "编号", "位置", "文件标识"
COLUMNS = (
    Column("序号", 6, "count"),
    Column("项目", 18),
    Column("文件", 18),
    Column("级别", 10),
    Column(CODE, 9),
    Column(PLACE, 18),
    Column("问题", 46),
    Column("怎么改", 36),
    Column(REPLY, 34, "input-long"),
    Column(MARK, 66),
)
ASKING = (
    "请按“怎么改”逐条修改；不需要改的，在“单位回复”中写明理由，与申报表一并报回。错误必须改正。"
)
REPLY_HEADS = {"单位回复", "回复", "回复意见", "单位回复意见"}

_RULE = re.compile(r"[A-Z]{3}[0-9]{3}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def write_opinions(unit: Standing, target: Path) -> None:
    """Write the open points of ``unit``. Raises Problem when the target cannot be written."""
    with open_workbook(target) as book:
        sheet = TableSheet(book, SHEET, COLUMNS)
        sheet.note(f"{unit.name}　{SHEET}", style="heading")
        sheet.note(ASKING)
        sheet.table(_rows(unit), target.parent)
        sheet.sheet.set_column(len(COLUMNS) - 1, len(COLUMNS) - 1, None, None, {"hidden": True})
        sheet.sheet.set_paper(A4)
        sheet.sheet.protect(PASSWORD, PROTECTION)
        book.set_properties({"title": f"{unit.name} {SHEET}"})


def _rows(unit: Standing) -> Iterator[Row]:
    for sent in unit.returned:
        for point in sent.open:
            yield (
                point.number,
                sent.project,
                sent.file.name,
                point.severity,
                point.code,
                point.place,
                point.message,
                point.hint,
                None,
                sent.digest,
            )


@dataclass(frozen=True, slots=True)
class Replies:
    """What a unit replied, and its words that belong to no point we know."""

    replies: tuple[Reply, ...]
    stray: tuple[str, ...]


def read_replies(path: Path) -> Replies | None:
    """Return the replies in a list of opinions that came back; None when it is something else.

    Columns may have moved, rows may be gone or new, names may have blanks or wide letters.
    Raises Problem when the file is missing or damaged.
    """
    grid = read_grid(path)
    for top, row in enumerate(grid):
        columns = _columns(row)
        if columns:
            return _replies(grid[top + 1 :], columns)
    return None


def _columns(row: Sequence[str]) -> dict[str, int] | None:
    """Return where code, place, reply and mark stand; None when this row is no head."""
    heads = [_plain(cell) for cell in row]
    found = {head: heads.index(head) for head in (CODE, PLACE, MARK) if head in heads}
    reply = next((number for number, head in enumerate(heads) if head in REPLY_HEADS), None)
    if reply is None or CODE not in found or PLACE not in found:
        return None
    return {**found, REPLY: reply}


def _replies(rows: Sequence[Sequence[str]], columns: dict[str, int]) -> Replies:
    replies, stray = [], []
    for row in rows:
        words = _cell(row, columns.get(REPLY))
        if not words:
            continue
        rule = _RULE.search(_plain(_cell(row, columns[CODE])).upper())
        mark = _DIGEST.fullmatch(_plain(_cell(row, columns.get(MARK))).lower())
        place = _place(_cell(row, columns[PLACE]))
        if rule and mark and place:
            replies.append(Reply(mark[0], rule[0], place, REPLY, words))
        else:
            stray.append(words)
    return Replies(tuple(replies), tuple(stray))


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _place(text: str) -> str:
    """Return a place as we write it: ``申报表!G45``."""
    sheet, mark, cell = _plain(text).replace("$", "").replace("'", "").rpartition("!")
    return f"{sheet}{mark}{cell.upper()}"
