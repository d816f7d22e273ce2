"""The command ``merge``: files in, one workbook and a list out; nothing that came in is touched."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from budget_xl.core.finding import Waiver
from budget_xl.core.problem import Problem
from budget_xl.district.merge.files import merge_files
from budget_xl.forms.loader import load_form
from budget_xl.hosts.cli.merge import merge as command
from budget_xl.workbook.reader import Reading, read_workbook
from budget_xl.workbook.writer import write_form
from tests.declare import declare
from tests.district.district import form


@pytest.fixture
def departments(tmp_path: Path) -> tuple[Path, Path]:
    first = form(tmp_path / "综治办.xlsx", "某街", "5", "7", code="101")
    return first, form(tmp_path / "党政办.xlsx", "某街", "8", code="101")


def test_the_street_is_read_back_whole(departments, tmp_path: Path) -> None:
    before = [path.read_bytes() for path in departments]
    joined = merge_files(departments, tmp_path / "街道.xlsx")
    assert (joined.files, joined.merged.left) == (2, ())
    whole = read_workbook(tmp_path / "街道.xlsx").declaration
    assert whole.budget.annual.value == whole.funding.total.value == Decimal(20)
    assert [item.amount.value for item in whole.expenditure.items] == [5, 7, 8]
    assert "2019年总预算为2万元" in (whole.narrative.history.value or "")
    assert "比2019年增加18万元" in (whole.narrative.change.value or "")
    assert [path.read_bytes() for path in departments] == before


def test_files_that_cannot_be_joined_are_named(departments, tmp_path: Path) -> None:
    twin = tmp_path / "又一份.xlsx"
    twin.write_bytes(departments[0].read_bytes())
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(departments[0].read_bytes()[:-300])
    later = tmp_path / "明年.xlsx"
    write_form(load_form("hongshan-2020", 2026), declare(), later)
    joined = merge_files((*departments, twin, broken, later), tmp_path / "街道.xlsx")
    why = {one.ref.cell: one.why for one in joined.merged.left}
    assert joined.files == 2
    assert "与“综治办.xlsx”内容完全相同" in why["又一份.xlsx"]
    assert "“坏.xlsx”" in why["坏.xlsx"]
    assert "2026年" in why["明年.xlsx"]
    assert "2020年" in why["明年.xlsx"]


def test_parts_are_named_by_their_unit_when_it_tells_them_apart(tmp_path: Path) -> None:
    paths = []
    for number, unit in enumerate(("综治办", "党政办", "党政办"), start=1):
        paths.append(tmp_path / f"{number}.xlsx")
        said = declare(identity={"unit": unit}, narrative={"goal": f"目标{number}"})
        write_form(load_form(), said, paths[-1])
    whole = merge_files(paths, tmp_path / "街道.xlsx").merged
    assert whole.declaration.narrative.goal.value == "【综治办】\n目标1\n【2】\n目标2\n【3】\n目标3"
    assert [left.text for left in whole.left] == ["综治办、党政办"]


def test_reasons_are_not_lost_in_silence(departments, tmp_path: Path, monkeypatch) -> None:
    def with_reason(path: Path) -> Reading:
        reading = read_workbook(path)
        waivers = (Waiver("BAS003", "申报表!某格", "已另报"),) if "综治" in path.name else ()
        return Reading(reading.stamp, reading.form, reading.declaration, waivers)

    monkeypatch.setattr("budget_xl.district.merge.files.read_workbook", with_reason)
    [left] = merge_files(departments, tmp_path / "街道.xlsx").merged.left
    assert (left.text, left.ref.cell) == ("已另报", "BAS003")


def test_text_never_becomes_a_formula(tmp_path: Path) -> None:
    import openpyxl

    path = form(tmp_path / "=1+1.xlsx", "=1+1", "1", project="+SUM(A:A)")
    merge_files((path,), tmp_path / "街道.xlsx")
    book = openpyxl.load_workbook(tmp_path / "街道.xlsx")
    typed = [cell for sheet in book for row in sheet.iter_rows() for cell in row
             if cell.value in ("=1+1", "+SUM(A:A)")]  # fmt: skip
    assert {cell.value for cell in typed if cell.data_type == "s"} == {"=1+1", "+SUM(A:A)"}
    assert all(cell.data_type == "s" for cell in typed)


def test_a_source_is_never_the_target(departments) -> None:
    before = departments[0].read_bytes()
    with pytest.raises(Problem) as found:
        merge_files(departments, departments[0])
    assert found.value.code == "target-is-source"
    assert departments[0].read_bytes() == before


def test_nothing_readable(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        merge_files([tmp_path / "没有.xlsx"], tmp_path / "街道.xlsx")
    assert found.value.code == "missing-file"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("second", "code"), [("某街", 0), ("另一街", 1)])
def test_command(tmp_path: Path, second: str, code: int) -> None:
    one, two = form(tmp_path / "1.xlsx", "某街", "5"), form(tmp_path / "2.xlsx", second, "6")
    words = [str(one), str(two), "-o", str(tmp_path / "街道.xlsx")]
    told = CliRunner().invoke(command, words, standalone_mode=False)
    assert told.return_value == code
    assert ("某街、另一街" in told.output) == bool(code)
    told = CliRunner().invoke(command, [*words, "--json"], standalone_mode=False)
    assert told.return_value == code
    data = json.loads(told.output)
    assert (data["files"], len(data["left"])) == (2, code)
    assert [same["name"] for same in data["same"]] == ["支出1"]
