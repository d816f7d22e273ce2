"""审核意见汇总: what is to be put right, what the unit answers, what the reviewer says to it."""

from __future__ import annotations

from collections.abc import Iterator

from budget_xl.core.finding import Finding, Severity
from budget_xl.district.consolidation import Submission
from budget_xl.district.resubmission import CHANGED, EXPLAINED
from budget_xl.district.summary.common import NUMBER, PROJECT, UNIT, Material, source
from budget_xl.district.verdicts import AGREED, REFUSED, Verdict, fingerprint, key_of, mark_of
from budget_xl.forms.stamp import PASSWORD
from budget_xl.workbook.canvas import PROTECTION
from budget_xl.workbook.table_sheet import TableSheet
from budget_xl.workbook.tables import Column, Row, Table

NAME = "审核意见汇总"
DECISION, WORDS, REVIEWER = "复核结论", "复核意见", "复核人"
MARK, SHOWN = "复核标识", "已存意见"
COLUMNS = (
    Column("序号", 6, "count"),
    NUMBER,
    UNIT,
    PROJECT,
    Column("位置", 18),
    Column("问题", 50),
    Column("依据", 9, repeats=True),
    Column("级别", 9, repeats=True),
    Column("建议", 38, repeats=True),
    Column("单位回复", 28),
    Column("整改状态", 10, repeats=True),
    Column(DECISION, 10, "input-center", repeats=True),
    Column(WORDS, 30, "input-long"),
    Column(REVIEWER, 10, "input-text", repeats=True),
    Column(MARK, 80),
    Column(SHOWN, 40),
)
STATUS, CHOICE, MARKS = 10, 11, (14, 15)
TO_DO, NEW, ACCEPTED, AWAY = "待整改", "新提出", "已同意", "不在本次汇总"
NOTE = (
    "复核人在浅黄色的格里填写，保存后关闭，再汇总一次即读入台账，并写进下一次的退回通知。"
    "结论选“同意”的警告、提醒不再退回，选“不同意”的仍要改；错误必须改正。"
)


def lock(sheet: TableSheet, table: Table) -> None:
    """Let only the cells of the reviewer be typed into."""
    first, last = table.top + 1, table.last
    choice = {"validate": "list", "source": [AGREED, REFUSED]}
    sheet.sheet.data_validation(first, CHOICE, last, CHOICE, choice)
    sheet.sheet.set_column(MARKS[0], MARKS[-1], None, None, {"hidden": True})
    sheet.sheet.protect(PASSWORD, PROTECTION)


def rows(material: Material) -> Iterator[Row]:
    """Yield every finding that the unit can do something about, what it has put right, the rest."""
    for order, row in enumerate(_all_rows(material), start=1):
        yield order, *row


def _all_rows(material: Material) -> Iterator[Row]:
    year = material.district.year
    for number, sent in material.numbered:
        for finding, status in _followed(sent):
            verdict = sent.verdict_on(finding)
            new = mark_of(year, sent.outcome.digest, key_of(finding))
            yield (
                number,
                sent.unit.name,
                sent.head.project,
                source(sent, finding.ref),
                finding.message,
                finding.code,
                finding.severity.value,
                finding.hint,
                sent.reply_to(finding),
                status,
                *_typed(verdict, new),
            )
        yield from (_gone(number, verdict, CHANGED) for verdict in sent.gone)
    yield from (_gone(None, verdict, AWAY) for verdict in material.district.strays)


def _typed(verdict: Verdict | None, new: str = "") -> Row:
    if verdict is None:
        return "", "", "", new, ""
    return *verdict.typed, verdict.mark, fingerprint(verdict.typed)


def _gone(number: int | None, verdict: Verdict, status: str) -> Row:
    """Return the row of what was said of a finding that is not there any more."""
    said = (verdict.unit, verdict.project, verdict.place, verdict.message, verdict.code)
    return number, *said, verdict.severity, verdict.hint, "", status, *_typed(verdict)


def _followed(sent: Submission) -> Iterator[tuple[Finding, str]]:
    known = {(item.finding.code, item.finding.ref): item.status for item in sent.earlier}
    known |= {(item.finding.code, item.finding.message): item.status for item in sent.earlier}
    for finding in sent.findings:
        if finding.severity is not Severity.UNCHECKED:
            status = known.get((finding.code, finding.ref)) or known.get(
                (finding.code, finding.message), NEW if sent.version > 1 else TO_DO
            )
            yield finding, _settled(sent, finding) or status
    yield from ((item.finding, CHANGED) for item in sent.earlier if item.status == CHANGED)


def _settled(sent: Submission, finding: Finding) -> str:
    if not finding.reason:
        return ""
    verdict = sent.verdict_on(finding)
    return ACCEPTED if verdict and verdict.decision == AGREED else EXPLAINED
