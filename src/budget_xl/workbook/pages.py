"""Row heights, hidden spare rows, print set-up and highlights of the drawn sheets."""

from __future__ import annotations

from budget_xl.core.computed import LIST_GLUE, basis_text
from budget_xl.core.schema import identify
from budget_xl.forms.area import Area, cell_name
from budget_xl.forms.layout import (
    CHECK,
    LAST_PRINTED,
    MAIN,
    MAIN_WIDTHS,
    NARRATIVE_ROWS,
    Band,
    Box,
    Role,
)
from budget_xl.workbook.main_sheet import MainSheet
from budget_xl.workbook.metrics import (
    LINE_POINTS,
    MAX_ROW_POINTS,
    ROW_POINTS,
    SCALE,
    height,
    line_count,
)
from budget_xl.workbook.xlsx import Worksheet

A4 = 9
PAGE_POINTS = 0.94 * (842 - 2 * 50) / SCALE * 100
"""Height of a page at that scale, less what programs differ in."""
LEAST_POINTS = 3.0
SPARE = {"hidden": True}


def finish(main: MainSheet) -> None:
    """Give every sheet its heights, hidden rows, print set-up and highlights."""
    sheet = main.canvas.sheet(MAIN)
    heights = row_heights(main)
    for row, points in heights.items():
        sheet.set_row(row, points)
    hidden = {row for band in main.layout.bands for row in _spare(main, band) if band.sheet == MAIN}
    for row in hidden:
        sheet.set_row(row, ROW_POINTS, None, SPARE)
    _print_main(sheet, main, [row for row in range(main.layout.rows) if row not in hidden], heights)
    for band in main.layout.bands:
        if band.sheet != MAIN:
            side = main.canvas.sheet(band.sheet)
            for row in range(band.top + band.capacity):
                side.set_row(row, ROW_POINTS + 4)
            for row in _spare(main, band):
                side.set_row(row, ROW_POINTS, None, SPARE)
            _print_side(side, band)
        _highlight(main, band)
    for box in main.layout.boxes:
        if box.role is Role.INPUT:
            _colour(main, box.area, CHECK)


def row_heights(main: MainSheet) -> dict[int, float]:
    """Return the height in points of every row of the main sheet."""
    heights = {row: float(ROW_POINTS) for row in range(main.layout.rows)}
    heights[1] = 36.0
    for box in main.layout.boxes:
        if box.area.sheet != MAIN:
            continue
        if box.area.bottom - box.area.top + 1 == NARRATIVE_ROWS and box.role in _LONG:
            points = _long_height(main, box)
            heights |= dict.fromkeys(box.area.rows(), points)
        elif box.area.top == box.area.bottom and box.role is not Role.TITLE:
            text = _text(main, box)
            room = _width(box.area)
            heights[box.area.top] = max(heights[box.area.top], height(text, room))
    for band in main.layout.bands:
        if band.sheet == MAIN:
            heights |= _band_heights(main, band)
    return heights


_LONG = {Role.INPUT, Role.COMPUTED}


def _text(main: MainSheet, box: Box) -> str:
    if box.role is Role.COMPUTED and box.field is not None and box.field.kind == "list":
        attribute = box.key.rsplit(".", 1)[1]
        rows = main.declaration.identity.executors
        return LIST_GLUE.join(getattr(row, attribute).value or "" for row in rows)
    return str(main.entries.get(box.key) or box.text)


def _long_height(main: MainSheet, box: Box) -> float:
    """Return the height of each of the rows that a long text lies over, in whole lines."""
    if box.key == "generated.basis":
        own = main.declaration.narrative.basis.value
        text, least = "" if own else (basis_text(main.declaration) or [""])[-1], 0
    else:
        text, least = str(main.entries.get(box.key) or ""), box.field.lines if box.field else 1
    lines = max(line_count(text, _width(box.area)) + 1, least) if text or least else 0
    return min(MAX_ROW_POINTS, max(lines * LINE_POINTS / NARRATIVE_ROWS, LEAST_POINTS))


def _band_heights(main: MainSheet, band: Band) -> dict[int, float]:
    found: dict[int, float] = {}
    section, table = band.pool.split(".")
    for row in getattr(getattr(main.declaration, section), table):
        identifier = identify(row)
        if identifier[: len(band.fixed)] != band.fixed:
            continue
        number = band.number(identifier)
        texts = {name: getattr(row, name, None) for name in band.columns}
        points = [
            height(_plain(text), _width(band.area(name, number))) for name, text in texts.items()
        ]
        found[band.top + number - 1] = max(points)
    return found


def _plain(text: object) -> str:
    value = text if isinstance(text, str | int) else getattr(text, "value", None)
    return "" if value is None else str(value)


def _width(area: Area) -> float:
    return sum(MAIN_WIDTHS[area.left : area.right + 1])


def _spare(main: MainSheet, band: Band) -> range:
    """Return the rows of ``band`` to hide: those after its last used one, or the shown ones."""
    if not band.numbered:
        return range(0)
    section, table = band.pool.split(".")
    rows = getattr(getattr(main.declaration, section), table)
    own = [identify(row) for row in rows if identify(row)[:-1] == band.fixed]
    used = max((band.number(identifier) for identifier in own), default=0)
    shown = used if rows else band.shown
    return range(band.top + max(shown, 1), band.top + band.capacity)


def _print_main(
    sheet: Worksheet, main: MainSheet, visible: list[int], heights: dict[int, float]
) -> None:
    sheet.set_portrait()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_print_scale(SCALE)
    sheet.center_horizontally()
    sheet.print_area(1, 0, main.layout.rows - 1, LAST_PRINTED)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    breaks = page_breaks([row for row in visible if row], heights, set(main.layout.heads))
    if breaks:
        sheet.set_h_pagebreaks(breaks)
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)


def page_breaks(rows: list[int], heights: dict[int, float], heads: set[int]) -> list[int]:
    """Return the rows to start a page with, so that what belongs together stays on one page.

    ``heads`` are the rows that must not be torn from the row below. Rows that belong to no other
    and groups higher than a page are left to break where they will.
    """
    breaks, filled, index = [], 0.0, 0
    while index < len(rows):
        end = index
        while rows[end] in heads and end + 1 < len(rows):
            end += 1
        group = [heights[row] for row in rows[index : end + 1]]
        if len(group) > 1 and filled and sum(group) <= PAGE_POINTS < filled + sum(group):
            breaks.append(rows[index])
            filled = 0.0
        for points in group:
            filled = filled + points if filled + points <= PAGE_POINTS else points
        index = end + 1
    return breaks


def _print_side(sheet: Worksheet, band: Band) -> None:
    check = band.columns["check"].left
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(band.top - 1)
    sheet.print_area(0, 0, band.top + band.capacity - 1, check - 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _highlight(main: MainSheet, band: Band) -> None:
    """Colour the inputs of rows whose check speaks; the words beside them say the same."""
    check = CHECK if band.sheet == MAIN else band.columns["check"].left
    for column in band.columns.values():
        if column.field.is_input:
            _colour(main, band.area(column.field.key), check)


def _colour(main: MainSheet, area: Area, check: int) -> None:
    """Colour ``area`` where the check in the column ``check`` of its row speaks."""
    cell = "$" + cell_name(area.top, check)
    for word, look in (("错误", ("#FFC7CE", "#9C0006")), ("警告", ("#FFEB9C", "#7F6000"))):
        main.canvas.sheet(area.sheet).conditional_format(
            area.top,
            area.left,
            area.bottom,
            area.right,
            {
                "type": "formula",
                "criteria": f'=LEFT({cell},2)="{word}"',
                "format": main.canvas.styles.highlight(*look),
            },
        )
