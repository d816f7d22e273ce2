"""Opinions that came back: replies settle what they answer, and nothing else in the folder suffers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from budget_xl.core.finding import Severity
from budget_xl.core.problem import Problem
from budget_xl.district.consolidation import District
from budget_xl.district.notices.folder import write_notices
from budget_xl.district.notices.opinions import write_opinions
from budget_xl.district.notices.returned import take_replies
from budget_xl.district.outcome import Outcome
from budget_xl.district.sources import Source
from budget_xl.district.standing import standings
from budget_xl.district.summarise import summarise
from tests.district.district import form, roster, still
from tests.district.units import point, unit
from tests.district.units import sent as sent_file

REPLY = "已另行报批"


def consolidate(folder: Path) -> District:
    names = roster(folder, "101,甲街,,,,", "102,乙街,,,,")
    return summarise(
        folder / "报送", names, folder / "汇总.xlsx", 1, still, ledger=folder / "台账.sqlite"
    )


def answered(folder: Path, severity: Severity) -> tuple[Path, str]:
    """Write the notices, reply to the first point of that severity, and return file and rule."""
    write_notices(standings(consolidate(folder)), "某区", folder / "通知", still)
    path = folder / "通知" / "101 甲街" / "意见.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if row[0].value == "序号")
    columns = {cell.value: cell.column for cell in head}
    row = next(r for r in range(head[0].row + 1, sheet.max_row + 1)
               if sheet.cell(r, columns["级别"]).value == severity.value)  # fmt: skip
    sheet.cell(row, columns["单位回复"]).value = REPLY
    book.save(path)
    return path, sheet.cell(row, columns["编号"]).value


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    form(tmp_path / "报送" / "甲街.xlsx", "甲街", "10", code="101")
    form(tmp_path / "报送" / "乙街.xlsx", "乙街", "10", code="102")
    return tmp_path


def reasons(district: District) -> dict[str, set[str]]:
    return {
        one.unit.name: {finding.code for finding in one.findings if finding.reason == REPLY}
        for one in district.submissions
    }


@pytest.mark.parametrize("packed", [False, True])
def test_a_reply_settles_its_point(sent: Path, packed: bool) -> None:
    path, code = answered(sent, Severity.WARNING)
    if packed:
        with zipfile.ZipFile(sent / "报送" / "回复.zip", "w") as archive:
            archive.write(path, "某人改过的名.xlsx")
    else:
        (sent / "报送" / "某人改过的名.xlsx").write_bytes(path.read_bytes())
    for _ in range(2):
        district = consolidate(sent)
        assert reasons(district) == {"甲街": {code}, "乙街": set()}
        [other] = district.others
        assert other.path.name == "某人改过的名.xlsx"
        assert other.why == "是单位报回的意见，读入回复 1 条"


def test_an_error_stays_an_error(sent: Path) -> None:
    path, _ = answered(sent, Severity.ERROR)
    (sent / "报送" / "意见.xlsx").write_bytes(path.read_bytes())
    assert reasons(consolidate(sent)) == {"甲街": set(), "乙街": set()}


def test_a_reply_goes_with_the_next_version(sent: Path) -> None:
    path, code = answered(sent, Severity.WARNING)
    (sent / "报送" / "意见.xlsx").write_bytes(path.read_bytes())
    form(sent / "报送" / "甲街改.xlsx", "甲街", "11", code="101")
    district = consolidate(sent)
    assert [(one.unit.name, one.version) for one in district.submissions] == [
        ("甲街", 2),
        ("乙街", 1),
    ]
    assert reasons(district)["甲街"] == {code}
    states = {item.finding.code: item.status for item in district.submissions[0].earlier}
    assert states[code] == "已说明"
    first, _ = standings(district)
    assert "已说明 1" in first.sent[0].followed


def test_other_workbooks_stay_what_they_are(sent: Path) -> None:
    openpyxl.Workbook().save(sent / "报送" / "别的表.xlsx")
    [other] = consolidate(sent).others
    assert "不是本系统的申报表" in other.why


@pytest.mark.parametrize(("code", "taken"), [("not-ours", 1), ("reader-lost", 0)])
def test_a_file_that_its_reader_did_not_survive_is_not_opened_again(tmp_path, code, taken) -> None:
    write_opinions(unit(sent_file(point())), tmp_path / "意见.xlsx")
    problem = Problem(code, "不能读取", "请重新报送", "")
    outcome = Outcome(Source(str(tmp_path / "意见.xlsx")), "d", problem=problem)
    found = take_replies([outcome])
    assert (len(found.files), len(found.outcomes)) == (taken, 1 - taken)
