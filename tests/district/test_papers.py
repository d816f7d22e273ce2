"""``consolidate`` with report, brief and notices: written beside the summary, never taken for mail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from budget_xl.core.problem import Problem
from budget_xl.hosts.cli.commands import consolidate
from tests.district.district import form, roster


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    form(tmp_path / "甲.xlsx", "甲街", "10", code="101")
    form(tmp_path / "乙.xlsx", "乙街", "20", code="102")
    roster(tmp_path, "101,甲街,,,,", "102,乙街,,,,", "103,丙街,,,王某,8555")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    """Everything in one folder, as people do."""
    arguments = [
        str(folder),
        "--roster",
        str(folder / "名册.csv"),
        "-o",
        str(folder / "汇总.xlsx"),
        "--jobs",
        "1",
    ]
    return CliRunner().invoke(consolidate, [*arguments, *words], standalone_mode=False)


def all_papers(folder: Path) -> list[str]:
    names = (("--report", "报告.html"), ("--brief", "简报.docx"), ("--notices", "通知"))
    return [word for option, name in names for word in (option, str(folder / name))]


def test_papers_are_written_and_never_taken_for_mail(sent: Path) -> None:
    told = run(sent, *all_papers(sent))
    assert told.return_value == 1, told.output
    assert "有意见的单位 2 个，需要催报的 1 个" in told.output
    assert sorted(path.name for path in (sent / "通知").iterdir()) == [
        "101 甲街",
        "102 乙街",
        "催报名单.xlsx",
    ]
    words = ("--report", str(sent / "报告.html"), "--notices", str(sent / "通知2"), "--json")
    again = run(sent, *words)
    names = {Path(other["path"]).name for other in json.loads(again.stdout)["others"]}
    assert "报告.html" not in names
    assert names == {"简报.docx", "退回通知.docx", "催报名单.xlsx", "意见.xlsx"}


def test_without_options_nothing_more_is_written(sent: Path) -> None:
    before = {path.name for path in sent.iterdir()}
    run(sent)
    assert {path.name for path in sent.iterdir()} - before == {"汇总.xlsx"}


def test_notices_in_use_are_told_before_anything_is_read(sent: Path) -> None:
    (sent / "通知").mkdir()
    (sent / "通知" / "手改.docx").write_bytes(b"x")
    told = run(sent, *all_papers(sent))
    assert isinstance(told.exception, Problem)
    assert told.exception.code == "folder-not-empty"
    assert not (sent / "汇总.xlsx").exists()
