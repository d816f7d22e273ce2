"""Joins declarations: rows one below the other, amounts added, prose under its department."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Basis, Declaration, Expenditure, Indicators, Narrative
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.core.money import show
from budget_xl.core.place import NOWHERE
from budget_xl.core.schema import entry_kinds
from budget_xl.district.merge import prose
from budget_xl.district.merge.offers import offers
from budget_xl.district.merge.parts import Merged, Part, added
from budget_xl.district.merge.rows import Rows, join_rows
from budget_xl.district.merge.singles import Singles
from budget_xl.legacy.grid import Leftover
from budget_xl.legacy.limits import fit

HISTORY, CHANGE, BASIS = "history", "change", "basis"
ROWS = ("identity.executors.", "expenditure.items.", "basis.rows.", "indicators.rows.")


def merge(parts: Sequence[Part], form: Form) -> Merged:
    """Return the declaration of all ``parts``, which are of ``form``; at least one is needed.

    Every amount of the parts is in the whole, or stands in what is left.
    """
    singles, rows = Singles(parts, form), join_rows(parts, form)
    budget = singles.budget()
    whole = Declaration(
        form.id,
        form.version,
        form.year,
        identity=replace(singles.identity(), executors=rows.executors),
        narrative=_narrative(parts, rows, budget.annual.value),
        budget=budget,
        funding=singles.funding(),
        expenditure=Expenditure(items=rows.items),
        basis=Basis(rows.basis),
        indicators=Indicators(rows.indicators),
    )
    whole, surplus = fit(whole, form)
    left = (*singles.left, *_unreadable(parts), *rows.left, *surplus, *_weights(parts))
    return Merged(with_totals(whole, form), left, offers(parts, rows, form))


def _narrative(parts: Sequence[Part], rows: Rows, annual: Decimal | None) -> Narrative:
    texts = {key: prose.said(parts, key) for key in entry_kinds(Narrative)}
    joined = {key: prose.join(found) for key, found in texts.items() if found}
    joined[BASIS] = prose.join_basis(parts, prose.calculations(parts), rows.numbers)
    years = prose.year_totals(texts[HISTORY], parts)
    if years and len(parts) > 1:
        # Who reads these fields takes the last budget of a year, and the first change.
        joined[HISTORY] += "\n" + prose.history_total(years)
        last = parts[0].declaration.year - 1
        if last in years and annual is not None:
            told = prose.change_total(last, years[last], annual)
            joined[CHANGE] = f"{told}\n{joined.get(CHANGE, '')}".strip()
    return Narrative(**{key: Entry(text or None) for key, text in joined.items()})


def _unreadable(parts: Sequence[Part]) -> Iterator[Leftover]:
    """Yield the cells of rows that could not be read: they stand in the whole as typed."""
    for part in parts:
        for key, entry in part.entries():
            if entry.defect is not None and key.startswith(ROWS):
                why = f"{entry.defect.value}，照原样放入，没有计入合计。"
                yield Leftover(entry.ref, entry.raw, why)


def _weights(parts: Sequence[Part]) -> Iterator[Leftover]:
    """Say that weights, which add up to a whole in every part, must be shared out anew."""
    weights = [
        added(row.weight.value for row in part.declaration.indicators.rows) for part in parts
    ]
    given = added(weights)
    if given is not None and sum(weight is not None for weight in weights) > 1:
        why = "各部门的分值权重相加超过一份表的分值，请按全街道重新分配。"
        yield Leftover(NOWHERE, f"分值权重合计 {show(given)}", why)
