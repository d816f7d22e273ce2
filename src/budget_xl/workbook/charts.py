"""Charts on the sheets of a report."""

from __future__ import annotations

from budget_xl.workbook.tables import Table
from budget_xl.workbook.xlsx import LockedWorkbook, Worksheet

MOST_BARS = 40
BAR_POINTS, HEAD_POINTS, WIDTH_POINTS = 22, 90, 760
COLOR = "#2F5597"


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
