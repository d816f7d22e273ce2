"""The look of the workbook: one format for each role, made once."""

from __future__ import annotations

from typing import Any

from budget_xl.workbook.xlsx import Format, LockedWorkbook

FONT = "宋体"
INPUT_FILL, COMPUTED_FILL, HEAD_FILL = "#FFF9E5", "#E7E6E6", "#F2F2F2"
MONEY_FORMAT = "General"
TEXT_FORMAT = "@"
AMOUNT_FORMAT = "#,##0.00"
SPARSE_FORMAT = "#,##0.00;-#,##0.00;"
PERCENT_FORMAT = "0.0%"

BASE: dict[str, Any] = {
    "font_name": FONT,
    "font_size": 11,
    "valign": "vcenter",
    "text_wrap": True,
}
BOX = {**BASE, "border": 1}
TOTAL = {**BOX, "bold": True, "bg_color": COMPUTED_FILL}

STYLES: dict[str, dict[str, Any]] = {
    "title": {**BASE, "font_size": 16, "bold": True, "align": "center"},
    "title-left": {**BASE, "font_size": 16, "bold": True, "text_wrap": False},
    "label": {**BOX, "align": "center"},
    "head": {**BOX, "align": "center", "bg_color": HEAD_FILL},
    "question": {**BOX, "bg_color": HEAD_FILL},
    "line": {**BOX},
    # In a row of one line: of a longer text the beginning shows, not two halves of lines.
    "short": {**BOX, "text_wrap": False},
    "note": {**BASE},
    "note-right": {**BASE, "align": "right"},
    "state": {**BASE, "bold": True, "font_color": "#1F3864"},
    "helper": {**BASE, "font_color": "#595959", "font_size": 9},
    "helper-head": {**BOX, "align": "center", "bg_color": HEAD_FILL, "font_size": 9},
    # In one line that runs on to the right: a second line would be cut off.
    "check": {**BASE, "font_size": 9, "font_color": "#9C0006", "text_wrap": False},
    "input": {**BOX, "bg_color": INPUT_FILL, "locked": False},
    "input-center": {**BOX, "bg_color": INPUT_FILL, "locked": False, "align": "center"},
    "input-text": {**BOX, "bg_color": INPUT_FILL, "locked": False, "num_format": TEXT_FORMAT},
    "input-long": {**BOX, "bg_color": INPUT_FILL, "locked": False, "valign": "top"},
    "input-amount": {
        **BOX,
        "bg_color": INPUT_FILL,
        "locked": False,
        "align": "right",
        "num_format": MONEY_FORMAT,
    },
    "computed": {**BOX, "bg_color": COMPUTED_FILL},
    "computed-long": {**BOX, "bg_color": COMPUTED_FILL, "valign": "top"},
    "computed-amount": {
        **BOX,
        "bg_color": COMPUTED_FILL,
        "align": "right",
        "num_format": MONEY_FORMAT,
    },
    "serial": {**BOX, "align": "center"},
    "text": {**BASE},
    "above": {**BASE, "text_wrap": False},
    "paragraph": {**BASE, "bold": True},
    "heading": {**BASE, "font_size": 12, "bold": True, "text_wrap": False},
    "link": {**BOX, "font_color": "#0563C1", "underline": 1},
    "amount": {**BOX, "num_format": AMOUNT_FORMAT},
    "amount-sparse": {**BOX, "num_format": SPARSE_FORMAT},
    "count": {**BOX, "align": "center", "num_format": "0"},
    "percent": {**BOX, "num_format": PERCENT_FORMAT},
    "total": {**TOTAL},
    "total-amount": {**TOTAL, "num_format": AMOUNT_FORMAT},
    "total-amount-sparse": {**TOTAL, "num_format": AMOUNT_FORMAT},
    "total-count": {**TOTAL, "align": "center", "num_format": "0"},
}


class Styles:
    """Formats of one workbook by name."""

    def __init__(self, book: LockedWorkbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(STYLES[name])
        return self._made[name]

    def highlight(self, background: str, color: str) -> Format:
        """Return a format for a conditional format."""
        name = f"highlight {background} {color}"
        if name not in self._made:
            self._made[name] = self._book.add_format({"bg_color": background, "font_color": color})
        return self._made[name]
