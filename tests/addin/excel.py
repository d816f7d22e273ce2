"""pyOpenVBA's Excel with the add-in loaded and a form open.

Its Excel lacks three things that the add-in uses, and the add-in's events, which the tests raise by
hand. What stands in for them is what Microsoft documents; ``tests/windows`` asks the real Excel.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.apps.excel import ExcelApplication, Range, Workbook, _arrays
from pyopenvba.interpreter import EMPTY, VBAArray
from pyopenvba.interpreter._objects import MemberSpec

NOT_PARSED = {"BX_Events", "budget_xl"}
"""Modules that the interpreter cannot parse; what is needed of them is in SUPPORT."""

SUPPORT = """
Public Const XLWINGS_VERSION As String = "0"
Public Function GetConfig(a, b, c)
    GetConfig = ""
End Function
"""


class Excel:
    """One form, open in an Excel that has our add-in."""

    def __init__(self, xlam: Path, form: Path) -> None:
        self.app = ExcelApplication.open(xlam, with_vba=False)
        with ExcelFile(xlam) as file:
            for module in file.vba_project().modules:
                if module.kind is VBAModuleKind.standard and module.name not in NOT_PARSED:
                    self.app.add_module(module.source, name=module.name)
        self.app.add_module(SUPPORT, name="Support")
        self.book = self.app.open_workbook(form)
        self.app.activate_workbook(self.book)

    def run(self, macro: str, *arguments: object) -> list[str]:
        """Run a macro and return what it said."""
        self.app.dialogs.clear()
        self.app.run(macro, *arguments)
        return [text for _, text, *_ in self.app.dialogs]

    def vba(self, expression: str) -> Any:
        return self.app.evaluate(expression)

    def do(self, *lines: str) -> None:
        """Run statements as the clerk's hand, or another macro, would do them."""
        self.app.add_module("Sub Once()\n" + "\n".join(lines) + "\nEnd Sub", name="Once")
        self.app.run("Once.Once")

    @property
    def cursor(self) -> tuple[str, int, int]:
        where = ("ActiveSheet.Name", "ActiveCell.Row", "ActiveCell.Column")
        sheet, row, column = map(self.vba, where)
        return sheet, row, column


@pytest.fixture
def complete_excel(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Give the Excel what it lacks; a test fills the list with links and finds them changed."""
    links: list[tuple[str, str]] = []

    def link_sources(book: Workbook, kind: object) -> object:
        del book, kind
        names: list[object] = [old for old, new in links if not new]
        return VBAArray([(1, len(names))], items=names) if names else EMPTY

    def change_link(book: Workbook, old: str, new: str, kind: object) -> None:
        del kind
        assert not any(sheet.vba_get("ProtectContents") for sheet in book.sheets_)
        links[:] = [(name, new if name == old else now) for name, now in links]

    whole = Range._vba_members["replace"].getter

    def replace(area: Range, what: str, new: str, *how: object) -> object:
        found = _arrays.array_at(area.sheet, area.first.top, area.first.left)
        if found is None:
            return whole(area, what, new, *how)
        assert not area.sheet.vba_get("ProtectContents"), "Replace does nothing on a locked sheet"
        assert max(len(what), len(new)) <= _arrays.LONGEST
        cell = area.sheet.cell(*found[0])
        with monkeypatch.context() as longer:
            longer.setattr(_arrays, "LONGEST", 8192)
            _arrays.put(area, cell.formula.replace(what, new))
        return True

    members = dict(Workbook._vba_members)
    for name, function, parameters in (
        ("LinkSources", link_sources, ("kind",)),
        ("ChangeLink", change_link, ("old", "new", "kind")),
    ):
        members[name.lower()] = MemberSpec(name, "method", function, parameters=parameters)
    monkeypatch.setattr(Workbook, "_vba_members", members)
    spec = Range._vba_members["replace"]
    changed = MemberSpec(
        spec.name, spec.kind, replace, parameters=("what", "new", "at", "order", "case")
    )
    monkeypatch.setattr(Range, "_vba_members", Range._vba_members | {"replace": changed})
    return links
