"""The manual of the district says what is so: commands, options, password, pictures, words."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from budget_xl.district.consolidation import MISSING, PASSED, PENDING, RETURNED, SENT, UNREADABLE
from budget_xl.district.notices.folder import CHASE, OPINIONS
from budget_xl.district.notices.letter import ASKING_BACK, RETURNING
from budget_xl.district.notices.opinions import MARK
from budget_xl.district.resubmission import CHANGED, EXPLAINED, OPEN
from budget_xl.district.roster import HEADS
from budget_xl.district.summary.opinions import ACCEPTED, AWAY, DECISION, REVIEWER, WORDS
from budget_xl.district.verdicts import AGREED, REFUSED
from budget_xl.forms.stamp import PASSWORD
from budget_xl.hosts.cli.main import cli
from tests.conftest import ROOT
from tests.district.test_summary import SHEETS

FOLDER = ROOT / "docs"
MANUAL = (FOLDER / "区级汇总手册.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^budget-xl .*$", MANUAL, re.MULTILINE)


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_is_understood(line: str) -> None:
    name, *words = shlex.split(line)[1:]
    command = cli.commands[name]
    with click.Context(command, info_name=name) as context:
        command.parse_args(context, words)


def test_the_main_commands_are_there() -> None:
    names = [line.split()[1] for line in COMMANDS]
    assert names == ["distribute", "merge", "consolidate", "review"]


def test_the_sheets_are_those_of_the_summary() -> None:
    rows = MANUAL.split("| 工作表 | 看什么 |")[1]
    told = re.findall(r"^[|] ([^|]+) [|]", rows, re.MULTILINE)
    named = [name for cell in told for name in cell.split("、")]
    assert set(SHEETS) - {"封面"} <= set(named)


def test_pictures_are_there_and_all_are_used() -> None:
    used = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", MANUAL)
    assert 2 <= len(used) <= 6
    assert all((FOLDER / name).is_file() for name in used)


@pytest.mark.parametrize(
    "word",
    [
        MISSING, SENT, UNREADABLE, RETURNED, PENDING, PASSED, CHANGED, EXPLAINED, OPEN, RETURNING,
        ASKING_BACK, OPINIONS, CHASE, MARK, DECISION, WORDS, REVIEWER, AGREED, REFUSED, ACCEPTED, AWAY, f"保护密码是 `{PASSWORD}`", *(names[0] for names in HEADS.values()),
    ],
)  # fmt: skip
def test_the_words_are_those_of_the_program(word: str) -> None:
    assert word in MANUAL
