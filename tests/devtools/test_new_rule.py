"""add-rule: a module with every heading, whose example fails until the rule is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house import SOURCE

ASK = """
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import run
from budget_xl.rules.examples import example
from budget_xl.rules.page import page

item = load_catalogue().find("BAS998")
assert all((page(item).what, page(item).why, page(item).exempt, item.basis, item.hint))
print(item.life.name, [(case.good, len(list(run(item, example(case))))) for case in item.cases])
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """A copy of the package, so that the new module is not left behind in it."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(SOURCE, folder / SOURCE.name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def python(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": str(copy)},
        check=False,
        capture_output=True,
        text=True,
        cwd=copy,
    )


def test_the_new_rule_has_every_heading_and_a_failing_example(copy: Path) -> None:
    begun = python(copy, "-m", "budget_xl.devtools", "add-rule", "BAS998")
    path = copy / "budget_xl" / "rules" / "families" / "basis" / "bas998.py"
    assert (begun.returncode, begun.stderr) == (0, "")
    assert str(path) in begun.stdout
    told = python(copy, "-c", ASK)
    assert told.stdout.strip() == "PREVIEW [(True, 0), (False, 0)]", told.stderr
    lint = python(
        copy,
        "-m",
        "ruff",
        "check",
        "--config",
        str(SOURCE.parents[1] / "pyproject.toml"),
        str(path),
    )
    assert lint.returncode == 0, lint.stdout


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("bas1", "three capital letters and three digits"),
        ("BAS001", "taken"),
        ("QQQ001", "no family has these letters"),
    ],
)
def test_a_code_that_cannot_be_is_refused(copy: Path, code: str, why: str) -> None:
    refused = python(copy, "-m", "budget_xl.devtools", "add-rule", code)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert why in refused.stderr
