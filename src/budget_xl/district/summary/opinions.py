"""审核意见汇总: what is to be put right, what the unit answers, what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Finding, Severity
from budget_xl.district.consolidation import Submission
from budget_xl.district.resubmission import CHANGED, EXPLAINED
from budget_xl.district.summary.common import NUMBER, PROJECT, UNIT, Material, source
from budget_xl.workbook.tables import Column, Row

NAME = "审核意见汇总"
COLUMNS = (
    Column("序号", 6, "count"),
    NUMBER,
    UNIT,
    PROJECT,
    Column("位置", 18),
    Column("问题", 56),
    Column("依据", 9, repeats=True),
    Column("级别", 9, repeats=True),
    Column("建议", 44, repeats=True),
    Column("单位回复", 30),
    Column("整改状态", 10, repeats=True),
    Column("复核人", 10),
)
STATUS = 10
TO_DO, NEW = "待整改", "新提出"


def rows(material: Material) -> Iterator[Row]:
    """Yield every finding that the unit can do something about, then what it has put right."""
    order = 0
    for number, sent in material.numbered:
        for finding, status in _followed(sent):
            order += 1
            yield (
                order,
                number,
                sent.unit.name,
                sent.head.project,
                source(sent, finding.ref),
                finding.message,
                finding.code,
                finding.severity.value,
                finding.hint,
                finding.reason,
                status,
                "",
            )


def _followed(sent: Submission) -> Iterator[tuple[Finding, str]]:
    known = {(item.finding.code, item.finding.ref): item.status for item in sent.earlier}
    known |= {(item.finding.code, item.finding.message): item.status for item in sent.earlier}
    for finding in sent.findings:
        if finding.severity is not Severity.UNCHECKED:
            status = known.get((finding.code, finding.ref)) or known.get(
                (finding.code, finding.message), NEW if sent.version > 1 else TO_DO
            )
            yield finding, EXPLAINED if finding.reason else status
    yield from ((item.finding, CHANGED) for item in sent.earlier if item.status == CHANGED)
