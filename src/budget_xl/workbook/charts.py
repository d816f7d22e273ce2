"""Charts on the sheets of a report."""

from __future__ import annotations

from typing import Any

from xlsxwriter.chart import Chart

from budget_xl.workbook.tables import Table
from budget_xl.workbook.xlsx import LockedWorkbook, Worksheet

MOST_BARS = 40
BAR_POINTS, HEAD_POINTS, WIDTH_POINTS = 22, 90, 760
COLOR = "#2F5597"
RING_COLORS = ("#548235", "#C00000", "#7F7F7F")
HALF_POINTS = 320


def bar_chart(
    book: LockedWorkbook, sheet: Worksheet, table: Table, names: int, amounts: int, title: str
) -> None:
    """Draw the amounts of the first rows of ``table`` as bars, below the table and its total."""
    rows = min(table.rows, MOST_BARS)
    first, last = table.top + 1, table.top + rows
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [table.sheet, first, names, last, names],
            "values": [table.sheet, first, amounts, last, amounts],
            "fill": {"color": COLOR},
            "gap": 60,
            "data_labels": {"value": True, "num_format": "#,##0"},
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": {"visible": True}})
    chart.set_size({"width": WIDTH_POINTS, "height": rows * BAR_POINTS + HEAD_POINTS})
    sheet.insert_chart(table.top + table.rows + 4, 1, chart)


def ring_chart(
    book: LockedWorkbook,
    sheet: Worksheet,
    table: Table,
    names: int,
    amounts: int,
    title: str,
    row: int,
) -> None:
    """Draw the rows of ``table`` as a ring, at the left of ``row``."""
    chart = book.add_chart({"type": "doughnut"})
    points = [{"fill": {"color": color}} for color in RING_COLORS[: table.rows]]
    chart.add_series(
        {
            **_series(table, names, amounts),
            "points": points,
            "data_labels": {"value": True},
        }
    )
    chart.set_legend({"position": "bottom"})
    _place(chart, sheet, title, row, 0)


def column_chart(
    book: LockedWorkbook,
    sheet: Worksheet,
    table: Table,
    names: int,
    amounts: int,
    title: str,
    row: int,
) -> None:
    """Draw the rows of ``table`` as columns, at the right of ``row``."""
    chart = book.add_chart({"type": "column"})
    fill = {"fill": {"color": COLOR}, "data_labels": {"value": True}, "gap": 80}
    chart.add_series({**_series(table, names, amounts), **fill})
    chart.set_legend({"none": True})
    chart.set_y_axis({"major_gridlines": {"visible": True}, "num_format": "0"})
    _place(chart, sheet, title, row, 3)


def _series(table: Table, names: int, amounts: int) -> dict[str, Any]:
    first, last = table.top + 1, table.top + table.rows
    return {
        "categories": [table.sheet, first, names, last, names],
        "values": [table.sheet, first, amounts, last, amounts],
    }


def _place(chart: Chart, sheet: Worksheet, title: str, row: int, column: int) -> None:
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_size({"width": HALF_POINTS, "height": HALF_POINTS * 2 // 3})
    sheet.insert_chart(row, column, chart)
