"""What a folder holds: archives, locks, strangers; nothing is lost, nothing is written."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from budget_xl.district import intake
from budget_xl.district.executors import on_this_machine
from budget_xl.district.intake import look_through
from budget_xl.district.ledger import open_ledger
from budget_xl.district.reading import read_files
from budget_xl.district.receiving import receive
from budget_xl.district.summarise import summarise
from tests.district.district import form, roster, rows, still


def packed(path: Path, members: dict[str, bytes]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            member = zipfile.ZipInfo("x", (2020, 5, 1, 9, 0, 0))
            member.filename, member.compress_type = name, zipfile.ZIP_DEFLATED
            package.writestr(member, data)
    return path


def reasons(folder: Path) -> dict[str, str]:
    found = look_through(folder)
    return {str(one.path.relative_to(folder)): one.why for one in found.foreign}


def test_members_of_an_archive_are_read_like_files(tmp_path: Path) -> None:
    made = form(tmp_path / "甲.xlsx", "甲街", "10", code="101").read_bytes()
    members = {
        "一批/甲.xlsx": made,
        "一批/": b"",
        "~$甲.xlsx": b"lock",
        "__MACOSX/甲.xlsx": b"junk",
    }
    folder = tmp_path / "报送"
    packed(folder / "收到.zip", members)
    found = summarise(folder, roster(tmp_path, "101,甲街,,,,"), tmp_path / "汇总.xlsx", 1, still)
    [sent] = found.submissions
    assert (sent.head.annual, sent.outcome.path) == (10, folder / "收到.zip" / "一批" / "甲.xlsx")
    assert {other.path.name: other.why for other in found.others} == {
        "~$甲.xlsx": intake.LOCK, "甲.xlsx": intake.HIDDEN,
    }  # fmt: skip
    assert sorted(path.name for path in folder.rglob("*")) == ["收到.zip"]
    [state] = [row for row in rows(tmp_path / "汇总.xlsx", "报送情况") if row["单位名称"]]
    assert state["文件"] == "甲.xlsx"


def test_names_in_an_archive_of_windows(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("AAAA.xlsx", b"content")
    raw = data.getvalue().replace(b"AAAA", "甲街".encode("gbk"))
    (tmp_path / "旧.zip").write_bytes(raw)
    [source] = look_through(tmp_path).sources
    assert source.path.name == "甲街.xlsx"
    ledger = open_ledger(None)
    [outcome] = receive(ledger, [source], on_this_machine(1, intake.__name__), still)
    assert outcome.problem
    assert outcome.problem.code == "not-a-workbook"
    assert "甲街.xlsx" in outcome.problem.message


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../../甲.xlsx", intake.UNSAFE),
        ("/etc/甲.xlsx", intake.UNSAFE),
        ("..\\甲.xlsx", intake.UNSAFE),
        ("C:/甲.xlsx", intake.UNSAFE),
        ("里/外.zip", intake.NESTED),
        ("说明.docx", intake.NOT_A_WORKBOOK),
        (".隐藏.xlsx", intake.HIDDEN),
    ],
)
def test_what_an_archive_may_not_hold(tmp_path: Path, name: str, why: str) -> None:
    packed(tmp_path / "收到.zip", {name: b"x", "好.xlsx": b"y"})
    found = look_through(tmp_path)
    assert [one.why for one in found.foreign] == [why]
    assert [source.member for source in found.sources] == ["好.xlsx"]
    assert all(path.is_relative_to(tmp_path) for path in tmp_path.rglob("*"))


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    packed(tmp_path / "炸弹.zip", {"大.xlsx": b"\0" * 5_000_000, "好.xlsx": b"y"})
    found = look_through(tmp_path)
    assert [(one.path.name, one.why) for one in found.foreign] == [("大.xlsx", intake.OVERSIZED)]


def test_an_archive_of_too_many(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(intake, "MAX_MEMBERS", 3)
    packed(tmp_path / "多.zip", {f"{number}.xlsx": b"y" for number in range(4)})
    (tmp_path / "好.xlsx").write_bytes(b"y")
    assert reasons(tmp_path) == {"多.zip": intake.OVERSIZED}


def test_strangers_are_listed_not_failed_on(tmp_path: Path) -> None:
    for name in ("~$甲.xlsx", ".DS_Store", "说明.docx", "坏.zip", "甲.xlsx"):
        (tmp_path / name).write_bytes(b"?")
    assert reasons(tmp_path) == {
        "~$甲.xlsx": intake.LOCK,
        ".DS_Store": intake.HIDDEN,
        "说明.docx": intake.NOT_A_WORKBOOK,
        "坏.zip": intake.BAD_ARCHIVE,
    }


def test_own_files_are_no_submissions(tmp_path: Path) -> None:
    for name in ("甲.xlsx", "汇总.xlsx", "台账.原件/ab/abc.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"?")
    found = look_through(tmp_path, [tmp_path / "汇总.xlsx", tmp_path / "台账.原件"])
    assert [source.path.name for source in found.sources] == ["甲.xlsx"]


def test_what_the_ledger_keeps_in_the_same_folder_was_not_sent(tmp_path: Path) -> None:
    form(tmp_path / "甲.xlsx", "甲街", "10", code="101")
    names, options = roster(tmp_path, "101,甲街,,,,"), {"ledger": tmp_path / "台账.db"}
    for _ in range(2):
        found = summarise(tmp_path, names, tmp_path / "汇总.xlsx", 1, still, **options)
        assert [one.outcome.path.name for one in found.submissions] == ["甲.xlsx"]
        assert found.others == ()


@pytest.mark.parametrize("fate", ["changed", "gone"])
def test_a_file_that_is_changed_while_it_is_read(tmp_path: Path, monkeypatch, fate: str) -> None:
    path = form(tmp_path / "甲.xlsx", "甲街", "10", code="101")
    found = look_through(tmp_path)

    def meddling(*given):
        for reading in read_files(*given):
            path.unlink()
            if fate == "changed":
                path.write_bytes(b"other")
            yield reading

    monkeypatch.setattr("budget_xl.district.receiving.read_files", meddling)
    [outcome] = receive(open_ledger(None), found.sources, in_this_process, still)
    assert outcome.problem
    assert outcome.problem.code == "file-changed"


def test_shared_storage(tmp_path: Path) -> None:
    """A folder of another file system, read through fsspec."""
    fsspec = pytest.importorskip("fsspec")
    storage = fsspec.filesystem("memory")
    made = form(tmp_path / "甲.xlsx", "甲街", "10", code="101").read_bytes()
    storage.pipe("/报送/一批/甲.xlsx", made)
    storage.pipe("/报送/说明.txt", b"words")
    found = look_through("memory://报送")
    [outcome] = receive(open_ledger(None), found.sources, in_this_process, still)
    assert outcome.head
    assert outcome.head.annual == 10
    assert [one.path.name for one in found.foreign] == ["说明.txt"]


@contextmanager
def in_this_process(batches: int):
    with ThreadPoolExecutor(1) as pool:
        yield pool, batches
