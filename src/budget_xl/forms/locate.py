"""Gives every value of a declaration its place in the workbook of its form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Entry
from budget_xl.core.schema import map_entries
from budget_xl.forms.layout import Layout


def located(declaration: Declaration, layout: Layout) -> Declaration:
    """Return ``declaration`` with the cell of every value that the form has a cell for."""

    def place(key: str, entry: Entry[Any]) -> Entry[Any]:
        return replace(entry, ref=layout.refs.get(key, entry.ref))

    return map_entries(declaration, place)
