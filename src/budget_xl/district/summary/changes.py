"""同比变动: last year's budget, this year's, and what the unit says of the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from budget_xl.district.consolidation import project_of
from budget_xl.district.summary.common import NAMED, SOURCE, Material, named, source
from budget_xl.workbook.tables import Column, Formula, Row

NAME = "同比变动"
COLUMNS = (
    *NAMED,
    Column("填报的上年预算", 13, "amount", total=True),
    Column("当年预算", 13, "amount", total=True),
    Column("变动", 13, "amount"),
    Column("变动率", 9, "percent"),
    Column("填报的变动", 13, "amount"),
    Column("与填报之差", 13, "amount"),
    Column("台账上年申报", 13, "amount", total=True),
    Column("与台账之差", 13, "amount"),
    Column("项目属性", 10),
    Column("变动理由", 50),
    SOURCE,
)
UNITS, BEFORE, NOW = 1, 3, 4
CHANGE = '=IF(OR({3}="",{4}=""),"",ROUND({4}-{3},6))'
RATIO = '=IF(OR({3}="",{4}="",{3}=0),"",({4}-{3})/{3})'
GAP = '=IF(OR({5}="",{7}=""),"",ROUND({5}-{7},6))'
KNOWN_GAP = '=IF(OR({3}="",{9}=""),"",ROUND({3}-{9},6))'


def rows(material: Material, ledger: Mapping[tuple[str, str], Decimal]) -> Iterator[Row]:
    """Yield a row for every declaration; what is not known stays blank.

    ``ledger`` has 当年预算 of last year by unit and project.
    """
    for number, sent in material.numbered:
        texts, head = sent.outcome.part("texts"), sent.head
        before, now, told = head.last_year, head.annual, head.change
        known = ledger.get((sent.unit.name, project_of(head)))
        change = _gap(now, before)
        yield (
            *named(number, sent),
            before,
            now,
            Formula(CHANGE, change),
            Formula(RATIO, change / before if change is not None and before else None),
            told,
            Formula(GAP, _gap(change, told)),
            known,
            Formula(KNOWN_GAP, _gap(before, known)),
            head.nature,
            texts.reason,
            source(sent, texts.history_place),
        )


def _gap(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left - right
