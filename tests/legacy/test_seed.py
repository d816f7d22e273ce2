"""The real form of 2020: everything comes over, exactly, as text and as Word."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from budget_xl.core.declaration import Declaration
from budget_xl.core.plain import from_plain, to_plain
from budget_xl.legacy.source import Imported, read_source
from tests.legacy.papers import grid_of, write_word

COUNTS = {
    "quantity": 22,
    "quality": 11,
    "timeliness": 1,
    "cost": 1,
    "economic": 5,
    "social": 14,
    "ecological": 1,
    "sustainable": 10,
    "satisfaction": 9,
}
QUESTIONS = (
    " 1.项目的政策依据：",
    "2.项目与部门职能的相关性：",
    "3.项目实施的现实意义，即项目聚焦于解决哪些现实问题：",
)


@pytest.fixture(scope="module")
def imported(seed: Path) -> Imported:
    return read_source(seed)


@pytest.fixture(scope="module")
def found(imported: Imported) -> Declaration:
    return imported.declaration


def test_nothing_is_left_over(imported: Imported) -> None:
    assert imported.leftovers == ()
    assert imported.declaration.year == 2020


def test_word_gives_the_same(seed: Path, found: Declaration, tmp_path: Path) -> None:
    word = write_word(tmp_path, grid_of(seed.read_text(encoding="utf-8")))
    assert read_source(word) == read_source(seed)
    assert read_source(word).declaration == found


def test_plain_data_gives_the_same(found: Declaration) -> None:
    assert from_plain(to_plain(found)) == found


def test_items(found: Declaration) -> None:
    items = found.expenditure.items
    assert [item.number for item in items] == list(range(1, 27))
    assert items[0].name.value == "信访维稳经费"
    assert items[12].name.value == "购买服务（街道、社区财务外包）"
    assert items[12].amount.ref.cell == "第176行"
    assert sum(item.amount.value or 0 for item in items) == Decimal("1807.4")
    assert found.expenditure.total.value == Decimal("1807.4")


def test_funding(found: Declaration) -> None:
    lines = {line.code: line.amount.value for line in found.funding.lines}
    assert len(lines) == 13
    assert {code for code, amount in lines.items() if amount} == {"general", "general_new"}
    assert set(lines.values()) == {None, Decimal("1807.4")}
    assert found.funding.total.value == Decimal("1807.4")
    assert found.budget.total == found.budget.annual == found.funding.total


def test_indicators(found: Declaration) -> None:
    rows = found.indicators.rows
    assert Counter(row.code for row in rows) == COUNTS
    by_class: dict[str, list[int]] = {}
    for row in rows:
        by_class.setdefault(row.code, []).append(row.number)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_class.values())
    joined = {(row.code, row.number): row.joined for row in rows}
    assert joined["quality", 4] == "90%%"
    assert joined["quantity", 7] == "1-2次/30天"
    assert joined["satisfaction", 8] == "≥80%"
    assert joined["cost", 1] == "1807.4万元"
    assert {row.remark.value for row in rows} == {"2020年度工作目标"}
    assert all(row.name.value for row in rows)


def test_executors(found: Declaration) -> None:
    rows = found.identity.executors
    assert [row.number for row in rows] == list(range(1, 16))
    assert [sum(bool(getattr(row, name).value) for row in rows) for name in ("unit", "leader")] == [
        15,
        15,
    ]
    assert [bool(row.phone.value) for row in rows] == [True] * 12 + [False] * 3


def test_identity(found: Declaration) -> None:
    identity = found.identity
    assert identity.project_name.value == "一般公共服务支出"
    assert identity.unit.value == identity.department.value
    assert identity.project_code.is_blank
    assert identity.project_code.ref.cell == "第8行"
    assert (identity.general.value, identity.key.value) == (False, False)


def test_reasons_are_the_text_between_the_questions(seed: Path, found: Declaration) -> None:
    text = seed.read_text(encoding="utf-8")
    cell = text.split("[bookmark: _GoBack]")[1].split("\n\n\t")[0]
    narrative = found.narrative
    answers = (narrative.policy, narrative.relevance, narrative.significance)
    parts = re.split("|".join(map(re.escape, QUESTIONS)), cell)
    assert [answer.value for answer in answers] == [part.strip() for part in parts[1:]]
    assert sum(map(len, parts)) + sum(map(len, QUESTIONS)) == len(cell)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("basis", "\t测算依据及说明\n\t"),
        ("goal", "\t项目绩效总目标\n\t"),
        ("content", "工作任务：\n"),
    ],
)
def test_prose_is_whole(seed: Path, found: Declaration, name: str, label: str) -> None:
    rest = seed.read_text(encoding="utf-8").split(label)[1]
    assert getattr(found.narrative, name).value == rest.split("\n\n\t")[0]


def test_basis_rows(found: Declaration, imported: Imported) -> None:
    rows = found.basis.rows
    assert imported.filled_basis_rows == len(rows)
    by_item: dict[int, Decimal] = {}
    for row in rows:
        item = int(row.item.value or 0)
        by_item[item] = by_item.get(item, Decimal(0)) + (row.amount.value or 0)
    amounts = {item.number: item.amount.value for item in found.expenditure.items}
    assert by_item.items() <= amounts.items()
    assert set(amounts) - set(by_item) == {12, 15, 17, 19, 20, 21, 23, 24}
    militia = next(row for row in rows if row.item.value == 9)
    assert (militia.quantity.value, militia.measure.value) == (26, "个社区")
    assert (militia.price.value, militia.price_unit.value) == (3000, "元")
