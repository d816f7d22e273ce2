"""The ledger keeps everything: a declaration is returned, put right, explained, and passes."""

from __future__ import annotations

import errno
import gc
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from budget_xl.core.finding import Finding, Severity
from budget_xl.core.place import Ref
from budget_xl.core.plain import from_plain
from budget_xl.core.problem import Problem
from budget_xl.district import ledger_schema
from budget_xl.district.demo.fill import fill
from budget_xl.district.demo.mistakes import both_ticked, phone_twice, unbalanced
from budget_xl.district.demo.streets import STREETS
from budget_xl.district.ledger import REPLY, Reply, open_ledger
from budget_xl.district.receiving import read_files
from budget_xl.district.resubmission import follow_up
from budget_xl.district.summarise import summarise
from budget_xl.forms.loader import load_form
from budget_xl.workbook.writer import write_form
from tests.district.district import form, roster, rows, still

UNIT, PROJECT = "甲街", "社区治理项目"


def run(folder: Path, **options):
    names = roster(folder, f"101,{UNIT},,,,", "102,乙街,,,,")
    target, ledger = folder / "汇总.xlsx", folder / "台账.db"
    return summarise(folder / "报送", names, target, 1, still, ledger=ledger, **options)


def street() -> dict[str, Any]:
    """A declaration with nothing to say against it."""
    data = fill(next(street for street in STREETS if street.name == "芦花汀"))
    data["identity"].update(unit=UNIT, unit_code="101", department=UNIT, project_name=PROJECT)
    for row in data["indicators"]["rows"]:
        if row["name"] == "年度任务按期完成率":
            row["name"] = "12月31日前任务完成率"
    return data


def send(folder: Path, data: dict[str, Any]) -> Path:
    path = folder / "报送" / "甲.xlsx"
    path.parent.mkdir(exist_ok=True)
    write_form(load_form(), from_plain(data), path)
    return path


def test_story_of_a_resubmission(tmp_path: Path) -> None:
    """Two of three points are put right, the third is explained; nothing is lost."""
    wrong = street()
    for mistake in (both_ticked, unbalanced, phone_twice):
        mistake(wrong)
    before = send(tmp_path, wrong).read_bytes()
    found = run(tmp_path).submissions[0]
    assert (found.state, found.version, found.earlier) == ("退回", 1, ())
    assert {point.code for point in found.findings} == {"IDN001", "FUN003", "IDN003"}

    digest, ledger = found.outcome.digest, open_ledger(tmp_path / "台账.db")
    [phone] = [point for point in found.findings if point.code == "IDN003"]
    with ledger.together():
        ledger.answer([Reply(digest, phone.code, str(phone.ref), REPLY, "两个科室合用一部电话")])
    better = street()
    phone_twice(better)
    after = send(tmp_path, better).read_bytes()
    again = run(tmp_path).submissions[0]
    became = {item.finding.code: item.status for item in again.earlier}
    assert became == {"IDN001": "已改", "FUN003": "已改", "IDN003": "已说明"}
    assert (again.state, again.version) == ("通过", 2)
    assert [point.reason for point in again.findings] == ["两个科室合用一部电话"]

    versions = ledger.versions(digest)
    assert [ledger.original(one.digest).read_bytes() for one in versions] == [before, after]
    assert [ledger.state(one.digest) for one in versions] == ["退回", "通过"]
    assert len(ledger.part("findings", digest)) == 3
    assert [reply.words for reply in ledger.replies(digest)] == ["两个科室合用一部电话"]
    told = rows(tmp_path / "汇总.xlsx", "审核意见汇总", "整改状态")
    assert sorted(row["整改状态"] for row in told) == ["已改", "已改", "已说明"]


def finding(code: str, cell: str, message: str = "错", reason: str = "") -> Finding:
    return Finding(code, Severity.WARNING, Ref("表", cell), message, "改", (), reason)


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ([], "已改"),
        ([("一", "甲", "别的错", "")], "仍在"),
        ([("一", "乙", "错", "")], "仍在"),
        ([("一", "乙", "别的错", "")], "已改"),
        ([("二", "甲", "错", "")], "已改"),
        ([("一", "甲", "错", "合同约定")], "已说明"),
    ],
)
def test_what_became_of_a_finding(now: list[tuple[str, str, str, str]], status: str) -> None:
    before = [finding("一", "甲"), finding("三", "丙", reason="早就说明了")]
    [found] = follow_up(before, [finding(*one) for one in now])
    assert (found.finding, found.status) == (before[0], status)


def test_what_is_known_is_not_read_again(tmp_path: Path, monkeypatch) -> None:
    sent = tmp_path / "报送"
    form(sent / "甲.xlsx", UNIT, "10", code="101")
    form(sent / "乙.xlsx", "乙街", "20", code="102")
    (sent / "乙.xlsx").with_name("坏.xlsx").write_bytes(b"PK\3\4nothing")
    first = run(tmp_path)
    written = (tmp_path / "汇总.xlsx").stat().st_mtime_ns
    asked: list[int] = []

    def counting(start, sources, *rest):
        asked.append(len(sources))
        return read_files(start, sources, *rest)

    monkeypatch.setattr("budget_xl.district.receiving.read_files", counting)
    second = run(tmp_path)
    assert second.as_dict() == first.as_dict()
    assert (tmp_path / "汇总.xlsx").stat().st_mtime_ns == written, (
        "nothing changed, nothing written"
    )
    form(sent / "乙.xlsx", "乙街", "30", code="102")
    assert run(tmp_path).submissions[1].head.annual == 30
    monkeypatch.setattr("budget_xl.district.ledger.engine_mark", lambda: "other rules")
    run(tmp_path)
    assert asked == [1, 2, 3], "a file that could not be read is tried again"


def test_a_summary_that_was_touched_is_written_again(tmp_path: Path) -> None:
    form(tmp_path / "报送" / "甲.xlsx", UNIT, "10", code="101")
    run(tmp_path)
    whole = (tmp_path / "汇总.xlsx").read_bytes()
    openpyxl.load_workbook(tmp_path / "汇总.xlsx").save(tmp_path / "汇总.xlsx")
    run(tmp_path)
    assert (tmp_path / "汇总.xlsx").read_bytes() == whole


def test_a_unit_that_is_called_otherwise_keeps_its_file(tmp_path: Path) -> None:
    form(tmp_path / "报送" / "甲.xlsx", UNIT, "10", code="101")
    run(tmp_path)
    names = roster(tmp_path, "101,甲街道办事处,,,,")
    target, ledger = tmp_path / "汇总.xlsx", tmp_path / "台账.db"
    [sent] = summarise(tmp_path / "报送", names, target, 1, still, ledger=ledger).submissions
    assert (sent.unit.name, sent.version) == ("甲街道办事处", 1)


def test_a_ledger_is_brought_up_to_date_and_keeps_what_it_has(tmp_path: Path, monkeypatch) -> None:
    form(tmp_path / "报送" / "甲.xlsx", UNIT, "10", code="101")
    run(tmp_path)
    step = "ALTER TABLE files ADD COLUMN note TEXT; UPDATE files SET note = '旧'"
    monkeypatch.setattr(ledger_schema, "MIGRATIONS", (*ledger_schema.MIGRATIONS, step))
    open_ledger(tmp_path / "台账.db")
    book = sqlite3.connect(tmp_path / "台账.db")
    assert book.execute("SELECT name, note FROM files").fetchall() == [("甲.xlsx", "旧")]
    newest = len(ledger_schema.MIGRATIONS)
    assert book.execute("PRAGMA user_version").fetchone() == (newest,)
    monkeypatch.undo()
    with pytest.raises(Problem) as found:
        open_ledger(tmp_path / "台账.db")
    assert found.value.code == "ledger-version"
    assert f"第 {newest} 版" in found.value.message


@pytest.mark.parametrize("content", [b"a summary, perhaps", b"SQLite format 3\0 but torn"])
def test_another_file_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "台账.db"
    path.write_bytes(content)
    with pytest.raises(Problem) as found:
        open_ledger(path)
    assert found.value.code == "not-a-ledger"
    assert path.read_bytes() == content


@pytest.mark.parametrize("version", [0, 1, len(ledger_schema.MIGRATIONS)])
def test_a_database_of_others_is_left_alone(tmp_path: Path, version: int) -> None:
    with sqlite3.connect(tmp_path / "台账.db") as book:
        book.execute("CREATE TABLE theirs (value)")
        book.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(Problem) as found:
        open_ledger(tmp_path / "台账.db")
    assert found.value.code == "not-a-ledger"
    tables = sqlite3.connect(tmp_path / "台账.db").execute("SELECT name FROM sqlite_master")
    assert tables.fetchall() == [("theirs",)]


def test_a_ledger_for_a_while_is_closed_before_its_folder_goes(monkeypatch) -> None:
    """Windows deletes no file that is open."""
    kept: list[sqlite3.Connection] = []
    found: list[str] = []
    clean = tempfile.TemporaryDirectory.cleanup

    def cleanup(folder: tempfile.TemporaryDirectory[str]) -> None:
        try:
            kept[0].execute("SELECT 1")
            found.append("open")
        except sqlite3.ProgrammingError:
            found.append("closed")
        clean(folder)

    monkeypatch.setattr(tempfile.TemporaryDirectory, "cleanup", cleanup)
    ledger = open_ledger(None)
    kept.append(ledger._book)
    path = ledger.path
    assert path.is_file()
    del ledger
    gc.collect()
    assert found == ["closed"]
    assert not path.parent.exists()


def test_a_ledger_in_use_is_said_to_be(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(ledger_schema, "WAIT_SECONDS", 0.1)
    first, second = open_ledger(tmp_path / "台账.db"), open_ledger(tmp_path / "台账.db")
    with first.together(), pytest.raises(Problem) as found, second.together():
        pass
    assert found.value.code == "ledger-held"


def test_a_full_disk_is_said_to_be_full_and_nothing_is_half_kept(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "台账.db")
    row = ("甲", "x" * (1 << 20), 1, 1, 1, "")
    ledger._book.execute("PRAGMA max_page_count = 40")
    with pytest.raises(Problem) as found, ledger.together():
        ledger._book.execute("INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)", row)
    assert found.value.code == "ledger-not-writable"
    assert "磁盘已满" in found.value.message
    assert sqlite3.connect(tmp_path / "台账.db").execute("SELECT * FROM files").fetchall() == []


def test_a_mistake_of_ours_is_not_told_as_a_ledger_of_others(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path / "台账.db")
    with pytest.raises(sqlite3.OperationalError), ledger.together():
        ledger._book.execute("SELECT nothing FROM files")
    with pytest.raises(sqlite3.IntegrityError), ledger.together():
        ledger.settle("a digest that no file has", "通过")


@pytest.mark.parametrize(
    ("fate", "code"), [("full", "disk-full"), ("in the way", "folder-not-writable")]
)
def test_an_original_that_cannot_be_kept_is_a_problem(
    tmp_path: Path, monkeypatch, fate: str, code: str
) -> None:
    form(tmp_path / "报送" / "甲.xlsx", UNIT, "10", code="101")
    archive = tmp_path / "台账.原件"
    if fate == "full":

        def full(path: Path, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))

        monkeypatch.setattr(Path, "write_bytes", full)
    else:
        archive.write_text("a file")
    with pytest.raises(Problem) as found:
        run(tmp_path)
    assert found.value.code == code
    assert not [path for path in archive.rglob("*") if path.is_file()]
    monkeypatch.undo()
    archive.unlink() if archive.is_file() else None
    [sent] = run(tmp_path).submissions
    assert open_ledger(tmp_path / "台账.db").original(sent.outcome.digest).is_file()
