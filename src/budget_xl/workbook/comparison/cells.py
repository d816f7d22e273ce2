"""What was done to the cells of one sheet: formulas, fixed texts, looks, limits, hidden rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from budget_xl.core.change import Change, Kind
from budget_xl.core.place import Ref
from budget_xl.forms.area import cell_name, shown, value_at
from budget_xl.workbook.comparison.looks import DATE, PERCENT, TEXT, Look
from budget_xl.workbook.comparison.skeleton import SheetSkeleton, Skeleton, limits
from budget_xl.workbook.comparison.spelling import BROKEN, EXTERNAL, spell
from budget_xl.workbook.comparison.template import OPEN, Expected, Template

_VERDICTS = ("BX_CHECK_", "BX_STATE(")
"""Formulas whose rules differ from one release to the next; that they ask us is enough."""

_MISLEADING = {DATE, PERCENT, TEXT}
"""Number formats in which an amount shows as something else."""

BLANK = "（空白）"
_LOCKS = {True: Kind.LOCKED, False: Kind.UNLOCKED}


def compare_cells(
    template: Template, found: Skeleton, name: str, grid: Expected
) -> Iterator[Change]:
    """Yield the changes of the sheet ``name``, whose values are ``grid``."""
    sheet = found.sheets[name]
    yield from _formulas(template, sheet, name, grid)
    yield from _looks(template, found, name)
    yield from _limits(template.skeleton.sheets[name], sheet, name)
    yield from _hidden(template, sheet, name, grid)
    if template.skeleton.sheets[name].is_highlighted and not sheet.is_highlighted:
        yield Change(Kind.HIGHLIGHT, Ref(name, cell_name(0, 0)))


def _formulas(
    template: Template, sheet: SheetSkeleton, name: str, grid: Expected
) -> Iterator[Change]:
    if sheet.frame.formulas == template.skeleton.sheets[name].frame.formulas:
        return
    helpers, own = [], template.skeleton.sheets[name].formulas
    for cell, wanted in template.formulas[name].items():
        now = sheet.formulas.get(cell)
        if now in ("", own[cell]):
            continue
        said = spell(now) if now else None
        if said == wanted or (said and any(v in said and v in wanted for v in _VERDICTS)):
            continue
        if (name, cell) not in template.amounts:
            helpers.append(Ref(name, cell))
        elif said is None:
            yield Change(Kind.VALUE_FOR_FORMULA, Ref(name, cell), _short(value_at(grid, cell)))
        else:
            kind = Kind.FORMULA_BROKEN if BROKEN in said else Kind.FORMULA_CHANGED
            yield Change(kind, Ref(name, cell), _short(now or ""))
    if helpers:
        yield Change(Kind.HELPER_CHANGED, helpers[0], str(len(helpers)), also=tuple(helpers[1:]))
    foreign = [
        cell
        for cell, text in sheet.formulas.items()
        if cell not in own and EXTERNAL.search(spell(text))
    ]
    if foreign:
        refs = [Ref(name, cell) for cell in foreign]
        yield Change(
            Kind.EXTERNAL_LINK, refs[0], _short(sheet.formulas[foreign[0]]), also=tuple(refs[1:])
        )


def compare_fixed(template: Template, name: str, grid: Expected) -> Iterator[Change]:
    """Compare what no clerk fills in: altered texts, and values where nothing stood."""
    wanted = template.fixed[name]
    hits: dict[Kind, list[tuple[str, Any, Any]]] = {Kind.LABEL: [], Kind.OUTSIDE: []}
    for row, (own, line) in enumerate(zip_longest(wanted, grid, fillvalue=())):
        for column, (expected, value) in enumerate(zip_longest(own, line, fillvalue="")):
            if expected is not OPEN and value != expected:
                kind = Kind.OUTSIDE if expected == "" else Kind.LABEL
                hits[kind].append((cell_name(row, column), value, expected))
    for kind, found in hits.items():
        if found:
            _, value, expected = found[0]
            cells = [cell for cell, _, _ in found]
            yield _grouped(kind, name, cells, _short(shown(value)), _short(shown(expected)))


def _looks(template: Template, found: Skeleton, name: str) -> Iterator[Change]:
    """Compare locks and kinds of numbers; equal heads of cells and equal looks are equal."""
    own, sheet = template.skeleton.sheets[name], found.sheets[name]
    if own.heads == sheet.heads and template.skeleton.looks == found.looks:
        return
    hits: dict[Kind, list[str]] = {kind: [] for kind in (*_LOCKS.values(), Kind.NUMBER_FORMAT)}
    said = ""
    pairs: dict[tuple[bytes, bytes], tuple[Kind | None, str]] = {}
    for cell, style in own.styles.items():
        now = sheet.styles.get(cell)
        if now is None:
            continue
        if (style, now) not in pairs:
            pairs[style, now] = _differs(_look(template.skeleton, style), _look(found, now))
        lock, shows = pairs[style, now]
        if lock:
            hits[lock].append(cell.decode())
        if shows:
            hits[Kind.NUMBER_FORMAT].append(cell.decode())
            said = said or shows
    for kind, cells in hits.items():
        if cells:
            yield _grouped(
                kind, name, cells, said if kind is Kind.NUMBER_FORMAT else str(len(cells))
            )


def _differs(wanted: Look | None, now: Look | None) -> tuple[Kind | None, str]:
    """Return how the lock changed, and as what a number now shows that did not before."""
    if wanted is None or now is None:
        return None, ""
    lock = None if wanted.locked == now.locked else _LOCKS[now.locked]
    return lock, now.shows if now.shows != wanted.shows and now.shows in _MISLEADING else ""


def _look(skeleton: Skeleton, style: bytes) -> Look | None:
    number = int(style or 0)
    return skeleton.looks[number] if number < len(skeleton.looks) else None


def _limits(own: SheetSkeleton, sheet: SheetSkeleton, name: str) -> Iterator[Change]:
    if own.validation_tags != sheet.validation_tags and own.validations != sheet.validations:
        now = limits(sheet.validations, own.limits)
        lost = [cell for cell, kind in own.limits.items() if now.get(cell) != kind]
        if lost:
            yield _grouped(Kind.VALIDATION, name, lost, str(len(lost)))
    torn = set(own.merged) ^ set(sheet.merged) if own.merged != sheet.merged else ()
    if torn:
        area = min(torn).decode()
        yield Change(Kind.MERGED, Ref(name, area.partition(":")[0]), area)


def _hidden(
    template: Template, sheet: SheetSkeleton, name: str, grid: Expected
) -> Iterator[Change]:
    """Find values of the clerk's in rows and columns that nobody sees."""
    typed, hidden_rows = template.typed_columns[name], sheet.hidden_rows
    hidden = sheet.hidden_columns - template.skeleton.sheets[name].hidden_columns
    unseen = [
        cell_name(row, column)
        for row in (range(len(grid)) if hidden else sorted(hidden_rows))
        if row < min(len(grid), len(typed))
        for line in [grid[row]]
        for column in typed[row]
        if column < len(line) and line[column] != "" and (row in hidden_rows or column in hidden)
    ]
    cells = [cell for cell in unseen if cell not in sheet.formulas]
    if hidden and not cells:
        cells = [cell_name(0, min(hidden))]
    if cells:
        yield _grouped(Kind.HIDDEN_DATA, name, cells, str(len(cells)))


def _grouped(kind: Kind, name: str, cells: list[str], said: str, expected: str = "") -> Change:
    refs = [Ref(name, cell) for cell in cells]
    return Change(kind, refs[0], said, expected, tuple(refs[1:]))


def _short(text: str) -> str:
    text = text or BLANK
    return text if len(text) <= 30 else text[:29] + "…"
