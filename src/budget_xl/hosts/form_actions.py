"""What the buttons of every host do with the open form; each answers with one sentence, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from budget_xl.core.finding import count, count_line
from budget_xl.core.place import Ref
from budget_xl.forms.area import column_number, row_number
from budget_xl.forms.layout import RESULTS, Band, Layout, Role
from budget_xl.forms.reading import result_rows
from budget_xl.hosts.open_form import OpenForm, Window, is_ours

NOWHERE_TO_ADD = "请先把光标放在要加行的表格里，例如支出明细、绩效指标或测算依据，再点“增加一行”。"
GROWN_FROM = {"generated.basis": "basis.rows"}
"""Computed cells of the form, and the table that they are made of."""


def check(window: Window) -> str:
    """Fill 校验结果, go to the gravest open finding, and count."""
    if is_ours(window):
        window.recalculate()
    form = OpenForm(window)
    if RESULTS in form.grids:
        rows = result_rows(form.findings, form.waivers)
        window.list_results(rows, max(len(form.grids[RESULTS]) - 1, len(rows), 1))
    if form.places:
        _go(window, form.places[0])
    return f"{count_line(count(form.findings))}。"


def next_place(window: Window) -> str:
    """Go to the next open finding, in the order of 校验结果, and to the first after the last."""
    return _step(window, 1)


def previous_place(window: Window) -> str:
    """Go to the open finding before, and to the last one before the first."""
    return _step(window, -1)


def _step(window: Window, by: int) -> str:
    places = OpenForm(window).places
    if not places:
        return "没有需要处理的地方。"
    start = -1 if by > 0 else 0
    at = places.index(window.cursor) if window.cursor in places else start
    _go(window, places[(at + by) % len(places)])
    return ""


def _go(window: Window, ref: Ref) -> None:
    row = row_number(ref)
    window.hide(ref.sheet, range(row, row + 1), hidden=False)
    window.go(ref)


def add_row(window: Window) -> str:
    """Go to the next blank row of the table in which the cursor is, and show it if it was hidden.

    After the last row the search goes on from the first.
    """
    form = OpenForm(window)
    band = _band(form.layout, window.cursor)
    if band is None:
        return NOWHERE_TO_ADD
    numbers = list(range(1, band.capacity + 1))
    here = _number(band, window.cursor)
    free = [n for n in numbers[here:] + numbers[:here] if _is_blank(form, band, n)]
    if not free:
        return f"这张表的 {band.capacity} 行都已用完，不能再加；如确实不够，请联系区财政局。"
    first = next(key for key, column in band.columns.items() if column.field.is_input)
    _go(window, band.area(first, free[0]).ref)
    return ""


def fold_rows(window: Window) -> str:
    """Hide the blank rows of all tables; a table without any entry keeps its first row."""
    form = OpenForm(window)
    for band in form.layout.bands:
        if band.numbered:
            blank = [n for n in range(1, band.capacity + 1) if _is_blank(form, band, n)]
            kept = blank[1:] if len(blank) == band.capacity else blank
            for rows in _runs(band.top + number - 1 for number in kept):
                window.hide(band.sheet, rows, hidden=True)
    return "空行已收起；要用时，把光标放在表中，点“增加一行”。"


def _band(layout: Layout, cursor: Ref | None) -> Band | None:
    """Return the table in which the cursor is, or of which the cell under it is made."""
    if cursor is None:
        return None
    for band in layout.bands:
        if band.numbered and _number(band, cursor):
            return band
    row, column = row_number(cursor), column_number(cursor.cell.rstrip("0123456789"))
    for box in layout.boxes:
        area = box.area
        inside = row in area.rows() and area.left <= column <= area.right
        if box.role is Role.COMPUTED and area.sheet == cursor.sheet and inside:
            pool = GROWN_FROM.get(box.key, box.key.rsplit(".", 1)[0])
            return next((band for band in layout.bands_of(pool) if band.numbered), None)
    return None


def _number(band: Band, cursor: Ref | None) -> int:
    """Return in which row (from 1) of ``band`` the cursor is, 0 when it is elsewhere."""
    if cursor is None or cursor.sheet != band.sheet:
        return 0
    number = row_number(cursor) - band.top + 1
    return number if 1 <= number <= band.capacity else 0


def _is_blank(form: OpenForm, band: Band, number: int) -> bool:
    columns = [column.left for column in band.columns.values() if column.field.is_input]
    row = band.top + number - 1
    return not any(str(form.value(band.sheet, row, column)).strip() for column in columns)


def _runs(rows: Iterable[int]) -> Iterator[range]:
    """Yield ascending numbers as ranges without gaps."""
    for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        numbers = [row for _, row in run]
        yield range(numbers[0], numbers[-1] + 1)
