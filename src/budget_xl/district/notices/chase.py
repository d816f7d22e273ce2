"""催报名单: the units that have not sent, with whom to call."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from budget_xl.district.consolidation import SENT
from budget_xl.district.standing import Standing
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column
from budget_xl.workbook.xlsx import open_workbook

NAME = "催报名单"
COLUMNS = (
    Column("序号", 6, "count"),
    Column("单位编码", 12),
    Column("单位名称", 36),
    Column("状态", 10),
    Column("联系人", 12),
    Column("电话", 18),
    Column("说明", 40),
    Column("催报时间", 16, "input-text"),
    Column("催报结果", 24, "input-long"),
)


def write_chase_list(units: Iterable[Standing], target: Path) -> int:
    """Write who has not sent a readable form, and return how many.

    Raises Problem when the target cannot be written.
    """
    silent = [unit for unit in units if unit.state != SENT]
    with open_workbook(target) as book:
        sheet = TableSheet(book, NAME, COLUMNS)
        sheet.note(NAME, style="heading")
        rows = (
            (number, unit.code, unit.name, unit.state, unit.contact, unit.phone,
             "；".join(unit.remarks), None, None)
            for number, unit in enumerate(silent, start=1)
        )  # fmt: skip
        sheet.table(rows, target.parent)
        book.set_properties({"title": NAME})
    return len(silent)
