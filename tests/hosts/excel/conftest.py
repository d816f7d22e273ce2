"""Forms to press buttons on: a real one, or the made-up street where that is absent; an empty one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from budget_xl.core.plain import from_plain
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.legacy.source import read_source
from budget_xl.workbook.writer import blank_for, write_form
from tests.conftest import SHARED
from tests.hosts.excel.remote import Excel

UNIT, CODE = "梧桐里街道办事处", "101001"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The forms as files, by name; never changed."""
    folder = tmp_path_factory.mktemp("forms")
    seeds = sorted((SHARED / "seed").glob("*.txt")) if SHARED.is_dir() else []
    street = from_plain(scenario().submissions[0].declaration)
    declarations = {
        "street": street,
        "real": read_source(seeds[0]).declaration if seeds else street,
        "empty": blank_for(load_form(), UNIT, CODE),
    }
    for name, declaration in declarations.items():
        write_form(load_form(), declaration, folder / f"{name}.xlsx")
    return {name: folder / f"{name}.xlsx" for name in declarations}


def opened(files: dict[str, Path], name: str, folder: Path) -> Excel:
    return Excel(Path(shutil.copy(files[name], folder / "申报表.xlsx")))


@pytest.fixture
def street(files: dict[str, Path], tmp_path: Path) -> Excel:
    """The form of the made-up street."""
    return opened(files, "street", tmp_path)


@pytest.fixture
def real(files: dict[str, Path], tmp_path: Path) -> Excel:
    """The real form of 2020, or that of the made-up street, which has its figures."""
    return opened(files, "real", tmp_path)


@pytest.fixture(params=["real", "empty"])
def form(files: dict[str, Path], request: pytest.FixtureRequest, tmp_path: Path) -> Excel:
    """That, and an empty template given out to one unit."""
    return opened(files, request.param, tmp_path)
