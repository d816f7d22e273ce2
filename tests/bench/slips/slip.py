"""A slip: one thing that goes wrong in a correct form, and the rule that must say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.place import Ref
from tests.workbook.editor import Editor

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slip:
    """One kind of slip. ``also`` are rules whose finding is a second thing the slip did wrong.

    ``make`` changes plain data, or the file of a workbook where the slip exists only there.
    ``last_year`` is the declaration of the year before, when the rule compares with it.
    """

    code: str
    kind: str
    make: Callable[[Any], None]
    also: tuple[str, ...] = ()
    in_workbook: bool = False
    last_year: Callable[[], Declaration] | None = None


def slip(
    code: str, kind: str, *also: str, **more: Any
) -> Callable[[Callable[[Plain], None]], Slip]:
    """Turn a function that changes plain data into the slip that ``code`` must find."""
    return lambda make: Slip(code, kind, make, also, **more)


def typed(code: str, kind: str, *also: str) -> Callable[[Callable[[File], None]], Slip]:
    """Turn a function that changes a workbook into the slip that ``code`` must find."""
    return lambda make: Slip(code, kind, make, also, in_workbook=True)


@dataclass(frozen=True, slots=True)
class File:
    """A workbook whose cells are named by the keys of their values."""

    editor: Editor
    refs: dict[str, Ref]

    def text(self, key: str, text: str) -> None:
        self.editor.text(self.refs[key].sheet, self.refs[key].cell, text)

    def value(self, key: str, value: str) -> None:
        self.editor.value(self.refs[key].sheet, self.refs[key].cell, value)

    def error(self, key: str, name: str) -> None:
        self.editor.cell(self.refs[key].sheet, self.refs[key].cell, f"<v>{name}</v>", "e")


def item(data: Plain, number: int) -> Plain:
    """Return one line of 支出明细."""
    return data["expenditure"]["items"][number - 1]


def row(data: Plain, number: int) -> Plain:
    """Return one row of the table 测算依据."""
    return data["basis"]["rows"][number - 1]


def line(data: Plain, code: str) -> Plain:
    """Return one line of 资金来源."""
    return next(one for one in data["funding"]["lines"] if one["code"] == code)


def indicator(data: Plain, code: str, number: int = 1) -> Plain:
    """Return one indicator."""
    rows = data["indicators"]["rows"]
    return next(one for one in rows if (one["code"], one["number"]) == (code, number))


def executor(data: Plain, number: int) -> Plain:
    """Return one executing unit."""
    return data["identity"]["executors"][number - 1]


def rewrite(data: Plain, name: str, old: str, new: str) -> None:
    """Replace ``old`` in a text of the form; it must be there."""
    text = data["narrative"][name]
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {name}"
    data["narrative"][name] = text.replace(old, new)
