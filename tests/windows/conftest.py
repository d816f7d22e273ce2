"""A real Excel with our add-in; without one, every test here is skipped."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwings as xw

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.hosts.excel.seat import ADDIN, packaged, this_seat
from budget_xl.workbook.writer import write_form

MACROS_ALLOWED = 1
"""Office.MsoAutomationSecurity.msoAutomationSecurityLow"""
OBSERVED = Path("windows-observed.txt")
"""What the tests only note down; it belongs with the protocol."""


def missing() -> str:
    """Why these tests cannot run here, blank when they can."""
    if sys.platform != "win32":
        return "needs Windows with Excel; see docs/开发/windows-protocol.md"
    if importlib.util.find_spec("win32com") is None:
        return "needs pywin32"
    if not this_seat().settings.is_file():
        return "run budget-xl addin install first"
    return ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = missing()
    here = Path(__file__).parent
    for item in items:
        if reason and here in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def excel() -> Iterator[xw.App]:
    """An Excel of its own, without add-in: automation does not open the start-up folder."""
    app = xw.App(visible=True, add_book=False)
    app.api.AutomationSecurity = MACROS_ALLOWED
    app.display_alerts = False
    yield app
    app.kill()


@pytest.fixture
def load(excel, tmp_path) -> Callable[..., Any]:
    """Load the add-in, from a folder of one's own when it is to be moved."""

    def loaded(folder: str = "addin") -> Any:
        place = tmp_path / folder / ADDIN
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(packaged().read_bytes())
        return excel.api.Workbooks.Open(str(place))

    return loaded


@pytest.fixture
def street(tmp_path) -> Path:
    path = tmp_path / "street.xlsx"
    write_form(load_form(), from_plain(scenario().submissions[0].declaration), path)
    return path


@pytest.fixture
def bare(tmp_path) -> Path:
    """A workbook that is not ours, with one call that nothing catches and one that falls back."""
    path = tmp_path / "bare.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["甲", "乙"])
        sheet.write_formula(0, 1, "=BX_JOIN(A1:A2)", None, "cached")
        sheet.write_formula(1, 1, '=IFERROR(BX_JOIN(A1:A2),"native")', None, "cached")
    return path


@pytest.fixture
def observe(request) -> Callable[[object], None]:
    def note(what: object) -> None:
        with OBSERVED.open("a", encoding="utf-8") as file:
            file.write(f"{request.node.name}: {what}\n")

    return note
