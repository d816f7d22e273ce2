"""Tables: funding, items, indicators; each as text and as Word."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from budget_xl.core.entry import Defect
from budget_xl.forms.loader import load_form
from budget_xl.legacy.source import Imported, read_source
from tests.legacy.conftest import Take
from tests.legacy.papers import HEAD, paper, write_text


def texts(found: Imported) -> list[str]:
    return [left.text for left in found.leftovers]


def items(found: Imported) -> list[tuple[Any, ...]]:
    rows = found.declaration.expenditure.items
    return [(row.number, row.name.value, row.amount.value) for row in rows]


def indicators(found: Imported) -> list[tuple[Any, ...]]:
    rows = found.declaration.indicators.rows
    return [(row.code, row.number, row.name.value, row.joined, row.remark.value) for row in rows]


def funding(found: Imported) -> dict[str, Decimal | None]:
    return {line.code: line.amount.value for line in found.declaration.funding.lines}


def test_every_line_of_funding_is_there(take: Take) -> None:
    codes = [line.code for line in load_form().lines]
    assert list(funding(take())) == codes
    assert funding(take())["general"] == Decimal("30.5")
    assert [code for code, amount in funding(take()).items() if amount] == ["general"]


def change(row: list[str], rows: list[list[str]], old: str) -> list[list[str]]:
    return [row if len(line) == 3 and line[1].strip() == old else line for line in rows]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", "3、事业收入", "5"], "operations"),
        (["", "事业收入（万元）", "5"], "operations"),
        (["", "6. 事业单位 经营收入", "5"], "business"),
    ],
)
def test_lines_however_typed(row: list[str], code: str, tmp_path: Any) -> None:
    label = next(line.label for line in load_form().lines if line.code == code)
    found = read_source(
        write_text(tmp_path, change(row, paper(funding_total="5", funding={}), label))
    )
    assert funding(found)[code] == 5
    assert found.leftovers == ()


def test_equal_labels_belong_to_the_line_above(take: Take) -> None:
    # Both children of 1 and 2 are called 其中：申请当年预算拨款.
    found = take(funding={"其中：申请当年预算拨款": "7"}, funding_total="")
    assert (funding(found)["general_new"], funding(found)["fund_new"]) == (7, 7)


def test_second_row_of_a_line_and_unknown_line_are_left_over(take: Take) -> None:
    after = [
        ["项目资金来源", "资金来源项目", "金额"],
        ["", "3.事业收入", "1"],
        ["", "3.事业收入", "2"],
    ]
    found = take(after=[*after, ["", "10.捐赠", "3"], ["", "11.无", ""]], funding_total="31.5")
    assert funding(found)["operations"] == 1
    assert texts(found) == ["3.事业收入 | 2", "10.捐赠 | 3", "11.无"]


def test_funding_amount_that_is_no_number(take: Take) -> None:
    found = take(funding={"7.其他收入": "若干"}, funding_total="")
    amount = next(line.amount for line in found.declaration.funding.lines if line.code == "other")
    assert (amount.defect, amount.raw) == (Defect.NOT_A_NUMBER, "若干")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("1.甲类经费", "甲类经费"),
        ("1、 甲类经费", "甲类经费"),
        ("（1）甲类经费", "甲类经费"),
        ("１．甲类经费", "甲类经费"),
        ("2.甲类经费", "2.甲类经费"),
        ("1.5吨垃圾清运", "1.5吨垃圾清运"),
        ("1个项目", "1个项目"),
        ("甲类经费", "甲类经费"),
    ],
)
def test_item_numbers(take: Take, typed: str, name: str) -> None:
    found = take(items=[(typed, "30.5")])
    assert items(found) == [(1, name, Decimal("30.5"))]
    assert found.leftovers == ()


def test_items_without_name_amount_or_both(take: Take) -> None:
    lines = [("1.甲", ""), ("", ""), ("", "30.5"), ("3.", ""), ("4.丁", "无")]
    found = take(items=lines, items_total="")
    assert items(found) == [(1, "甲", None), (2, None, Decimal("30.5")), (4, "丁", None)]
    assert found.declaration.expenditure.items[2].amount.raw == "无"


def test_item_number_in_a_column_of_its_own(take: Take) -> None:
    found = take(
        after=[["项目支出预算及测算依据", "项目支出明细", "3", "丙", "1", "多余"]],
        items_total="31.5",
    )
    assert items(found)[2] == (3, "丙", 1)
    assert texts(found) == ["多余"]


def test_total_that_is_not_the_sum_is_told_with_both_numbers(take: Take) -> None:
    found = take(items_total="30", funding_total="二十")
    assert found.declaration.expenditure.total.value == 30
    told = {left.text: left.why for left in found.leftovers}
    assert told.keys() == {"30", "二十"}
    assert "30.5" in told["30"]
    assert all(left.ref.cell for left in found.leftovers)


def test_basis_in_the_cell_of_its_label(take: Take) -> None:
    row = ["项目支出预算及测算依据", "测算依据及说明：再说一点"]
    found = take(basis="", after=[row])
    assert found.declaration.narrative.basis.value == "再说一点"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (("数量指标7", "甲", "2场", ""), ("quantity", 7, "甲", "2场", None)),
        (("数量指标", "甲", "2场", "备"), ("quantity", 1, "甲", "2场", "备")),
        (("数量 指标（2）", "甲", "≥2场", ""), ("quantity", 2, "甲", "≥2场", None)),
        (("环境效益指标", "甲", "改善", ""), ("ecological", 1, "甲", "改善", None)),
        (("生态效益指标3", "甲", "改善", ""), ("ecological", 3, "甲", "改善", None)),
        (("服务对象满意度指标", "甲", "90%%", ""), ("satisfaction", 1, "甲", "90%%", None)),
        (("可持续影响", "", "", "备"), ("sustainable", 1, None, "", "备")),
    ],
)
def test_classes(take: Take, line: tuple[str, ...], expected: tuple[Any, ...]) -> None:
    found = take(indicators=[line])
    assert indicators(found) == [expected]
    assert found.leftovers == ()


def test_wording_has_no_sign(take: Take) -> None:
    (row,) = take(indicators=[("社会效益指标1", "甲", "明显改善", "")]).declaration.indicators.rows
    assert (row.sign.value, row.value.value, row.unit.value) == (None, "明显改善", None)


def test_class_merged_over_its_rows(take: Take) -> None:
    lines = [
        ("数量指标", "甲", "1", ""),
        ("", "乙", "2", ""),
        ("质量指标", "丙", "3", ""),
        ("", "丁", "4", ""),
    ]
    told = [row[:3] for row in indicators(take(indicators=lines))]
    assert told == [
        ("quantity", 1, "甲"),
        ("quantity", 2, "乙"),
        ("quality", 1, "丙"),
        ("quality", 2, "丁"),
    ]


def test_blank_lines_of_indicators_say_nothing(take: Take) -> None:
    found = take(indicators=[("数量指标1", "", "", ""), ("数量指标2", "乙", "2", "")])
    assert [row[:3] for row in indicators(found)] == [("quantity", 2, "乙")]
    assert found.leftovers == ()


def test_number_used_twice_is_placed_and_told(take: Take) -> None:
    lines = [
        ("数量指标2", "甲", "1", ""),
        ("数量指标2", "乙", "2", ""),
        ("数量指标1", "丙", "3", ""),
    ]
    found = take(indicators=lines)
    told = [row[1:3] for row in indicators(found)]
    assert told == [(1, "丙"), (2, "甲"), (3, "乙")]
    (left,) = found.leftovers
    assert "第 3 行" in left.why


def test_unknown_class_is_left_over(take: Take) -> None:
    found = take(indicators=[("政治指标1", "甲", "1", ""), ("数量指标1", "乙", "2", "")])
    assert [row[2] for row in indicators(found)] == ["乙"]
    assert texts(found) == ["产出指标 | 政治指标1 | 甲 | 1"]


def test_unknown_column_and_first_level_are_left_over(take: Take) -> None:
    head = [*HEAD[:4], "权重", "指标值"]
    line = ["", "其他一级", "数量指标1", "甲", "0.5", "2场"]
    found = take(indicators=[], after=[head, line])
    assert indicators(found) == [("quantity", 1, "甲", "2场", None)]
    assert texts(found) == ["权重", "其他一级", "0.5"]


def test_rows_below_the_form_are_left_over(take: Take) -> None:
    found = take(after=[["填报人：某某", "日期：某日"]])
    assert texts(found) == ["填报人：某某 | 日期：某日"]


def test_surplus_rows_are_left_over(take: Take) -> None:
    form = load_form()
    capacity = form.classes["quantity"].capacity
    names = [(f"{number}.项{number}", "1") for number in range(1, 63)]
    phones = "；".join(str(81110000 + number) for number in range(22))
    found = take(
        items=names,
        items_total="60",
        people=["项目负责人", "", "联系电话", phones],
        indicators=[(f"数量指标{capacity + 1}", "甲", "1", "")],
    )
    assert len(found.declaration.expenditure.items) == form.pools["expenditure.items"].rows
    assert len(found.declaration.identity.executors) == form.pools["identity.executors"].rows
    assert texts(found) == ["81110020", "81110021", "项61 | 1", "项62 | 1", "甲 | 1"]
    assert all("只有" in left.why and left.ref.cell for left in found.leftovers)


def test_indicators_without_heads(tmp_path: Path) -> None:
    rows = [row for row in paper(indicators=()) if row != HEAD]
    lines = [["产出指标", "数量指标1", "甲", "2场", "备"], ["", "质量指标1", "乙", "3", ""]]
    label = ["项目年度绩效指标", *[""] * (len(lines) - 1)]
    grid = [*rows, *([first, *line] for first, line in zip(label, lines, strict=True))]
    found = read_source(write_text(tmp_path, grid))
    assert indicators(found) == [
        ("quantity", 1, "甲", "2场", "备"),
        ("quality", 1, "乙", "3", None),
    ]
    assert found.leftovers == ()
