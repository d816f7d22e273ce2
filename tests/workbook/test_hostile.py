"""Whatever arrives, the answer is a sentence; what can be read is read; passwords open files."""

from __future__ import annotations

from pathlib import Path

import pytest

from budget_xl.core.plain import from_plain
from budget_xl.core.problem import Problem
from budget_xl.district.demo.scenario import scenario
from budget_xl.forms.loader import load_form
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.writer import write_form
from tests.workbook.hostile import FILES, PASSWORD

REFUSED = {
    "bomb_many_parts": "oversized",
    "bomb_one_part": "oversized",
    "billion_laughs_in_sheet": "hostile-file",
    "billion_laughs_in_strings": "hostile-file",
    "billion_laughs_in_styles": "hostile-file",
    "external_entity_in_sheet": "hostile-file",
    "external_entity_in_book": "hostile-file",
    "encrypted": "encrypted",
    "zip_with_password": "encrypted",
    "value_in_last_cell": "too-far",
    "row_beyond_limit": "too-far",
    "million_rows": "too-far",
    "duplicate_part": "damaged-file",
    "sheet_of_nothing": "cells-moved",
    "stamp_year_superscript": "not-ours",
    "stamp_form_of_a_path": "form-version",
}
READ = ["garbage_in_front", "prefixed_names", "strict_names", "path_traversal", "backslash_names"]
SLOW = {"bomb_one_part", "bomb_many_parts", "million_rows"}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = next(s.declaration for s in scenario().submissions if s.declaration)
    path = tmp_path_factory.mktemp("good") / "good.xlsx"
    write_form(load_form(), from_plain(data), path)
    return path


@pytest.mark.parametrize("name", [name for name in FILES if name not in SLOW])
def test_every_file_is_read_or_refused_in_a_sentence(name: str, good: Path, tmp_path: Path) -> None:
    bad = tmp_path / f"{name}.xlsx"
    FILES[name](good, bad)
    report = check_workbook(bad)
    if report.problem:
        assert report.problem.message.startswith(f"“{bad.name}”")
        assert report.problem.message.endswith("。")
        assert report.problem.hint.endswith("。")
        assert report.problem.code == REFUSED.get(name, report.problem.code)
    else:
        assert name not in REFUSED
        assert report.declaration == read_workbook(bad).declaration


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_says_nothing_else(name: str, good: Path, tmp_path: Path) -> None:
    FILES[name](good, tmp_path / "odd.xlsx")
    assert read_workbook(tmp_path / "odd.xlsx").declaration == read_workbook(good).declaration
    assert check_workbook(tmp_path / "odd.xlsx").findings == check_workbook(good).findings


def test_password_opens_and_a_wrong_one_does_not(good: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.xlsx"
    FILES["encrypted"](good, locked)
    found = read_workbook(locked, ["wrong", PASSWORD])
    assert found.declaration == read_workbook(good).declaration
    with pytest.raises(Problem, match="都打不开") as caught:
        read_workbook(locked, ["wrong"])
    assert "wrong" not in str(caught.value)


def test_nothing_is_written_beside_the_file(good: Path, tmp_path: Path) -> None:
    for name in ("path_traversal", "encrypted", "bomb_nested"):
        FILES[name](good, tmp_path / f"{name}.xlsx")
        check_workbook(tmp_path / f"{name}.xlsx")
    assert sorted(file.stem for file in tmp_path.iterdir()) == [
        "bomb_nested",
        "encrypted",
        "path_traversal",
    ]
    assert not Path("/tmp/evil.txt").exists()
