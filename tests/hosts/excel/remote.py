"""A workbook in an Excel that is driven through xlwings' remote engine: payload out, actions in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from python_calamine import CalamineWorkbook

from budget_xl.core.place import Ref
from budget_xl.hosts.excel import actions

Grid = list[list[Any]]


class NoDesk:
    """A desktop on which nobody may be asked for anything."""


class Desk(NoDesk):
    """A clerk who gives ready answers, and what was shown and printed."""

    def __init__(self, *answers: Path | None) -> None:
        self.answers = list(answers)
        self.opened: list[Path] = []
        self.printed: list[tuple[str, Path]] = []
        self.told: list[str] = []

    def choose_file(self, title: str, kinds: str) -> Path | None:
        assert title
        assert all(kind.startswith("*.") for kind in kinds.split(";"))
        return self.answers.pop(0)

    def choose_folder(self, title: str) -> Path | None:
        assert title
        return self.answers.pop(0)

    def open(self, path: Path) -> None:
        assert path.exists()
        self.opened.append(path)

    def print_pdf(self, sheet: str, path: Path) -> None:
        path.write_bytes(b"%PDF-")
        self.printed.append((sheet, path))

    def progress(self, text: str) -> None:
        self.told.append(text)


class Excel:
    """The workbook at ``path``, changed only by what actions send back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.workbook = openpyxl.load_workbook(path)
        shown = CalamineWorkbook.from_path(path)
        self.grids: dict[str, Grid] = {
            name: shown.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in shown.sheet_names
        }
        self.cursor = Ref(self.workbook.active.title, "A1")
        self.alerts: list[str] = []
        self._do = {
            "setValues": self._set_values,
            "setFormula": self._set_values,
            "setFormulaArray": self._set_array,
            "setRowHidden": self._hide,
            "rangeSelect": self._select,
            "alert": self._say,
            "activateSheet": self._nothing,
            "calculate": self._nothing,
            "setAutofit": self._nothing,
        }
        self.actions: list[dict[str, Any]] = []

    def run(self, name: str, desk: NoDesk | None = None) -> str:
        """Press a button: send the whole workbook, do what comes back, return what was told."""
        book = xw.Book(json=self._payload())
        try:
            sentence = actions.run(name, book, desk or NoDesk())
            self.actions = book.json()["actions"]
        finally:
            book.close()
        for action in self.actions:
            self._do[action["func"]](action)
        return sentence

    def type(self, ref: Ref, value: Any) -> None:
        """Type a value into a cell."""
        self._put(ref.sheet, *self._coordinates(ref), value)

    def select(self, ref: Ref) -> None:
        self.cursor = ref

    def hidden(self, sheet: str) -> set[int]:
        """The hidden rows, numbered from 0."""
        rows = self.workbook[sheet].row_dimensions
        return {number - 1 for number, row in rows.items() if row.hidden}

    def rows(self, sheet: str, columns: int) -> list[list[Any]]:
        """What a sheet shows, blank rows left out."""
        return [row[:columns] for row in self.grids[sheet] if any(cell != "" for cell in row)]

    def save(self, path: Path) -> Path:
        self.workbook.save(path)
        return path

    def _payload(self) -> dict[str, Any]:
        sheets = [
            {"name": name, "values": grid, "visibility": "Visible", "tables": [], "pictures": []}
            for name, grid in self.grids.items()
        ]
        place = {"active_sheet_index": list(self.grids).index(self.cursor.sheet)}
        return {
            "client": "Office.js",
            "version": xw.__version__,
            "book": {"name": str(self.path), "selection": self.cursor.cell, **place},
            "names": [],
            "sheets": sheets,
        }

    def _coordinates(self, ref: Ref) -> tuple[int, int]:
        cell = self.workbook[ref.sheet][ref.cell]
        return cell.row - 1, cell.column - 1

    def _put(self, sheet: str, row: int, column: int, value: Any) -> None:
        """Take a value as Excel does: '=' begins a formula, an apostrophe a text."""
        cell, shown = self.workbook[sheet].cell(row + 1, column + 1), value
        if isinstance(value, str) and value.startswith("'"):
            value = shown = value[1:]
        elif isinstance(value, str) and value.startswith("=HYPERLINK("):
            shown = value.rsplit('"', 2)[1]
        elif isinstance(value, str) and value.startswith("="):
            shown = "（未计算）"
        is_text = value != "" and isinstance(value, str) and value is shown
        cell.value = None if value == "" else value
        if is_text:
            cell.data_type = "s"
        grid = self.grids[sheet]
        while len(grid) <= row:
            grid.append([""] * len(grid[0]))
        grid[row][column] = shown

    def _name(self, action: dict[str, Any]) -> str:
        return self.workbook.sheetnames[action["sheet_position"]]

    def _set_values(self, action: dict[str, Any]) -> None:
        assert len(action["values"]) == action["row_count"]
        for down, line in enumerate(action["values"]):
            assert len(line) == action["column_count"]
            for right, value in enumerate(line):
                at = action["start_row"] + down, action["start_column"] + right
                self._put(self._name(action), *at, value)

    def _set_array(self, action: dict[str, Any]) -> None:
        first = action["start_row"] + 1
        column = get_column_letter(action["start_column"] + 1)
        last = first + action["row_count"] - 1
        area = f"{column}{first}:{column}{last}" if last > first else f"{column}{first}"
        sheet = self.workbook[self._name(action)]
        sheet[f"{column}{first}"] = ArrayFormula(area, action["args"][0])

    def _hide(self, action: dict[str, Any]) -> None:
        sheet, top = self.workbook[self._name(action)], action["start_row"]
        for row in range(top + 1, top + action["row_count"] + 1):
            sheet.row_dimensions[row].hidden = action["args"][0]

    def _select(self, action: dict[str, Any]) -> None:
        cell = f"{get_column_letter(action['start_column'] + 1)}{action['start_row'] + 1}"
        self.cursor = Ref(self._name(action), cell)

    def _say(self, action: dict[str, Any]) -> None:
        self.alerts.append(action["args"][0])

    def _nothing(self, action: dict[str, Any]) -> None:
        """What shows in no value; selecting a cell activates its sheet as well."""
