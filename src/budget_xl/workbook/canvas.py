"""Draws boxes and bands on sheets: values, merged cells, validations, arrays with cached values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from budget_xl.core.form import Field
from budget_xl.forms.area import Area
from budget_xl.forms.stamp import PASSWORD
from budget_xl.workbook.styles import Styles
from budget_xl.workbook.xlsx import LockedWorkbook, Worksheet, as_cell

PROTECTION = {"format_rows": True, "autofilter": True, "objects": True, "scenarios": True}
TITLE_LIMIT, MESSAGE_LIMIT = 32, 255
TICKED, UNTICKED = "☑", "□"


class _Text(str):
    """Text that XlsxWriter must not take for a number, even where it is made of digits."""

    __slots__ = ()

    def __float__(self) -> float:
        raise ValueError


class Canvas:
    """One workbook being drawn; sheets appear in the order in which they are first asked for."""

    def __init__(self, book: LockedWorkbook) -> None:
        self.book = book
        self.styles = Styles(book)

    def sheet(self, name: str) -> Worksheet:
        """Return the sheet of that name, made and locked at the first call."""
        found = self.book.get_worksheet_by_name(name)
        if found is None:
            found = self.book.add_worksheet(name)
            found.protect(PASSWORD, PROTECTION)
        return found

    def put(self, area: Area, value: Any, style: str) -> None:
        """Write a value; an area of several cells is merged and bordered as one."""
        sheet, look = self.sheet(area.sheet), self.styles[style]
        if (area.top, area.left) != (area.bottom, area.right):
            sheet.merge_range(area.top, area.left, area.bottom, area.right, "", look)
        self.write(sheet, area.top, area.left, value, style)

    def write(self, sheet: Worksheet, row: int, column: int, value: Any, style: str) -> None:
        """Write a value to one cell; text stays text, whatever it begins with."""
        look = self.styles[style]
        if value is None or value == "":
            sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, look)
        else:
            sheet.write_number(row, column, as_cell(value), look)

    def formula(self, area: Area, formula: str, cached: Any, style: str) -> None:
        """Write a formula with its cached value; an area of several cells is merged."""
        self.put(area, None, style)
        value = "" if cached is None else as_cell(cached)
        sheet = self.sheet(area.sheet)
        sheet.write_formula(area.top, area.left, formula, self.styles[style], value)

    def array(self, area: Area, formula: str, cached: Sequence[Any], style: str) -> None:
        """Write one array formula down a column, with the cached value of every cell."""
        sheet, look = self.sheet(area.sheet), self.styles[style]
        values = ["" if value is None else as_cell(value) for value in cached]
        first = _Text(values[0]) if isinstance(values[0], str) else values[0]
        sheet.write_array_formula(area.top, area.left, area.bottom, area.left, formula, look, first)
        for row, value in zip(range(area.top + 1, area.bottom + 1), values[1:], strict=True):
            # A blank string, not a blank cell: it must read as text, as the formula leaves it.
            if isinstance(value, str):
                sheet.write_string(row, area.left, value, look)
            else:
                sheet.write_number(row, area.left, value, look)

    def validate(self, area: Area, field: Field, source: str = "") -> None:
        """Let only fitting values be typed into ``area``, with a hint and a Chinese error."""
        title = (field.label or "填写说明").strip("：")[:TITLE_LIMIT]
        rule: dict[str, Any] = {
            "ignore_blank": True,
            "input_title": title,
            "input_message": field.help[:MESSAGE_LIMIT],
            "error_title": "填写不符合要求",
            **self._allowed(area, field, source),
        }
        sheet = self.sheet(area.sheet)
        sheet.data_validation(area.top, area.left, area.bottom, area.left, rule)

    def _allowed(self, area: Area, field: Field, source: str) -> dict[str, Any]:
        cell = area.row(1).ref.cell
        match field.kind:
            case "amount":
                test = f"=AND(ISNUMBER({cell}),{cell}>=0,ROUND({cell},2)={cell})"
                says = "只能填不小于 0 的数字，最多两位小数，单位万元。"
                return {"validate": "custom", "value": test, "error_message": says}
            case "number":
                says = "只能填不小于 0 的数字。"
                return {
                    "validate": "decimal",
                    "criteria": ">=",
                    "value": 0,
                    "error_message": says,
                }
            case "tick":
                return _one_of([UNTICKED, TICKED], "请从下拉中选 ☑ 或 □。")
            case "choice":
                says = f"请从下拉中选：{'、'.join(field.choices)}。"
                return _one_of(list(field.choices), says)
            case "item":
                return _one_of(f"={source}", "请从下拉中选支出明细的序号。")
            case "phone":
                test = f"=AND(LEN({cell})>=7,LEN({cell})<=30)"
                return {
                    "validate": "custom",
                    "value": test,
                    "error_message": "电话至少 7 位，例如 027-85550000。",
                }
            case _:
                return {
                    "validate": "length",
                    "criteria": "<=",
                    "value": field.limit,
                    "error_message": f"不能超过 {field.limit} 个字。",
                }


def _one_of(source: list[str] | str, says: str) -> dict[str, Any]:
    return {"validate": "list", "source": source, "error_message": says}
