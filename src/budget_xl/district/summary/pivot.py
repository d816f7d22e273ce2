"""按类支出透视: items of the same name by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from budget_xl.district.across.evidence import Evidence, Group
from budget_xl.district.across.statistics import median
from budget_xl.district.summary import items
from budget_xl.district.summary.common import Material, added
from budget_xl.workbook.tables import Column, Formula, Row, Table

NAME = "按类支出透视"
MOST_UNITS = 60
"""With more units than a sheet can show side by side, only the sums are given."""
COLUMNS = (
    Column("归类", 26, repeats=True),
    Column("份数", 7, "count"),
    Column("金额合计", 13, "amount", total=True),
    Column("占比", 9, "percent"),
    Column("最低", 11, "amount"),
    Column("中位数", 11, "amount"),
    Column("最高", 11, "amount"),
)
SUM = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """The items of one kind in all declarations; ``shares`` by 单位名称, for few units only."""

    name: str
    count: int
    total: Decimal
    low: Decimal
    middle: Decimal
    high: Decimal
    shares: dict[str, Decimal]


def kinds_of(material: Material, evidence: Evidence) -> list[Kind]:
    """Return the kinds of items, the largest sum first."""
    names = [sent.unit.name for sent in material.district.submissions]
    few = len(units_of(material)) > 0
    found = [_kind(group, names if few else []) for group in evidence.costs()]
    return sorted(found, key=lambda kind: (-kind.total, kind.name))


def units_of(material: Material) -> list[str]:
    """Return the units that get a column; none when there are too many."""
    names = list(dict.fromkeys(sent.unit.name for sent in material.district.submissions))
    return names if len(names) <= MOST_UNITS else []


def columns(material: Material) -> list[Column]:
    """Return the columns: the kind, its spread, and every unit."""
    units = (Column(name, 13, "amount-sparse", total=True) for name in units_of(material))
    return [*COLUMNS, *units]


def rows(material: Material, kinds: list[Kind], table: Table, found: Table) -> Iterator[Row]:
    """Yield a row for every kind; sums are live over ``found``, the table of items."""
    amounts, kind_cells = found.column(items.AMOUNT), found.column(items.KIND)
    whole = f"SUM({table.column(SUM)})"
    total = added(kind.total for kind in kinds)
    # A blank is not 0 to COUNTIFS, so amounts are asked for by their sign.
    counted = "=" + "+".join(f'COUNTIFS({kind_cells},{{0}},{amounts},"{sign}0")' for sign in "<>")
    units = units_of(material)
    heads = [table.head(len(COLUMNS) + at) for at in range(len(units))]
    for kind in kinds:
        by_unit = (
            Formula(
                f"=SUMIFS({amounts},{kind_cells},{{0}},{found.column(items.UNITS)},{head})",
                kind.shares.get(name, Decimal(0)),
            )
            for name, head in zip(units, heads, strict=True)
        )
        yield (
            kind.name,
            Formula(counted, kind.count),
            Formula(f"=SUMIFS({amounts},{kind_cells},{{0}})", kind.total),
            Formula(f"={{2}}/{whole}", kind.total / total if total else 0),
            kind.low,
            kind.middle,
            kind.high,
            *by_unit,
        )


def _kind(group: Group, names: list[str]) -> Kind:
    amounts = [value.amount for value in group.values]
    shares: dict[str, Decimal] = {}
    for value in group.values if names else ():
        name = names[value.number]
        shares[name] = shares.get(name, Decimal(0)) + value.amount
    ends = min(amounts), median(amounts), max(amounts)
    return Kind(group.thing, len(amounts), added(amounts), *ends, shares)
