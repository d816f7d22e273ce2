"""指标统计: by class how many indicators there are, quantified, without a sign or a unit."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.district.summary import indicators
from budget_xl.district.summary.common import Kind, Material
from budget_xl.workbook.tables import Column, Formula, Row, Table

NAME = "指标统计"
COLUMNS = (
    Column("一级指标", 16, repeats=True),
    Column("二级指标", 20, repeats=True),
    Column("条数", 10, "count", total=True),
    Column("定量", 10, "count", total=True),
    Column("定量占比", 10, "percent"),
    Column("定量缺比较符号", 12, "count", total=True),
    Column("定量缺度量单位", 12, "count", total=True),
)
SECOND, COUNT, QUANTIFIED = 1, 2, 3
ANY_TEXT = '"?*"'


def rows(material: Material, table: Table) -> Iterator[Row]:
    """Yield a row for every class, in the order of the form; ``table`` holds the indicators."""
    kind = f"{table.column(indicators.FIRST)},{{0}},{table.column(indicators.SECOND)},{{1}}"
    measured = f'{kind},{table.column(indicators.NATURE)},"定量"'
    for name in dict.fromkeys(key for key, _ in material.classes):
        whole = _counted(material, name, indicators.COUNTED)
        quantified = _counted(material, name, indicators.QUANTIFIED)
        yield (
            *name,
            Formula(f"=COUNTIFS({kind})", whole),
            Formula(f"=COUNTIFS({measured})", quantified),
            Formula("=IF({2}=0,0,{3}/{2})", quantified / whole),
            *(
                Formula(
                    f"={{3}}-COUNTIFS({measured},{table.column(column)},{ANY_TEXT})",
                    quantified - _counted(material, name, trait),
                )
                for column, trait in (
                    (indicators.SIGN, indicators.WITH_SIGN),
                    (indicators.MEASURE, indicators.WITH_MEASURE),
                )
            ),
        )


def _counted(material: Material, kind: Kind, trait: str) -> int:
    return material.classes[kind, trait]
