"""Indicators of the year before, found by class and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.prose.values import IndicatorValue, parse_value
from budget_xl.rules.targets import Target, targets_of


def with_last_year(
    targets: Iterable[Target], last_year: Declaration | None, form: Form
) -> Iterator[tuple[Target, IndicatorValue]]:
    """Yield the indicators that last year's form has too, each with its value of then."""
    if last_year is None:
        return
    rows = last_year.indicators.rows
    before = targets_of(rows, [parse_value(row.joined) for row in rows], form)
    values = {(target.kind.code, target.name): target.value for target in before}
    for target in targets:
        value = values.get((target.kind.code, target.name))
        if value is not None:
            yield target, value
