"""A reason in 校验结果 settles a warning or remark, never an error, and travels with it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from budget_xl.core.finding import Finding, count
from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.layout import RESULT_HEADS, RESULTS
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from tests.workbook.editor import Editor

REASON = "区里已同意，见会议纪要"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "表.xlsx"
    write_form(load_form(), from_plain(scenario().submissions[0].declaration), path)
    return path


def explain(path: Path, finding: Finding, reason: str) -> None:
    book = openpyxl.load_workbook(path)
    row = {
        "级别": finding.severity.value, "编号": finding.code, "位置": str(finding.ref),
        "问题": finding.message, "怎么改": finding.hint, "说明": reason,
    }  # fmt: skip
    for column, (head, _) in enumerate(RESULT_HEADS, start=1):
        book[RESULTS].cell(2, column, row[head])
    book.save(path)


@pytest.mark.parametrize(("severity", "settled"), [("警告", True), ("错误", False)])
def test_only_what_is_not_certain_can_be_waived(path: Path, severity: str, settled: bool) -> None:
    before = check_workbook(path)
    finding = next(f for f in before.findings if f.severity.value == severity)
    explain(path, finding, REASON)
    after = check_workbook(path)
    assert [f.code for f in after.findings] == [f.code for f in before.findings]
    reasons = {f.code: f.reason for f in after.findings if f.reason}
    assert reasons == ({finding.code: REASON} if settled else {})
    open_before, open_after = count(before.findings), count(after.findings)
    assert open_before[severity] - open_after[severity] == settled
    told = [f for f in after.as_dict()["findings"] if "reason" in f]
    assert len(told) == settled


@pytest.mark.parametrize(("reason", "place"), [("  ", ""), (REASON, "别处!A1")])
def test_a_blank_reason_or_another_place_waives_nothing(path: Path, reason, place) -> None:
    finding = next(f for f in check_workbook(path).findings if f.severity.value == "警告")
    explain(path, finding, reason)
    if place:
        book = openpyxl.load_workbook(path)
        book[RESULTS].cell(2, 3, place)
        book.save(path)
    assert all(not f.reason for f in check_workbook(path).findings)


@pytest.mark.parametrize(("head", "end"), [("", "</row>"), ("<v>1</v>", "</sheetData>")])
@pytest.mark.parametrize(
    ("inside", "kind", "reason"),
    [
        (f"<is><t>{REASON}</t></is>", "inlineStr", REASON),
        (f"<is><r><t>{REASON}</t></r></is>", "inlineStr", REASON),
        (f'<f>"{REASON}"</f><v>{REASON}</v>', "str", REASON),
        ("<v\n>7</v\n>", "", "7.0"),
        ("", "", None),
    ],
)
def test_a_reason_is_seen_however_it_is_written(
    path: Path, tmp_path: Path, head: str, end: str, inside: str, kind: str, reason: str | None
) -> None:
    editor = Editor(path)
    editor.cell(RESULTS, "A1", head)
    editor.cell(RESULTS, "F3", inside, kind)
    editor.sheet(RESULTS, end, end[:-1] + " >", count=0)
    found = read_workbook(editor.save(tmp_path / "改.xlsx")).waivers
    assert [waiver.reason for waiver in found] == ([reason] if reason else [])
