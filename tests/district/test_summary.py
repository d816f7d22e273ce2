"""The summary workbook: what it adds up, where it links to, and what LibreOffice makes of it."""

from __future__ import annotations

import os
import re
import sqlite3
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.problem import Problem
from budget_xl.district.demo.scenario import scenario
from budget_xl.district.demo.streets import DISTRICT
from budget_xl.district.distribute import distribute
from budget_xl.district.report.page import link
from budget_xl.district.roster import read_roster
from budget_xl.district.summarise import summarise
from budget_xl.district.summary import hands
from budget_xl.workbook.drawing import Sketch
from budget_xl.workbook.reader import read_workbook
from budget_xl.workbook.texts import SharedTexts
from tests.district.district import form, roster, rows, still
from tests.oracle.libreoffice import disagreements, needs_libreoffice, recalculate

SHEETS = [
    "封面",
    "报送情况",
    "资金来源汇总",
    "支出明细汇总",
    "按类支出透视",
    "绩效指标汇总",
    "指标统计",
    "同比变动",
    "同类比较",
    "审核意见汇总",
    "问题清单",
    "其他文件",
]


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    form(folder / "甲#1.xlsx", "甲街", "10", "20", code="101")
    form(folder / "乙.xlsx", "乙街", "3", code="102", project="项目一")
    form(folder / "乙二.xlsx", "乙街", "4", code="102", project="项目二")
    target = tmp_path / "汇总.xlsx"
    summarise(
        folder, roster(tmp_path, "101,甲街,,,,", "102,乙街,,,,", "103,丙街,,,,"), target, 2, still
    )
    return target


def test_sheets_stand_in_order(summary: Path) -> None:
    assert openpyxl.load_workbook(summary).sheetnames == SHEETS


def test_states(summary: Path) -> None:
    found = rows(summary, "报送情况")
    assert [(row["序号"], row["单位名称"], row["状态"], row["当年预算"]) for row in found] == [
        (1, "甲街", "已报", 30),
        (2, "乙街", "已报", 3),
        (None, "乙街", "已报", 4),
        (3, "丙街", "未报", None),
        ("合计", None, None, 37),
    ]
    top = [
        cell
        for cell in next(
            openpyxl.load_workbook(summary, data_only=True)["报送情况"].iter_rows(
                2, 2, values_only=True
            )
        )
        if cell is not None
    ]
    assert top == ["应报", 3, "已报", 2, "未报", 1, "不能读取", 0]


def test_funding_meets_expenditure(summary: Path) -> None:
    *found, total = rows(summary, "资金来源汇总")
    assert [row["资金来源合计"] for row in found] == [30, 3, 4]
    assert [row["收支差额"] for row in found] == [0, 0, 0]
    assert total["支出明细合计"] == 37


def test_items_have_their_share(summary: Path) -> None:
    *found, total = rows(summary, "支出明细汇总")
    assert [round(row["占比"], 4) for row in found] == [0.3333, 0.6667, 1, 1]
    assert total["金额"] == 37


def test_changes(summary: Path) -> None:
    first = rows(summary, "同比变动")[0]
    assert (first["填报的上年预算"], first["变动"], first["变动率"]) == (1, 29, 29)
    assert (first["填报的变动"], first["与填报之差"]) == (1, 28)


def test_findings_are_counted_where_they_are_listed(summary: Path) -> None:
    states, issues = rows(summary, "报送情况"), rows(summary, "问题清单")
    for state in states[:-1]:
        own = [row for row in issues if row["件号"] == state["件号"] and row["件号"]]
        if state["件号"]:
            assert state["错误"] == sum(row["级别"] == "错误" for row in own) > 0


def test_rows_link_to_their_cells(summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    sheet = book["问题清单"]
    links = {
        link.target.replace("\\", "/"): link.location
        for row in sheet.iter_rows()
        for cell in row
        if (link := cell.hyperlink)
    }
    assert set(links) == {"报送/乙.xlsx", "报送/乙二.xlsx"}, "a name with # cannot be linked to"
    assert all("!" in place for place in links.values())
    for name in links:
        assert (summary.parent / name).exists()


def test_libreoffice_computes_the_cached_values(tmp_path: Path, summary: Path) -> None:
    needs_libreoffice()
    recalculated = recalculate(tmp_path / "profile", summary)
    assert disagreements(summary, recalculated[summary]) == []
    assert sum(map(len, recalculated[summary].values())) > 30


def test_a_unit_gets_its_own_template(tmp_path: Path) -> None:
    names = roster(tmp_path, "101,甲/街,,,,", "102,乙街,,,,")
    files = distribute(read_roster(names), tmp_path / "发放", "hongshan-2020", 2026, still)
    assert [file.name for file in files] == ["101 甲_街 申报表.xlsx", "102 乙街 申报表.xlsx"]
    reading = read_workbook(files[0])
    identity = reading.declaration.identity
    assert (identity.unit.value, identity.unit_code.value) == ("甲/街", "101")
    assert reading.declaration.year == 2026
    before = files[0].read_bytes()
    with pytest.raises(Problem) as found:
        distribute(read_roster(names), tmp_path / "发放", "hongshan-2020", 2026, still)
    assert found.value.code == "target-exists"
    assert files[0].read_bytes() == before


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from budget_xl.hosts.cli.demo import run_demo

    target = tmp_path_factory.mktemp("演示") / "区"
    assert run_demo(target) == 0
    return target


def test_the_demonstration_adds_up(demonstration: Path) -> None:
    """The sum of all units of the made-up district, taken from its own data."""
    from budget_xl.core.plain import from_plain

    plan, summary = scenario(), demonstration / "区级汇总.xlsx"
    assert len(read_roster(demonstration / "名册.csv").units) == 13
    sent = [one for one in plan.submissions if not one.damaged and not one.last_year]
    newest = {one.unit_code: one for one in sent}
    amounts = [from_plain(one.declaration).budget.annual.value for one in newest.values()]
    *states, total = rows(summary, "报送情况")
    assert Decimal(str(total["当年预算"])) == sum(amount for amount in amounts if amount)
    found = [row["状态"] for row in states]
    assert (found.count("已报"), found.count("未报"), found.count("不能读取")) == (11, 1, 1)


def test_the_demonstration_shows_everything_planted(demonstration: Path) -> None:
    """Each in its place: in the summary, and in the ledger beside it."""
    summary = demonstration / "区级汇总.xlsx"
    plan = scenario().submissions
    issues = {(row["单位名称"], row["编号"]) for row in rows(summary, "问题清单")}
    for one in plan:
        assert {(one.unit_name, code) for code in one.across} <= issues
    across = {pair for pair in issues if str(pair[1]).startswith("XFL")}
    assert across == {(one.unit_name, code) for one in plan for code in one.across}
    why = {row["文件"]: row["为什么没有计入"] for row in rows(summary, "其他文件", "序号")}
    starts = ("不能读取：“橘园街.xlsx”", "是 2019 年度的申报表", "是较早的一份")
    for text, start in zip(sorted(map(str, why.values())), starts, strict=True):
        assert text.startswith(start)
    far = [row for row in rows(summary, "同类比较") if row["判断"] == "偏离"]
    assert [row["单位名称"] for row in far] == [
        one.unit_name for one in plan if "XFL003" in one.across
    ]
    book = sqlite3.connect(demonstration / "台账.db")
    kept = dict(book.execute("SELECT 文件, 年度 FROM 台账"))
    assert set(kept) == {one.file_name for one in plan}
    assert [name for name, year in kept.items() if year == 2019] == [
        one.file_name for one in plan if one.last_year
    ]


def words(document: Path) -> str:
    with zipfile.ZipFile(document) as package:
        return re.sub("<[^>]+>", "", package.read("word/document.xml").decode())


def test_the_demonstration_is_signed_by_its_own_district(demonstration: Path) -> None:
    cover = openpyxl.load_workbook(demonstration / "区级汇总.xlsx")["封面"]
    assert cover["A1"].value == f"{DISTRICT}2020年度项目资金绩效目标申报汇总"
    letters = sorted((demonstration / "3通知").rglob("*.docx"))
    assert len(letters) > 5
    for letter in (*letters, demonstration / "简报.docx"):
        text = words(letter)
        assert DISTRICT in text
        assert "洪山" not in text
    for letter in letters:
        assert f"{DISTRICT}财政局" in words(letter)
    assert f"<h1>{DISTRICT}2020年" in (demonstration / "报告.html").read_text(encoding="utf-8")


def test_libreoffice_agrees_with_the_whole_summary(tmp_path: Path, demonstration: Path) -> None:
    needs_libreoffice()
    summary = demonstration / "区级汇总.xlsx"
    recalculated = recalculate(tmp_path / "profile", summary)[summary]
    assert disagreements(summary, recalculated) == []
    assert {sheet for sheet, cells in recalculated.items() if cells} >= {
        "封面", "报送情况", "资金来源汇总", "支出明细汇总", "按类支出透视", "指标统计", "同比变动", "同类比较",
    }  # fmt: skip


def test_files_on_another_drive_are_linked_by_their_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form(tmp_path / "报送" / "甲.xlsx", "甲街", "10", "20", code="101")
    (tmp_path / "报送" / "说明.txt").write_text("没有表")
    units, target = roster(tmp_path, "101,甲街,,,,"), tmp_path / "汇总.xlsx"

    def apart(path: Path, start: Path) -> str:
        raise ValueError("path is on mount 'E:', start on mount 'D:'")

    monkeypatch.setattr("os.path.relpath", apart)
    summarise(tmp_path / "报送", units, target, 1, still)
    assert link(tmp_path / "报送" / "甲.xlsx", tmp_path).startswith("file:///")
    monkeypatch.undo()
    book = openpyxl.load_workbook(target)
    links = [
        cell.hyperlink.target for row in book["支出明细汇总"] for cell in row if cell.hyperlink
    ]
    whole = str(tmp_path / "报送" / "甲.xlsx").replace("/", "\\")
    assert links
    assert set(links) == {whole}


@pytest.mark.parametrize("fate", ["done", "dead"])
def test_processes_draw_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    """Also when they die, as for want of memory: then it is drawn here."""
    folder = tmp_path / "报送"
    names = "甲乙丙丁"
    for at, name in enumerate(names):
        form(folder / f"{name}.xlsx", f"{name}街", "10", "20", code=f"10{at}")
    units = roster(tmp_path, *(f"10{at},{name}街,,,," for at, name in enumerate(names)))
    here, beside = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    summarise(folder, units, here, 2, still)
    drawn_here: list[str] = []
    draw = hands.draw
    monkeypatch.setattr(hands, "MANY", len(names))
    monkeypatch.setattr(hands, "TOGETHER", 3)
    monkeypatch.setattr(hands, "draw", lambda sketch, rows: draw(note(sketch), rows))
    if fate == "dead":
        monkeypatch.setattr(hands, "_draw_packed", die)

    def note(sketch: Sketch) -> Sketch:
        drawn_here.append(sketch.sheet)
        return sketch

    summarise(folder, units, beside, 2, still)
    assert here.read_bytes() == beside.read_bytes()
    long = ["支出明细汇总", "绩效指标汇总", "审核意见汇总", "问题清单"]
    assert drawn_here == (long if fate == "dead" else [])


def die(*_: object) -> None:
    """What drawing does in a process that is killed."""
    os._exit(1)


@given(st.lists(st.lists(st.sampled_from("甲乙丙丁戊己"), max_size=9), min_size=1, max_size=4))
def test_texts_of_every_part_are_found_under_their_numbers(parts: list[list[str]]) -> None:
    shared = SharedTexts(len(parts))
    numbers = [
        [part.number(text) for text in texts]
        for part, texts in zip(shared.parts, parts, strict=True)
    ]
    shared._sort_string_data()
    assert [[shared.string_array[number] for number in part] for part in numbers] == parts


def test_long_texts_of_low_rows_show_their_beginning(summary: Path) -> None:
    book = openpyxl.load_workbook(summary)
    for name in ("支出明细汇总", "绩效指标汇总"):
        heads = next(row for row in book[name].iter_rows() if row[1].value == "单位名称")
        below = book[name][heads[0].row + 1]
        assert not below[2].alignment.wrap_text
    [head] = [row for row in book["问题清单"].iter_rows() if row[7].value == "问题"]
    assert book["问题清单"][head[0].row + 1][7].alignment.wrap_text
