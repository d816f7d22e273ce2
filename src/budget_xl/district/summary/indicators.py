"""绩效指标汇总: every indicator of every declaration, its value split."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.declaration import QUALITATIVE
from budget_xl.district.figures import IndicatorRow
from budget_xl.district.summary.common import NAMED, SOURCE, Material, named, source
from budget_xl.workbook.tables import Column, Row

NAME = "绩效指标汇总"
COLUMNS = (
    *NAMED,
    Column("预算数", 12, "amount", repeats=True),
    Column("年度目标", 30, repeats=True),
    Column("一级指标", 12, repeats=True),
    Column("二级指标", 16, repeats=True),
    Column("三级指标", 28),
    Column("指标性质", 9, repeats=True),
    Column("计算符号", 9, repeats=True),
    Column("指标值", 16),
    Column("度量单位", 10, repeats=True),
    Column("权重", 8, "count", repeats=True),
    Column("指标方向性", 10, repeats=True),
    SOURCE,
)
FIRST, SECOND, NATURE, SIGN, MEASURE = 5, 6, 8, 9, 11
COUNTED, QUANTIFIED, WITH_SIGN, WITH_MEASURE = "条数", "定量", "有符号", "有单位"
ROW_POINTS = 20
"""年度目标 is whole in every row, so that filters keep it; only its beginning shows."""


def rows(material: Material) -> Iterator[Row]:
    """Yield every indicator."""
    for number, sent in material.numbered:
        goal = sent.outcome.part("texts").goal
        for row in sent.outcome.part("indicators"):
            _count(material, row)
            yield (
                *named(number, sent),
                sent.head.annual,
                goal,
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


def _count(material: Material, row: IndicatorRow) -> None:
    kind = (row.first, row.second)
    material.classes[kind, COUNTED] += 1
    if row.nature != QUALITATIVE:
        material.classes[kind, QUANTIFIED] += 1
        material.classes[kind, WITH_SIGN] += bool(row.sign)
        material.classes[kind, WITH_MEASURE] += bool(row.unit)


def _number(text: str) -> Decimal | str:
    """Return a plain number as a number, so that the column sorts; anything else as typed."""
    number = money.parse(text)
    return text if number is None else number
