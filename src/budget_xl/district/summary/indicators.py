"""绩效指标汇总: every indicator of every declaration, its value split."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.district.summary.common import NAMED, SOURCE, Material, named, source
from budget_xl.workbook.tables import Column, Row

NAME = "绩效指标汇总"
COLUMNS = (
    *NAMED,
    Column("预算数", 12, "amount"),
    Column("年度目标", 30),
    Column("一级指标", 12),
    Column("二级指标", 16),
    Column("三级指标", 28),
    Column("指标性质", 9),
    Column("计算符号", 9),
    Column("指标值", 16),
    Column("度量单位", 10),
    Column("权重", 8, "count"),
    Column("指标方向性", 10),
    SOURCE,
)
ROW_POINTS = 20
"""年度目标 is whole in every row, so that filters keep it; only its beginning shows."""


def rows(material: Material) -> Iterator[Row]:
    """Yield every indicator."""
    for number, sent in material.numbered:
        figures = sent.figures
        for row in figures.indicators:
            yield (
                *named(number, sent),
                figures.annual,
                figures.goal,
                row.first,
                row.second,
                row.name,
                row.nature,
                row.sign,
                _number(row.value),
                row.unit,
                row.weight,
                row.direction,
                source(sent, row.place),
            )


def _number(text: str) -> Decimal | str:
    """Return a plain number as a number, so that the column sorts; anything else as typed."""
    number = money.parse(text)
    return text if number is None else number
