"""问题清单 and 其他文件: every finding, and every file that does not count."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.district.across.catalogue import whole_catalogue
from budget_xl.district.summary.common import NUMBER, UNIT, Material, file_link, source
from budget_xl.workbook.tables import Column, Row

ISSUES, OTHERS = "问题清单", "其他文件"
ISSUE_COLUMNS = (
    Column("序号", 6, "count"),
    NUMBER,
    UNIT,
    Column("级别", 14, repeats=True),
    Column("编号", 9, repeats=True),
    Column("规则", 26, repeats=True),
    Column("位置", 18),
    Column("问题", 56),
    Column("怎么改", 44, repeats=True),
    Column("单位说明", 30),
)
OTHER_COLUMNS = (Column("序号", 6, "count"), Column("文件", 34), UNIT, Column("为什么没有计入", 70))


def issue_rows(material: Material) -> Iterator[Row]:
    """Yield every finding of every declaration that counts."""
    names = {item.code: item.name for item in whole_catalogue().rules}
    order = 0
    for number, sent in material.numbered:
        for finding in sent.findings:
            order += 1
            severity = finding.severity.value
            yield (
                order,
                number,
                sent.unit.name,
                severity if not finding.reason else f"{severity}（已说明）",
                finding.code,
                names.get(finding.code, ""),
                source(sent, finding.ref),
                finding.message,
                finding.hint,
                finding.reason,
            )


def other_rows(material: Material) -> Iterator[Row]:
    """Yield every file that does not count, with the reason."""
    for order, other in enumerate(material.district.others, start=1):
        text = material.relative(other.path)
        link = file_link(other.outcome, text) if other.outcome else text
        yield order, link, other.unit.name if other.unit else "", other.why
