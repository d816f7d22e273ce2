"""A LibreOffice with and without our host, and the made-up street's form."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.hosts.libreoffice.profile import Profile
from budget_xl.workbook.writer import write_form
from tests.oracle.libreoffice import SYSTEM_PYTHON, needs_libreoffice

DRIVE = Path(__file__).with_name("drive.py")


class Office:
    """LibreOffice with one profile; every call opens a file anew and does some steps."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile

    def __call__(self, file: Path, *steps: tuple[Any, ...]) -> list[Any]:
        done = subprocess.run(
            [SYSTEM_PYTHON, str(DRIVE), str(self.profile), str(file)],
            input=json.dumps(steps), capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture(scope="session")
def hosted(tmp_path_factory) -> Office:
    """With our host in a fresh profile."""
    needs_libreoffice()
    folder = tmp_path_factory.mktemp("hosted")
    Profile(folder).install()
    return Office(folder)


@pytest.fixture(scope="session")
def bare(tmp_path_factory) -> Office:
    """Without our host."""
    needs_libreoffice()
    return Office(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="session")
def street(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("street") / "表.xlsx"
    write_form(load_form(), from_plain(scenario().submissions[0].declaration), path)
    return path
