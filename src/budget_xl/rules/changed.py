"""What was done to the workbook, as breaches of the rule that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budget_xl.core.change import Change, Kind
from budget_xl.core.rule import Breach, at


def changed(changes: Iterable[Change], kind: Kind) -> Iterator[Breach]:
    """Yield a breach for every change of one kind, with what stands there and what should."""
    for change in changes:
        if change.kind is kind:
            count = str(1 + len(change.also))
            yield at(
                change.ref, *change.also, found=change.found, expected=change.expected, count=count
            )
