"""Walks a declaration by keys, so that readers, writers and codecs need no list of fields.

A key is ``section.attribute`` for a single value (``budget.total``) and
``section.table.row.attribute`` for a value in a table, where row is the number of the row
(``expenditure.items.3.amount``), the code of a funding line (``funding.lines.general.amount``)
or class and number of an indicator (``indicators.rows.quality.4.value``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from budget_xl.core.declaration import SECTIONS, Declaration
from budget_xl.core.entry import Entry

Identifier = tuple[Any, ...]


@lru_cache
def entry_kinds(owner: type) -> dict[str, type]:
    """Return the kind (str, Decimal or bool) of every entry of a section or row."""
    return {f.name: f.metadata["kind"] for f in fields(owner) if "kind" in f.metadata}


@lru_cache
def tables(section: str) -> dict[str, type]:
    """Return the row type of every table of a section."""
    return {f.name: f.metadata["row"] for f in fields(SECTIONS[section]) if "row" in f.metadata}


@lru_cache
def identifiers(row: type) -> tuple[str, ...]:
    """Return the attributes that tell the rows of one table apart (``number``, ``code``)."""
    return tuple(f.name for f in fields(row) if not f.metadata)


def row_type(pool: str) -> type:
    """Return the row type of the table ``section.attribute``."""
    section, name = pool.split(".")
    return tables(section)[name]


def _type(row: object) -> type:
    return type(row)


def identify(row: Any) -> Identifier:
    """Return what tells ``row`` apart in its table."""
    return tuple(getattr(row, name) for name in identifiers(_type(row)))


def row_key(pool: str, identifier: Iterable[Any]) -> str:
    """Return the key of one row of a table."""
    return ".".join([pool, *map(str, identifier)])


def walk(declaration: Declaration) -> Iterator[tuple[str, type, Entry[Any]]]:
    """Yield key, kind and entry of every value, in the order of the sections."""
    for name, section in SECTIONS.items():
        owner = getattr(declaration, name)
        for attribute, kind in entry_kinds(section).items():
            yield f"{name}.{attribute}", kind, getattr(owner, attribute)
        for table in tables(name):
            pool = f"{name}.{table}"
            for row in getattr(owner, table):
                for key, attribute, kind in _row_keys(pool, identify(row)):
                    yield key, kind, getattr(row, attribute)


@lru_cache(maxsize=1 << 12)
def _row_keys(pool: str, identifier: Identifier) -> tuple[tuple[str, str, type], ...]:
    """Return key, attribute and kind of the entries of one row; all forms share them."""
    prefix, kinds = row_key(pool, identifier), entry_kinds(row_type(pool))
    return tuple((f"{prefix}.{attribute}", attribute, kind) for attribute, kind in kinds.items())


def assemble(
    form: str,
    version: int,
    year: int,
    values: Mapping[str, Entry[Any]],
    rows: Mapping[str, Iterable[tuple[Identifier, Mapping[str, Entry[Any]]]]],
) -> Declaration:
    """Build a declaration from single values by key and rows by table.

    Raises TypeError for an attribute that the declaration does not know.
    """
    sections: dict[str, dict[str, Any]] = {name: {} for name in SECTIONS}
    for key, entry in values.items():
        section, attribute = key.split(".")
        sections[section][attribute] = entry
    for pool, found in rows.items():
        section, name = pool.split(".")
        kind = tables(section)[name]
        sections[section][name] = tuple(
            kind(*identifier, **entries) for identifier, entries in found
        )
    built = {name: SECTIONS[name](**attributes) for name, attributes in sections.items()}
    return Declaration(form, version, year, **built)


def map_entries(
    declaration: Declaration, change: Callable[[str, Entry[Any]], Entry[Any]]
) -> Declaration:
    """Return ``declaration`` with every entry replaced by what ``change`` makes of it."""
    sections = {}
    for name, section in SECTIONS.items():
        owner = getattr(declaration, name)
        changed: dict[str, Any] = {
            attribute: change(f"{name}.{attribute}", getattr(owner, attribute))
            for attribute in entry_kinds(section)
        }
        for table in tables(name):
            changed[table] = tuple(
                _map_row(f"{name}.{table}", row, change) for row in getattr(owner, table)
            )
        sections[name] = replace(owner, **changed)
    return replace(declaration, **sections)


def _map_row(pool: str, row: Any, change: Callable[[str, Entry[Any]], Entry[Any]]) -> Any:
    prefix = row_key(pool, identify(row))
    changed = {
        attribute: change(f"{prefix}.{attribute}", getattr(row, attribute))
        for attribute in entry_kinds(_type(row))
    }
    return replace(row, **changed)
