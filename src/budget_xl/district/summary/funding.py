"""资金来源汇总: declaration × funding line, held against 支出明细."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.district.figures import FundingRow
from budget_xl.district.summary.common import NUMBER, PROJECT, SOURCE, UNIT, Material, added, source
from budget_xl.workbook.tables import Column, Formula, Row, Table

NAME = "资金来源汇总"
UNITS, TOTAL, FIRST_LINE = 2, 4, 5

Lines = dict[tuple[str, str], FundingRow]


def lines_of(material: Material) -> Lines:
    """Return the funding lines of all forms, in the order of the forms."""
    found: Lines = {}
    forms = set()
    for sent in material.district.submissions:
        if (sent.head.form, sent.head.version) not in forms:
            forms.add((sent.head.form, sent.head.version))
            rows = sent.outcome.part("funding")
            found |= {(row.code, row.label): row for row in rows}
    return found


def columns(lines: Lines) -> list[Column]:
    """Return the columns: what is named, the total, every line, and 支出明细 beside them."""
    heads = [f"{row.parent}\n{row.label}" if row.parent else row.label for row in lines.values()]
    amounts = ["资金来源合计", *heads, "支出明细合计", "收支差额"]
    start = [NUMBER, Column("单位编码", 12), UNIT, PROJECT]
    return [*start, *(Column(head, 13, "amount", total=True) for head in amounts), SOURCE]


def tops(lines: Lines) -> list[int]:
    """Return the columns of the lines that are no 其中."""
    return [at for at, line in enumerate(lines.values(), start=FIRST_LINE) if not line.parent]


def spent_column(lines: Lines) -> int:
    """Return the number of the column 支出明细合计."""
    return FIRST_LINE + len(lines)


def rows(material: Material, lines: Lines, items: Table, amount: int) -> Iterator[Row]:
    """Yield a row for every declaration; ``amount`` is the column of ``items`` that is summed."""
    whole = "=" + "+".join(f"{{{at}}}" for at in tops(lines))
    spent = f"=SUMIF({items.column(0)},{{0}},{items.column(amount)})"
    gap = f"=ROUND({{{TOTAL}}}-{{{spent_column(lines)}}},6)"
    for number, sent in material.numbered:
        funding = sent.outcome.part("funding")
        amounts = {(row.code, row.label): row.amount for row in funding}
        income = added(row.amount for row in funding if not row.parent)
        outlay = sent.head.spent
        yield (
            number,
            sent.unit.code,
            sent.unit.name,
            sent.head.project,
            Formula(whole, income),
            *(amounts.get(key) for key in lines),
            Formula(spent, outlay),
            Formula(gap, income - outlay),
            source(sent, funding[0].place) if funding else "",
        )
