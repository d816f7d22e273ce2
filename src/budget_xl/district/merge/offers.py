"""What may be the same thing in two departments; a person decides, nothing is joined silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from budget_xl.core.form import Form
from budget_xl.district.merge.parts import Offer, Part, added
from budget_xl.district.merge.rows import Rows
from budget_xl.prose.names import normalise_name, same_name

Same = Callable[[str, str], bool]


def offers(parts: Sequence[Part], rows: Rows, form: Form) -> tuple[Offer, ...]:
    """Return the items, units and indicators of different departments that look alike."""
    owners = [number for number, own in enumerate(rows.numbers) for _ in own]
    found = [
        Offer("支出明细", name, numbers, added(rows.items[n - 1].amount.value for n in numbers))
        for name, numbers in _alike([row.name.value for row in rows.items], owners, same_name)
    ]
    executors = [
        number for number, part in enumerate(parts) for _ in part.declaration.identity.executors
    ]
    units = [row.unit.value for row in rows.executors]
    found += [Offer("联系人", *alike) for alike in _alike(units, executors, _identical)]
    for code, kind in form.classes.items():
        names, owners = _indicators(parts, code)
        found += [Offer(kind.second, *alike) for alike in _alike(names, owners, _identical)]
    return tuple(found)


def _indicators(parts: Sequence[Part], code: str) -> tuple[list[str | None], list[int]]:
    rows: list[tuple[Any, int]] = [
        (row.name.value, number)
        for number, part in enumerate(parts)
        for row in part.declaration.indicators.rows
        if row.code == code
    ]
    return [name for name, _ in rows], [owner for _, owner in rows]


def _identical(left: str, right: str) -> bool:
    return normalise_name(left) == normalise_name(right)


def _alike(
    names: Sequence[str | None], owners: Sequence[int], same: Same
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield name and row numbers (from 1) of the rows of several owners whose names are alike."""
    groups: list[tuple[str, list[int]]] = []
    for number, name in enumerate(names, start=1):
        if not (name or "").strip():
            continue
        assert name is not None
        group = next((rows for first, rows in groups if same(first, name)), None)
        if group is None:
            groups.append((name, [number]))
        else:
            group.append(number)
    for name, rows in groups:
        if len({owners[number - 1] for number in rows}) > 1:
            yield name, tuple(rows)
