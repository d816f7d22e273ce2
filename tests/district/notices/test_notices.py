"""What goes back to the units: letters, numbered opinions, the list to chase; and the replies."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from budget_xl.core.problem import Problem
from budget_xl.district.ledger import REPLY, Reply
from budget_xl.district.notices.folder import write_notices
from budget_xl.district.notices.letter import write_letter
from budget_xl.district.notices.opinions import COLUMNS, read_replies, write_opinions
from budget_xl.district.standing import UNREAD, Standing
from budget_xl.forms.stamp import PASSWORD
from budget_xl.workbook.xlsx import legacy_hash
from tests.district.district import form, still
from tests.district.units import DIGEST, point, sent, unit
from tests.oracle.word import pages

HEADS = [column.head for column in COLUMNS]
FORMULAS = ("=1+1", "+SUM(A:A)", "-1+cmd", "@SUM(1)", "\t=1")


def opinions(folder: Path, *units: Standing) -> Path:
    path = folder / "意见.xlsx"
    write_opinions(units[0] if units else unit(sent(point(1), point(2, "提醒"))), path)
    return path


def rows(path: Path) -> list[dict[str, object]]:
    grid = list(openpyxl.load_workbook(path).active.values)
    top = next(number for number, row in enumerate(grid) if "编号" in row)
    return [dict(zip(grid[top], row, strict=True)) for row in grid[top + 1 :]]


def test_every_open_point_is_listed_and_settled_ones_are_not(tmp_path: Path) -> None:
    settled = point(3, "警告", reason="已说明")
    path = opinions(tmp_path, unit(sent(point(1), settled), sent(point(4), project="另一项目")))
    assert [(row["序号"], row["项目"], row["位置"], row["问题"]) for row in rows(path)] == [
        (1, "某项目", "申报表!G1", "问题1"),
        (4, "另一项目", "申报表!G4", "问题4"),
    ]
    assert all(row["单位回复"] is None for row in rows(path))


def test_only_the_replies_are_open(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(opinions(tmp_path)).active
    assert sheet.protection.sheet
    assert sheet.protection.password == legacy_hash(PASSWORD)
    loose = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    column = HEADS.index("单位回复") + 1
    assert loose == {sheet.cell(row, column).coordinate for row in (4, 5)}
    assert sheet.column_dimensions[sheet.cell(1, len(HEADS)).column_letter].hidden


@pytest.mark.parametrize("text", FORMULAS)
def test_text_never_becomes_a_formula(tmp_path: Path, text: str) -> None:
    bad = unit(sent(point(message=text, hint=text, place=text), project=text, file=text), name=text)
    path = opinions(tmp_path, bad)
    write_notices([bad], "某区", tmp_path / "通知", still)
    for file in (path, *(tmp_path / "通知").rglob("*.xlsx")):
        cells = [cell for row in openpyxl.load_workbook(file).active.iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    assert rows(path)[0]["问题"] == text


Edit = Callable[[Worksheet, int], None]


def reply_to_the_first(sheet: Worksheet, top: int) -> None:
    sheet.cell(top + 1, HEADS.index("单位回复") + 1).value = "已另行报批"


def inserted_rows(sheet: Worksheet, top: int) -> None:
    reply_to_the_first(sheet, top)
    sheet.insert_rows(1, 3)


def moved_columns(sheet: Worksheet, top: int) -> None:
    reply_to_the_first(sheet, top)
    sheet.insert_cols(2, 2)
    sheet.delete_cols(HEADS.index("问题") + 3)


def sorted_rows(sheet: Worksheet, top: int) -> None:
    reply_to_the_first(sheet, top)
    first, second = ([cell.value for cell in sheet[top + n]] for n in (1, 2))
    for number, (one, two) in enumerate(zip(first, second, strict=True), start=1):
        sheet.cell(top + 1, number).value, sheet.cell(top + 2, number).value = two, one


def wide_letters(sheet: Worksheet, top: int) -> None:
    reply_to_the_first(sheet, top)
    sheet.cell(top, HEADS.index("单位回复") + 1).value = " 回 复 "
    sheet.cell(top + 1, HEADS.index("编号") + 1).value = "ｆｕｎ００３ "
    sheet.cell(top + 1, HEADS.index("位置") + 1).value = "‘申报表’！$g$1".replace("‘", "'").replace(
        "’", "'"
    )


def own_rows(sheet: Worksheet, top: int) -> None:
    reply_to_the_first(sheet, top)
    sheet.cell(top + 4, HEADS.index("单位回复") + 1).value = "另有一事说明"


@pytest.mark.parametrize(
    ("edit", "stray"),
    [
        (reply_to_the_first, ()),
        (inserted_rows, ()),
        (moved_columns, ()),
        (sorted_rows, ()),
        (wide_letters, ()),
        (own_rows, ("另有一事说明",)),
    ],
)
def test_replies_survive_what_people_do_to_tables(tmp_path: Path, edit: Edit, stray) -> None:
    path = opinions(tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    top = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "编号")
    edit(sheet, top)
    book.save(path)
    found = read_replies(path)
    assert found is not None
    assert found.replies == (Reply(DIGEST, "FUN003", "申报表!G1", REPLY, "已另行报批"),)
    assert found.stray == stray


def test_a_reply_without_its_mark_is_not_lost(tmp_path: Path) -> None:
    path = opinions(tmp_path)
    book = openpyxl.load_workbook(path)
    reply_to_the_first(book.active, 3)
    book.active.delete_cols(len(HEADS))
    book.save(path)
    found = read_replies(path)
    assert found is not None
    assert (found.replies, found.stray) == ((), ("已另行报批",))


def test_what_is_no_list_of_opinions(tmp_path: Path) -> None:
    assert read_replies(form(tmp_path / "某街.xlsx", "某街", "5")) is None
    untouched = read_replies(opinions(tmp_path))
    assert untouched is not None
    assert (untouched.replies, untouched.stray) == ((), ())
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    with pytest.raises(Problem):
        read_replies(tmp_path / "坏.xlsx")


@pytest.mark.parametrize(
    ("severities", "title", "asks"),
    [
        (("错误", "提醒"), "退回通知", "错误必须改正"),
        (("警告",), "退回通知", "写明理由"),
        (("提醒",), "核对通知", "没有错误和警告"),
        (("未能核对",), "核对通知", "没有错误和警告"),
        ((UNREAD,), "退回通知", "打不开"),
        ((UNREAD, "提醒"), "退回通知", "意见如下"),
    ],
)
def test_the_letter_says_what_is_open(tmp_path: Path, severities, title, asks) -> None:
    points = [point(n, word, message=f"第{n}点<&>") for n, word in enumerate(severities, start=1)]
    for name in ("信.docx", "又.docx"):
        write_letter(
            unit(sent(*points, followed="已改 2，仍在 1"), name="甲&乙街"),
            "洪&山区",
            tmp_path / name,
        )
    assert (tmp_path / "信.docx").read_bytes() == (tmp_path / "又.docx").read_bytes()
    text = re.sub(r"\s", "", pages(tmp_path / "信.docx", tmp_path))
    assert text.startswith(title)
    assert "甲&乙街：" in text
    assert asks in text
    assert all(f"第{n}点<&>" in text for n in range(1, len(severities) + 1))
    assert "洪&山区财政局" in text
    assert "（某街.xlsx；上次意见：已改2，仍在1）" in text
    counted = f"{severities[0]}1处"
    assert (counted in text) == (severities != (UNREAD,))


def test_the_time_of_writing_is_not_in_a_letter(tmp_path: Path) -> None:
    write_letter(unit(sent(point())), "", tmp_path / "信.docx")
    with zipfile.ZipFile(tmp_path / "信.docx") as package:
        assert {part.date_time[0] for part in package.infolist()} == {2020}


def test_folders_follow_the_units(tmp_path: Path) -> None:
    units = [
        unit(sent(point()), name="甲/街"),
        unit(sent(point(reason="已说明")), name="乙街", code="102"),
        unit(name="丙街", code="103", state="未报"),
        unit(sent(point(1, "提醒")), name="丁街", code="104"),
    ]
    told = write_notices(units, "某区", tmp_path / "通知", still)
    assert (told.returned, told.chased) == (2, 1)
    found = sorted(
        str(path.relative_to(tmp_path / "通知")) for path in (tmp_path / "通知").rglob("*.*")
    )
    assert found == [
        "101 甲_街/意见.xlsx", "101 甲_街/退回通知.docx", "104 丁街/意见.xlsx", "104 丁街/核对通知.docx", "催报名单.xlsx",
    ]  # fmt: skip
    grid = list(openpyxl.load_workbook(tmp_path / "通知" / "催报名单.xlsx").active.values)
    assert [row[:6] for row in grid if row[2] == "丙街"] == [
        (1, "103", "丙街", "未报", "王某", "027-8555 0001")
    ]


def test_notices_that_may_have_been_edited_are_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "通知"
    write_notices([unit(sent(point()))], "某区", folder, still)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    with pytest.raises(Problem) as found:
        write_notices([unit(sent(point()))], "某区", folder, still)
    assert found.value.code == "folder-not-empty"
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before
