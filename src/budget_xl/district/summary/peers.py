"""同类比较: what the same thing costs in different units."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.district.across.evidence import Evidence, Group
from budget_xl.district.across.statistics import spread
from budget_xl.district.across.unit_price import (
    DEVIATIONS,
    FEWEST,
    LEAST_SHARE,
    NORMAL,
    is_outlying,
)
from budget_xl.district.summary.common import NUMBER, SOURCE, UNIT, Material, source
from budget_xl.forms.area import Area
from budget_xl.workbook.tables import Column, Formula, Row

NAME = "同类比较"
NOTE = (
    "单位：元。同名事项、同一计量单位，3 份以上且单价不全相同的才列；"
    "偏离：5 个以上单位，与中位数相差超过 50% 且超过 3.5 倍稳健标准差。"
)
COLUMNS = (
    Column("事项", 30, repeats=True),
    Column("计量单位", 10, repeats=True),
    NUMBER,
    UNIT,
    Column("单价（元）", 13, "amount"),
    Column("中位数", 13, "amount"),
    Column("与中位数之差", 13, "amount"),
    Column("差率", 9, "percent"),
    Column("差的中位数", 13, "amount"),
    Column("判断", 9),
    SOURCE,
)
PRICE, MIDDLE, DISTANCE, SPREAD = 4, 5, 6, 8
LEAST = 3
FAR = "偏离"


def rows(material: Material, evidence: Evidence, top: int) -> Iterator[Row]:
    """Yield the prices of every thing that is compared; the first stands in row ``top``."""
    for group in evidence.rates():
        if group.units >= LEAST and len({value.amount for value in group.values}) > 1:
            yield from _group_rows(material, group, top)
            top += len(group.values)


def _group_rows(material: Material, group: Group, top: int) -> Iterator[Row]:
    usual = spread(value.amount for value in group.values)
    last = top + len(group.values) - 1
    for at, value in enumerate(group.values, start=top):
        sent = material.district.submissions[value.number]
        distance = abs(value.amount - usual.median)
        far = group.units >= FEWEST and is_outlying(value.amount, usual)
        yield (
            group.thing,
            group.measure,
            value.number + 1,
            sent.unit.name,
            value.amount,
            Formula(_once(PRICE, MIDDLE, at, top, last), usual.median),
            Formula("=ABS({4}-{5})", distance),
            Formula("=IF({5}=0,0,({4}-{5})/{5})", (value.amount - usual.median) / usual.median),
            Formula(_once(DISTANCE, SPREAD, at, top, last), usual.mad),
            Formula(_verdict(group.units), FAR if far else ""),
            source(sent, value.place),
        )


def _once(of: int, column: int, row: int, top: int, last: int) -> str:
    """Return the median of a group in its first row, and a look at that in the others."""
    if row == top:
        return f"=MEDIAN({Area(NAME, top, of, last, of).a1})"
    return f"={Area(NAME, top, column, top, column).a1}"


def _verdict(units: int) -> str:
    if units < FEWEST:
        return '=""'
    test = f"{{6}}>{LEAST_SHARE}*{{5}},{{6}}>{DEVIATIONS * NORMAL}*{{8}}"
    return f'=IF(AND({test}),"{FAR}","")'
