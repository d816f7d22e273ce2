"""The workbook inside a chart of a Word document, where Word edits its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO

from budget_xl.workbook.xlsx import OPTIONS, LockedWorkbook, as_cell

SHEET = "数据"
"""Names stand in column A from row 2 on, numbers beside them, their head above in B1."""


def numbers_workbook(head: str, bars: Sequence[tuple[str, Decimal]]) -> bytes:
    """Return a workbook with one row for every bar."""
    buffer = BytesIO()
    book = LockedWorkbook(buffer, {**OPTIONS, "in_memory": True})
    book.set_properties({"title": head})
    sheet = book.add_worksheet(SHEET)
    sheet.write_string(0, 1, head)
    for row, (name, amount) in enumerate(bars, start=1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, as_cell(amount))
    book.close()
    return buffer.getvalue()
