"""The texts of a form; the long ones with the documents they cite and their torn brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from budget_xl.core.declaration import SECTIONS, Declaration
from budget_xl.core.entry import Entry, Text
from budget_xl.core.form import Field, Form
from budget_xl.core.schema import entry_kinds, tables
from budget_xl.prose.documents import Document, Unbalanced, find_documents, unbalanced_brackets

Entries = Mapping[str, list[Entry[Any]]]
"""Values by the section or the table they stand in: ``budget``, ``expenditure.items``."""

_PAIRS = (("（(", "）)"), ("【", "】"), ("[［", "]］"), ("〔", "〕"), ("﹝", "﹞"), ("《", "》"))


@dataclass(frozen=True)
class LongText:
    """One long text of the form, the field it is asked in, and its place."""

    field: Field
    entry: Text
    text: str

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The document numbers in it; 2019-07号 of nobody is the number of a contract."""
        found = find_documents(self.text) if "号" in self.text else ()
        return tuple(doc for doc in found if doc.organ or doc.style != "-")

    @cached_property
    def unbalanced(self) -> tuple[Unbalanced, ...]:
        """The brackets in it that have no partner."""
        return unbalanced_brackets(self.text) if _may_be_torn(self.text) else ()


def _may_be_torn(text: str) -> bool:
    """Tell whether brackets want a closer look, which costs more than counting them."""
    return any(
        sum(map(text.count, openers)) != sum(map(text.count, closers))
        for openers, closers in _PAIRS
    )


def read_long_texts(declaration: Declaration, form: Form) -> tuple[LongText, ...]:
    """Return the long texts that are filled, in the order of the form."""
    found = []
    for key, field in form.fields.items():
        if field.kind == "long":
            section, attribute = key.split(".")
            entry: Text = getattr(getattr(declaration, section), attribute)
            if entry.value:
                found.append(LongText(field, entry, entry.value))
    return tuple(found)


def entries_of(declaration: Declaration) -> Entries:
    """Return every value, blank ones included, in the order of the sections."""
    found = {}
    for name, section in SECTIONS.items():
        owner = getattr(declaration, name)
        found[name] = [getattr(owner, value) for value in entry_kinds(section)]
        for table, row in tables(name).items():
            values, rows = entry_kinds(row), getattr(owner, table)
            found[f"{name}.{table}"] = [getattr(one, value) for one in rows for value in values]
    return found


def texts_in(entries: Entries) -> Iterator[tuple[str, Text, str]]:
    """Yield every text with its section or table and its entry."""
    for place, found in entries.items():
        for entry in found:
            if isinstance(entry.value, str):
                yield place, entry, entry.value
