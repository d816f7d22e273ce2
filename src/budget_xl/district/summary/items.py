"""支出明细汇总: every item of every declaration, held against its calculation."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.district.figures import ItemRow
from budget_xl.district.summary.common import NAMED, SOURCE, Material, named, source
from budget_xl.district.traits import kind_of
from budget_xl.workbook.tables import Column, Formula, Row, Table

NAME = "支出明细汇总"
COLUMNS = (
    *NAMED,
    Column("序号", 6, "count"),
    Column("明细", 30),
    Column("金额", 13, "amount", total=True),
    Column("占比", 9, "percent"),
    Column("有无测算", 9, repeats=True),
    Column("测算合计", 13, "amount", total=True),
    Column("差额", 13, "amount"),
    Column("归类", 20, repeats=True),
    SOURCE,
)
UNITS, AMOUNT, KIND = 1, 5, 10
GAP = '=IF(OR({5}="",{8}=""),"",ROUND({5}-{8},6))'


def rows(material: Material, funding: Table, spent: int) -> Iterator[Row]:
    """Yield every item; its share is of the total in column ``spent`` of ``funding``."""
    match = f"MATCH({{0}},{funding.column(0)},0)"
    whole = f"INDEX({funding.column(spent)},{match})"
    share = f'=IF({{5}}="","",IF({whole}=0,"",{{5}}/{whole}))'
    for number, sent in material.numbered:
        total = sent.head.spent
        for row in sent.outcome.part("items"):
            yield (
                *named(number, sent),
                row.number,
                row.name,
                row.amount,
                Formula(share, _share(row, total)),
                "有" if row.has_basis else "无",
                row.basis,
                Formula(GAP, _gap(row)),
                kind_of(row.name),
                source(sent, row.place),
            )


def _share(row: ItemRow, total: Decimal) -> Decimal | str:
    return row.amount / total if row.amount is not None and total else ""


def _gap(row: ItemRow) -> Decimal | str:
    return "" if row.amount is None or row.basis is None else round(row.amount - row.basis, 6)
