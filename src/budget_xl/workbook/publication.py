"""The version of a declaration that may be published: no persons, no telephones, no remarks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.entry import Entry
from budget_xl.core.schema import map_entries

PRIVATE = (".leader", ".phone", ".remark", ".note")
"""Values that are dropped: who answers, where to call, internal notes."""

MASK = "（电话略）"
_PHONE = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9]{9}|\(?0[0-9]{2,3}[)\-－— ]?[2-9][0-9]{6,7})(?![0-9])"
    r"|(?<=电话)[:：为是]?\s?[2-9][0-9]{6,7}(?![0-9])"
)


def published(declaration: Declaration) -> Declaration:
    """Return ``declaration`` without contacts and remarks; telephones in its texts are masked."""
    return map_entries(declaration, _public)


def _public(key: str, entry: Entry[Any]) -> Entry[Any]:
    if key.endswith(PRIVATE):
        return Entry(ref=entry.ref)
    if isinstance(entry.value, str):
        return replace(entry, value=_PHONE.sub(MASK, entry.value))
    return entry
