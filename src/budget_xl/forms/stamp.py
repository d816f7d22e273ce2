"""The stamp on the very hidden sheet: which form, version, year, unit and capacities."""

from __future__ import annotations

from typing import NamedTuple

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form

MARK = "budget_xl"

PASSWORD = "budget"  # noqa: S105
"""Keeps honest people from slips; it is printed in the district's manual and is no secret."""


class Stamp(NamedTuple):
    """What a workbook of ours says of itself, all as text."""

    mark: str = ""
    form: str = ""
    version: str = ""
    year: str = ""
    unit: str = ""
    unit_code: str = ""
    capacities: str = ""
    fingerprint: str = ""

    def rows(self) -> list[tuple[str, str]]:
        """Return the stamp as names and values, in order."""
        return [(name, getattr(self, name)) for name in self._fields]

    @classmethod
    def from_rows(cls, rows: list[list[object]]) -> Stamp:
        """Return the stamp that ``rows`` of names and values say; unknown names are left out."""
        pairs = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
        return cls(**{name: pairs[name] for name in cls._fields if name in pairs})


def stamp_of(form: Form, declaration: Declaration) -> Stamp:
    """Return the stamp of a workbook of ``form`` made for the unit of ``declaration``."""
    pools = [f"{key}={pool.rows}" for key, pool in form.pools.items() if pool.rows]
    classes = [f"{code}={item.capacity}" for code, item in form.classes.items()]
    return Stamp(
        MARK,
        form.id,
        str(form.version),
        str(form.year),
        declaration.identity.unit.value or "",
        declaration.identity.unit_code.value or "",
        " ".join(pools + classes),
        form.fingerprint,
    )
