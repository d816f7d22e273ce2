"""The figures of one declaration as flat, plain rows: what the district adds up and compares.

The rows are tuples, because a district has hundreds of thousands and frozen classes are slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from budget_xl.core.declaration import QUALITATIVE, Declaration, Item
from budget_xl.core.entry import Entry
from budget_xl.core.form import Form
from budget_xl.core.place import Ref
from budget_xl.prose.calculation import Paragraph
from budget_xl.prose.history import read_change, read_year_amounts
from budget_xl.prose.values import IndicatorValue
from budget_xl.rules.context import Context

DIRECTIONS = {"≥": "正向", "＞": "正向", ">": "正向", "≤": "反向", "＜": "反向", "<": "反向"}


class FundingRow(NamedTuple):
    """One line of 资金来源; a 其中 line names its ``parent`` and is not added again."""

    code: str
    label: str
    parent: str
    amount: Decimal | None
    place: Ref


class ItemRow(NamedTuple):
    """One line of 支出明细; ``basis`` is what its calculations come to, None when unknown."""

    number: int
    name: str
    amount: Decimal | None
    has_basis: bool
    basis: Decimal | None
    place: Ref


class IndicatorRow(NamedTuple):
    """One indicator with its value split into sign, value and unit."""

    first: str
    second: str
    name: str
    nature: str
    sign: str
    value: str
    unit: str
    weight: Decimal | None
    direction: str
    place: Ref


@dataclass(frozen=True, slots=True)
class Head:
    """What tells a declaration apart, and its sums in 万元; ``change`` is as the unit states it.

    Blank or unreadable text is "", an amount then None. ``income`` and ``spent`` add up the lines
    of 资金来源 and the items of 支出明细 that can be read.
    """

    unit: str
    unit_code: str
    project: str
    project_code: str
    form: str
    version: int
    year: int
    total: Decimal | None
    annual: Decimal | None
    last_year: Decimal | None
    change: Decimal | None
    nature: str
    income: Decimal
    spent: Decimal


@dataclass(frozen=True, slots=True)
class Texts:
    """What a declaration says in words, and where its sums and its history stand."""

    reason: str
    goal: str
    annual_place: Ref
    history_place: Ref


@dataclass(frozen=True, slots=True)
class Figures(Head):
    """What a district needs of a declaration, every row with its place."""

    texts: Texts
    funding: tuple[FundingRow, ...]
    items: tuple[ItemRow, ...]
    indicators: tuple[IndicatorRow, ...]


def figures_of(context: Context) -> Figures:
    """Return the figures of the declaration of ``context``."""
    declaration, form = context.declaration, context.form
    identity, narrative = declaration.identity, declaration.narrative
    funding = tuple(_funding(declaration, form))
    items = tuple(_items(context))
    return Figures(
        unit=_said(identity.unit),
        unit_code=_said(identity.unit_code),
        project=_said(identity.project_name),
        project_code=_said(identity.project_code),
        form=form.id,
        version=form.version,
        year=form.year,
        total=declaration.budget.total.value,
        annual=declaration.budget.annual.value,
        last_year=_last_year(declaration),
        change=_change(_said(narrative.change)),
        nature=_said(identity.nature),
        income=_added(row.amount for row in funding if not row.parent),
        spent=_added(row.amount for row in items),
        texts=Texts(
            reason=_said(narrative.change),
            goal=_said(narrative.goal),
            annual_place=declaration.budget.annual.ref,
            history_place=narrative.history.ref,
        ),
        funding=funding,
        items=items,
        indicators=tuple(_indicators(context)),
    )


def _added(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount or Decimal(0) for amount in amounts), Decimal(0))


def _said(entry: Entry[str]) -> str:
    return (entry.value or "").strip()


def _last_year(declaration: Declaration) -> Decimal | None:
    amounts = read_year_amounts(_said(declaration.narrative.history))
    told = {found.amount for found in amounts if found.year == declaration.year - 1}
    return told.pop() if len(told) == 1 else None


def _change(text: str) -> Decimal | None:
    change = read_change(text)
    return None if change is None or change.amount is None else change.direction * change.amount


def _funding(declaration: Declaration, form: Form) -> Iterator[FundingRow]:
    amounts = {line.code: line.amount for line in declaration.funding.lines}
    labels = {line.code: line.label for line in form.lines}
    for line in form.lines:
        amount = amounts.get(line.code, Entry())
        parent = labels.get(line.parent, "")
        yield FundingRow(line.code, line.label, parent, amount.value, amount.ref)


def _items(context: Context) -> Iterator[ItemRow]:
    declaration = context.declaration
    sums = context.basis_sums
    told = {item.number: part for item, part in context.told_items}
    for item in declaration.expenditure.items:
        part = told.get(item.number)
        yield ItemRow(
            item.number,
            _said(item.name),
            item.amount.value,
            item.number in sums or part is not None,
            _basis(item, sums, part),
            item.amount.ref,
        )


def _basis(item: Item, sums: Mapping[int, Decimal], part: Paragraph | None) -> Decimal | None:
    """Return what the prose comes to, or the table where there is no prose."""
    if part is None:
        return sums.get(item.number)
    if part.is_complete and part.summed is not None:
        return part.summed
    return part.stated


def _indicators(context: Context) -> Iterator[IndicatorRow]:
    rows = context.declaration.indicators.rows
    for row, value in zip(rows, context.values, strict=True):
        kind = context.form.classes[row.code]
        wording = row.sign.value == QUALITATIVE or value.is_qualitative
        yield IndicatorRow(
            kind.first,
            kind.second,
            _said(row.name),
            QUALITATIVE if wording else "定量",
            "" if wording else value.sign,
            *_split(value, _said(row.value), _said(row.unit)),
            row.weight.value,
            DIRECTIONS.get(value.sign, ""),
            row.value.ref,
        )


def _split(value: IndicatorValue, typed: str, unit: str) -> tuple[str, str]:
    """Return value and unit as typed in their own cells, or split when one cell holds both."""
    if unit or value.number is None or value.upper is not None:
        return typed, unit
    return format(value.number, "f"), value.unit
