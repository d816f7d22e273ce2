"""The roster: CSV or workbook in, units out; names are found exactly or only suggested."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from budget_xl.core.problem import Problem
from budget_xl.district.roster import Roster, Unit, read_roster
from tests.district.district import HEADS

ROWS = ["101,甲山街道办事处,甲山街;甲山,某区政府,张三,027-85550001", "102,乙水街道办事处,,,,"]
UNITS = (
    Unit("101", "甲山街道办事处", ("甲山街", "甲山"), "某区政府", "张三", "027-85550001"),
    Unit("102", "乙水街道办事处"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_as_excel_saves_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("\r\n".join([HEADS, *ROWS, ",,,,,", ""]), encoding=encoding)
    assert read_roster(path).units == UNITS


def test_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [HEADS, *ROWS]:
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row.split(",")])
    path = tmp_path / "名册.xlsx"
    book.save(path)
    assert read_roster(path).units == UNITS


def test_columns_may_stand_in_any_order_and_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("联系人, 单位名称 \n张三,甲街\n", encoding="utf-8")
    assert read_roster(path).units == (Unit("", "甲街", contact="张三"),)


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("甲,乙\n1,2\n", "not-a-roster", "甲、乙"),
        ("", "not-a-roster", "空白"),
        (HEADS, "blank-roster", "没有单位"),
        ("\n".join([HEADS, ROWS[0], ROWS[0]]), "roster-twice", "单位编码“101”"),
        ("单位名称\n甲街\n甲 街\n", "roster-twice", "单位名称“甲街”"),
        ("单位名称\n甲\0街\n", "unreadable-list", "读不出"),
    ],
)
def test_what_is_no_roster(tmp_path: Path, text: str, code: str, word: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as found:
        read_roster(path)
    assert found.value.code == code
    assert word in found.value.message


def test_a_roster_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        read_roster(tmp_path / "没有.csv")
    assert found.value.code == "missing-file"


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("101", "写错的名字", "甲山街道办事处"),
        ("", "甲山街", "甲山街道办事处"),
        ("", " 乙水 街道办事处", "乙水街道办事处"),
        ("999", "乙水街道办事处", "乙水街道办事处"),
        ("", "乙水街道办事", None),
        ("", "", None),
    ],
)
def test_units_are_found_only_exactly(code: str, name: str, found: str | None) -> None:
    unit = Roster(UNITS).find(code, name)
    assert (unit.name if unit else None) == found


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("乙水街道办", "乙水街道办事处"),
        ("某区乙水街道办事处", "乙水街道办事处"),
        ("甲山街办", "甲山街道办事处"),
        ("丙丁街道办事处", None),
        ("丙山街道办事处", None),
        ("", None),
    ],
)
def test_likely_units_are_suggested(name: str, suggested: str | None) -> None:
    unit = Roster(UNITS).suggest(name)
    assert (unit.name if unit else None) == suggested


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲山街（修改）", "甲山街道办事处"),
        ("102 申报表", "乙水街道办事处"),
        ("101 102", None),
        ("申报表", None),
    ],
)
def test_units_are_found_in_file_names(text: str, found: str | None) -> None:
    unit = Roster(UNITS).within(text)
    assert (unit.name if unit else None) == found


@pytest.mark.parametrize(
    ("named", "district"),
    [
        (["甲区人民政府,", "甲区政府,", ",丙街"], "甲区"),
        (["甲 区财政局,", "市甲区人民政府,", "甲区人民政府,"], "甲区"),
        ([",甲市甲区人民政府子街道办事处", ",甲市甲区人民政府丑街道办事处"], "甲市甲区"),
        (["甲区人民政府,", ",乙街", ",丙街"], ""),
        (["甲区人民政府,", "乙区人民政府,"], ""),
        (["区人民政府,", ",社区服务中心", "教育局,"], ""),
    ],
)
def test_the_district_is_that_of_most_units(named: list[str], district: str) -> None:
    pairs = [one.split(",") for one in named]
    units = (Unit(str(n), name, parent=parent) for n, (parent, name) in enumerate(pairs))
    assert Roster(tuple(units)).district == district
