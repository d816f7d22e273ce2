"""Reviewers type into the summary: the next run keeps their words, shows them again, acts on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.finding import Finding, Severity
from budget_xl.core.place import Ref
from budget_xl.core.problem import Problem
from budget_xl.district.consolidation import District, Submission
from budget_xl.district.ledger import REPLY, Reply, open_ledger
from budget_xl.district.notices.letter import letter_name
from budget_xl.district.roster import Roster, Unit
from budget_xl.district.standing import standings
from budget_xl.district.summarise import summarise
from budget_xl.district.summary.opinions import NAME
from budget_xl.district.verdicts import Verdict, key_of, match
from tests.district.district import form, outcome, roster, rows, still

ROSTER = ("101,甲街,,,,", "102,乙街,,,,")
WORDS, REVIEWER = "请附合同\n并说明单价", "沈某"


@pytest.fixture(params=["台账.db", ""])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """With and without a ledger the words of a reviewer stay."""
    return Desk(tmp_path, request.param)


class Desk:
    """The folder of a clerk who consolidates again and again into the same summary."""

    def __init__(self, folder: Path, ledger: str) -> None:
        self.folder, self.target = folder, folder / "汇总.xlsx"
        self.ledger = folder / ledger if ledger else None
        self.send("甲.xlsx", "甲街", "101")
        self.send("乙.xlsx", "乙街", "102")

    def send(self, name: str, unit: str, code: str, *amounts: str, age: int = 5) -> Path:
        return form(self.folder / "报送" / name, unit, *(amounts or ("10",)), code=code, age=age)

    def run(self, *units: str) -> District:
        names = roster(self.folder, *(units or ROSTER))
        return summarise(self.folder / "报送", names, self.target, 1, still, ledger=self.ledger)

    @property
    def table(self) -> list[dict[str, Any]]:
        return rows(self.target, NAME)

    @property
    def said(self) -> list[tuple[Any, ...]]:
        """What stands in the cells of reviewers, with what it is said of."""
        heads = ("单位名称", "依据", "位置", "复核结论", "复核意见", "复核人")
        return [found for row in self.table if any((found := tuple(map(row.get, heads)))[3:])]

    def type(self, unit: str, code: str, **cells: str | None) -> None:
        """Type into the first line of a rule, save and close."""
        self.edit(lambda sheet: type_into(sheet, unit, code, cells))

    def edit(self, work: Callable[[Any], None]) -> None:
        book = openpyxl.load_workbook(self.target)
        work(book[NAME])
        book.save(self.target)

    @property
    def kept(self) -> list[tuple[Any, ...]]:
        assert self.ledger
        asked = "SELECT 单位, 编号, 复核结论, 复核意见, 复核人 FROM 复核"
        return sqlite3.connect(self.ledger).execute(asked).fetchall()


def type_into(sheet: Any, unit: str, code: str, cells: dict[str, str | None]) -> None:
    heads = {cell.value: cell.column for row in sheet.iter_rows(3, 3) for cell in row}
    line = next(row[0].row for row in sheet.iter_rows(4)
                if (row[2].value, row[6].value) == (unit, code))  # fmt: skip
    for head, text in cells.items():
        cell = sheet.cell(line, heads[head])
        assert not cell.protection.locked
        cell.value = text


def test_words_stay_and_may_be_changed(desk: Desk) -> None:
    desk.run()
    assert desk.said == []
    desk.type("乙街", "IDN001", 复核意见=WORDS, 复核人=REVIEWER)
    for _ in range(2):
        district = desk.run()
        [(*of, place, decision, words, reviewer)] = desk.said
        assert of == ["乙街", "IDN001"]
        assert (decision, words, reviewer) == (None, WORDS, REVIEWER)
        assert "复核意见 1 条" in " ".join(district.sentences())
    desk.type("乙街", "IDN001", 复核意见="已电话核实", 复核结论=" 不同意。")
    desk.run()
    assert desk.said == [("乙街", "IDN001", place, "不同意", "已电话核实", REVIEWER)]
    desk.type("乙街", "IDN001", 复核意见=None, 复核结论=None, 复核人=None)
    assert "复核意见" not in " ".join(desk.run().sentences())
    assert desk.said == []
    desk.type("乙街", "IDN001", 复核意见=WORDS)
    desk.run()
    assert [row[4] for row in desk.said] == [WORDS]
    if desk.ledger:
        assert desk.kept == [
            ("乙街", "IDN001", "", WORDS, REVIEWER),
            ("乙街", "IDN001", "不同意", "已电话核实", REVIEWER),
            ("乙街", "IDN001", "", "", ""),
            ("乙街", "IDN001", "", WORDS, ""),
        ]


def test_lines_may_be_moved_and_lost(desk: Desk) -> None:
    """Sorted by hand, marks and numbers gone, a line typed twice: the words find their finding."""
    desk.run()
    desk.type("甲街", "IDN001", 复核意见="甲的")
    desk.type("乙街", "IDN001", 复核意见="乙的")

    def turn(sheet: Any) -> None:
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(4)]
        for row, line in zip(sheet.iter_rows(4), [*lines[::-1]], strict=True):
            for cell, value in zip(row, line, strict=True):
                cell.value = value

    desk.edit(turn)
    desk.run()
    expected = [("甲街", "IDN001", "甲的"), ("乙街", "IDN001", "乙的")]
    assert [(*row[:2], row[4]) for row in desk.said] == expected
    desk.edit(lambda sheet: sheet.delete_cols(15, 2))
    desk.run()
    assert [(*row[:2], row[4]) for row in desk.said] == expected
    desk.edit(lambda sheet: sheet.delete_rows(4, 100))
    desk.run()
    assert [(*row[:2], row[4]) for row in desk.said] == (expected if desk.ledger else [])


def test_newer_versions_keep_what_was_said(desk: Desk) -> None:
    """Of a finding that is there again, of one put right, of one put right two versions ago."""
    desk.send("乙.xlsx", "乙街", "102", "0", "10")
    desk.run()
    desk.type("乙街", "IDN001", 复核意见="请勾选")
    desk.type("乙街", "EXP005", 复核意见="不能为零")
    for number, amounts in enumerate((["10", "20"], ["10", "20", "30"], ["5"]), start=2):
        desk.send(f"乙{number}.xlsx", "乙街", "102", *amounts, age=5 - number)
        desk.run()
        assert sorted((*row[:2], row[4]) for row in desk.said) == [
            ("乙街", "EXP005", "不能为零"),
            ("乙街", "IDN001", "请勾选"),
        ]
        [right] = [row for row in desk.table if row["依据"] == "EXP005"]
        assert (right["整改状态"], right["问题"]) == ("已改", "第 1 项“支出1”的金额是 0")
    desk.type("乙街", "EXP005", 复核意见="已核")
    desk.run()
    assert [row[4] for row in desk.said if row[1] == "EXP005"] == ["已核"]


def test_a_file_that_is_replaced_keeps_what_was_said(desk: Desk) -> None:
    desk.run()
    desk.type("乙街", "IDN001", 复核意见="请勾选")
    desk.send("乙.xlsx", "乙街", "102", "20")
    desk.run()
    assert [(*row[:2], row[4]) for row in desk.said] == [("乙街", "IDN001", "请勾选")]
    [row] = [row for row in desk.table if row["复核意见"]]
    assert row["件号"] == 2


def test_a_unit_that_is_gone_leaves_its_verdict(desk: Desk) -> None:
    desk.run()
    desk.type("乙街", "IDN001", 复核意见=WORDS)
    (desk.folder / "报送" / "乙.xlsx").unlink()
    for _ in range(2):
        desk.run()
        last = desk.table[-1]
        assert (last["单位名称"], last["件号"], last["整改状态"]) == ("乙街", None, "不在本次汇总")
        assert (last["依据"], last["复核意见"]) == ("IDN001", WORDS)
        assert last["问题"]
    desk.send("乙.xlsx", "乙街", "102", age=0)
    desk.run()
    assert [(*row[:2], row[4]) for row in desk.said] == [("乙街", "IDN001", WORDS)]
    assert all(row["整改状态"] != "不在本次汇总" for row in desk.table)


def test_a_unit_that_is_called_otherwise_keeps_its_verdict(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "台账.db")
    desk.run()
    desk.type("乙街", "IDN001", 复核意见=WORDS)
    desk.run("101,甲街,,,,", "102,乙街道办事处,乙街,,,")
    assert [(*row[:2], row[4]) for row in desk.said] == [("乙街道办事处", "IDN001", WORDS)]


def warning(desk: Desk) -> str:
    return next(row["依据"] for row in desk.table if row["级别"] == "警告")


def test_a_decision_decides(desk: Desk) -> None:
    """同意 settles a warning without a reply, 不同意 opens it again, an error stays."""
    district = desk.run()
    code, before = warning(desk), district.submissions[0].counts
    desk.type("甲街", code, 复核结论="同意", 复核意见="合同约定")
    desk.type("甲街", "IDN001", 复核结论="同意")
    district = desk.run()
    found = district.submissions[0]
    [hint] = [p.hint for p in next(standings(district)).sent[0].points if p.code == code]
    assert "合同约定" not in hint, "what is settled needs nothing to be done"
    assert found.counts == {**before, "警告": before["警告"] - 1}
    [reason] = {finding.reason for finding in found.findings if finding.reason}
    assert reason == "复核同意：合同约定"
    status = {row["依据"]: row["整改状态"] for row in desk.table if row["单位名称"] == "甲街"}
    assert (status[code], status["IDN001"]) == ("已同意", "待整改")
    desk.type("甲街", code, 复核结论="不同意")
    district = desk.run()
    assert district.submissions[0].counts == before
    first, second = standings(district)
    [hint] = [point.hint for point in first.sent[0].points if point.code == code]
    assert hint.endswith("　复核意见：不同意，合同约定")
    assert not any("复核意见" in point.hint for point in second.sent[0].points)


def test_a_remark_that_is_refused_goes_back() -> None:
    remark = Finding("EXP004", Severity.REMARK, Ref("表", "甲"), "没有测算", "改")
    sent = Submission(Unit("1", "甲街"), outcome("甲", "甲街", findings=(remark,)))
    letters = {"": ["核对通知.docx"], "同意": [], "不同意": ["退回通知.docx"]}
    for (decision, letter), state in zip(letters.items(), ("待审", "通过", "退回"), strict=True):
        said = replace(verdict(remark), decision=decision)
        judged = replace(sent, verdicts={key_of(remark): said})
        assert judged.state == state
        units = standings(District(Roster((sent.unit,)), (judged,), (), 2020))
        assert [letter_name(unit) for unit in units if unit.returned] == letter


def test_a_reply_that_is_refused_settles_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "台账.db")
    sent = desk.run().submissions[0]
    code = warning(desk)
    place = next(str(finding.ref) for finding in sent.findings if finding.code == code)
    ledger = open_ledger(desk.ledger)
    with ledger.together():
        ledger.answer([Reply(sent.outcome.digest, code, place, REPLY, "历来如此")])
    assert desk.run().submissions[0].counts["警告"] == sent.counts["警告"] - 1
    desk.type("甲街", code, 复核结论="不同意", 复核意见="不成理由")
    assert desk.run().submissions[0].counts == sent.counts
    [row] = [row for row in desk.table if (row["单位名称"], row["依据"]) == ("甲街", code)]
    assert (row["单位回复"], row["整改状态"]) == ("历来如此", "待整改")
    desk.send("甲改.xlsx", "甲街", "101", "11", age=0)
    status = {item.finding.code: item.status for item in desk.run().submissions[0].earlier}
    assert status[code] == "仍在"
    desk.type("甲街", code, 复核结论="同意")
    status = {item.finding.code: item.status for item in desk.run().submissions[0].earlier}
    assert status[code] == "已说明"


def test_an_older_copy_of_the_summary_takes_nothing_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "台账.db")
    desk.run()
    empty = desk.target.read_bytes()
    desk.type("甲街", "IDN001", 复核意见="第一次")
    desk.run()
    first = desk.target.read_bytes()
    desk.type("甲街", "IDN001", 复核意见="第二次")
    desk.run()
    for old in (first, empty):
        desk.target.write_bytes(old)
        desk.run()
        assert [row[4] for row in desk.said] == ["第二次"]
    assert len(desk.kept) == 2


def test_words_in_the_summary_of_last_week_are_read(tmp_path: Path) -> None:
    """Clerks name summaries by their dates; the ledger knows where it wrote one."""
    desk = Desk(tmp_path, "台账.db")
    desk.run()
    last_week, this_week = desk.target, tmp_path / "汇总0308.xlsx"
    desk.target = this_week
    desk.run()
    desk.target = last_week
    desk.type("甲街", "IDN001", 复核意见="上周的")
    typed = last_week.read_bytes()
    desk.target = this_week
    desk.run()
    assert [row[4] for row in desk.said] == ["上周的"]
    assert last_week.read_bytes() == typed
    desk.type("甲街", "IDN001", 复核意见="本周的")
    for content in (typed, b"torn", None):
        desk.run()
        assert [row[4] for row in desk.said] == ["本周的"]
        last_week.write_bytes(content) if content else last_week.unlink()
    desk.run()
    assert [row[3] for row in desk.kept] == ["上周的", "本周的"]


def test_a_new_ledger_takes_over_what_the_summary_shows(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "")
    desk.run()
    desk.type("甲街", "IDN001", 复核意见=WORDS)
    desk.run()
    desk.ledger = tmp_path / "台账.db"
    desk.run()
    assert desk.kept == [("甲街", "IDN001", "", WORDS, "")]
    desk.run()
    assert len(desk.kept) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\3\4torn", "summary-unreadable"), ("form", "not-a-summary"), ("head", "not-a-summary")],
)
def test_what_cannot_be_read_is_not_overwritten(desk: Desk, content: Any, code: str) -> None:
    if content == "form":
        form(desk.target, "甲街", "1")
    elif content == "head":
        desk.run()
        desk.edit(lambda sheet: sheet.delete_rows(1, 3))
    else:
        desk.target.write_bytes(content)
    before = desk.target.read_bytes()
    with pytest.raises(Problem) as found:
        desk.run()
    assert found.value.code == code
    assert desk.target.name in found.value.message
    assert desk.target.read_bytes() == before


def test_last_years_words_are_not_said_of_this_year(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "台账.db")
    desk.run()
    desk.type("甲街", "IDN001", 复核意见=WORDS)
    names = roster(tmp_path, *ROSTER)
    summarise(tmp_path / "报送", names, desk.target, 1, still, ledger=desk.ledger, year=2021)
    assert len(desk.kept) == 1
    assert not any(
        "复核" in str(cell)
        for row in openpyxl.load_workbook(desk.target)[NAME].iter_rows(4, values_only=True)
        for cell in row
    )
    desk.run()
    assert [row[4] for row in desk.said] == [WORDS]


PLACES = st.sampled_from("甲乙丙丁")
FINDINGS = st.builds(
    lambda place, message: Finding("R", Severity.WARNING, Ref("表", place), message, "改"),
    PLACES, st.sampled_from("一二三"),
)  # fmt: skip


def verdict(finding: Finding, number: int = 0) -> Verdict:
    code, place, message = key_of(finding)
    return Verdict(
        f"2020/{number}/x", 2020, "甲街", "项目", code, place, message, "警告", "改", "", "话", ""
    )


@given(st.lists(FINDINGS, unique=True), st.lists(FINDINGS, unique=True))
def test_every_verdict_goes_to_one_finding_at_most(before, now) -> None:
    verdicts = [verdict(finding, number) for number, finding in enumerate(before)]
    found = match(verdicts, now)
    assert set(found) <= {key_of(finding) for finding in now}
    assert len(set(found.values())) == len(found)
    for one in verdicts:
        if one.key in {key_of(finding) for finding in now}:
            assert found[one.key] == one


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([("甲", "错")], ("甲", "错")),
        ([("乙", "错"), ("甲", "别的错")], ("乙", "错")),
        ([("甲", "别的错")], ("甲", "别的错")),
        ([("乙", "错"), ("丙", "错")], None),
        ([("乙", "错"), ("丙", "错"), ("甲", "别的错")], ("甲", "别的错")),
        ([("乙", "别的错")], None),
    ],
)
def test_where_the_words_of_a_reviewer_go(now, expected) -> None:
    def of(place: str, message: str) -> Finding:
        return Finding("R", Severity.WARNING, Ref("表", place), message, "改")

    said = verdict(of("甲", "错"))
    found = match([said], [of(*one) for one in now])
    assert found == ({("R", str(Ref("表", expected[0])), expected[1]): said} if expected else {})
