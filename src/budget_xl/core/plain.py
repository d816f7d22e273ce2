"""Plain data: a declaration as nested dicts and lists for JSON, and back, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from budget_xl.core import money
from budget_xl.core.declaration import SECTIONS, Declaration
from budget_xl.core.entry import Defect, Entry
from budget_xl.core.schema import (
    Identifier,
    assemble,
    entry_kinds,
    identifiers,
    identify,
    row_type,
    tables,
)

META = ("form", "version", "year")


def to_plain(declaration: Declaration) -> dict[str, Any]:
    """Return ``declaration`` as plain data: amounts as strings, blanks left out.

    A value that could not be read is ``{"raw": text, "defect": why}``.
    """
    data: dict[str, Any] = {name: getattr(declaration, name) for name in META}
    for name in SECTIONS:
        section = getattr(declaration, name)
        table = _entries(section)
        for attribute in tables(name):
            rows = getattr(section, attribute)
            names = identifiers(row_type(f"{name}.{attribute}"))
            table[attribute] = [
                {**dict(zip(names, identify(row), strict=True)), **_entries(row)} for row in rows
            ]
        data[name] = table
    return data


def from_plain(data: Mapping[str, Any]) -> Declaration:
    """Return the declaration that ``data`` describes; sections left out are blank.

    Raises KeyError, TypeError or ValueError when ``data`` is not of the shape of to_plain.
    """
    values: dict[str, Entry[Any]] = {}
    rows: dict[str, list[tuple[Identifier, dict[str, Entry[Any]]]]] = {}
    for name in data.keys() - set(META):
        kinds = entry_kinds(SECTIONS[name])
        for attribute, value in data[name].items():
            if attribute in tables(name):
                rows[f"{name}.{attribute}"] = [_row(f"{name}.{attribute}", row) for row in value]
            else:
                values[f"{name}.{attribute}"] = _entry(kinds[attribute], value)
    return assemble(str(data["form"]), int(data["version"]), int(data["year"]), values, rows)


def _row(pool: str, data: Mapping[str, Any]) -> tuple[Identifier, dict[str, Entry[Any]]]:
    kind = row_type(pool)
    names = identifiers(kind)
    kinds = entry_kinds(kind)
    entries = {key: _entry(kinds[key], value) for key, value in data.items() if key not in names}
    return tuple(data[name] for name in names), entries


def _entries(owner: object) -> dict[str, Any]:
    kind: type = type(owner)
    found: dict[str, Any] = {}
    for attribute in entry_kinds(kind):
        entry = getattr(owner, attribute)
        if entry.defect is not None:
            found[attribute] = {"raw": entry.raw, "defect": entry.defect.name}
        elif isinstance(entry.value, Decimal):
            found[attribute] = money.show(entry.value)
        elif entry.value is not None:
            found[attribute] = entry.value
    return found


def _entry(kind: type, value: Any) -> Entry[Any]:
    if isinstance(value, Mapping):
        return Entry(defect=Defect[value["defect"]], raw=str(value["raw"]))
    if value == "":
        return Entry()
    if kind is Decimal:
        number = money.parse(str(value))
        if number is None:
            raise ValueError(f"not an amount: {value!r}")
        return Entry(number)
    if not isinstance(value, kind):
        raise TypeError(f"not of kind {kind.__name__}: {value!r}")
    return Entry(value)
