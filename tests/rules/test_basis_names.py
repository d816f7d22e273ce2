"""Rules on 测算依据 that compare names, prices and counts: what they leave alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.rules.asking import Plain, ask, codes
from tests.rules.test_basis import spend, told

SAME_NAMES = [
    ("关工委工作经费", "关工委经费"),
    ("信访维稳经费", "信访维稳"),
    ("办公大楼养护及维修", "办公大楼养护和维修"),
    ("各部门经费（党政）", "各部门经费"),
    ("购买服务（街道、社区财务外包）", "购买服务（街道、社区财务外包）"),
]


@pytest.mark.parametrize(("item", "name"), SAME_NAMES)
def test_names_that_mean_the_same_are_the_same(item: str, name: str) -> None:
    assert told(f"1.{name}28万元", (item, "28"), narrative={"content": f"1.{name}；2.其他。"}) == []


def test_names_are_asked_once_for_the_whole_form() -> None:
    content = "1.审计服务；2.走访困难户；3.泵站电费。"
    items = (("审计服务费", "28"), ("走访慰问困难户", "4"), ("南湖泵站电费", "6"))
    found = ask("BAS013", narrative={"content": content}, expenditure=spend(*items))
    assert len(found) == 1
    assert "2 处" in found[0].message


def test_a_content_of_the_same_number_and_half_the_name_is_the_same() -> None:
    items = (("禁毒宣传活动", "28"), ("泵站电费", "4"))
    for number, found in ((1, ["BAS013"]), (2, [])):
        content = {"content": f"{number}.禁毒宣传展览演出"}
        assert codes("BAS013", narrative=content, expenditure=spend(*items)) == found


def test_contents_without_numbers_or_with_other_things_are_left_alone() -> None:
    for content in ("保障街道各项工作正常开展", "1.食堂外包；2.保洁。"):
        assert told("1.审计费28万元", ("审计费", "28"), narrative={"content": content}) == []


PRICES = "1.培训一：培训费20人*300元/人=0.6万元；2.培训二：{}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("培训费30人*300元/人=0.9万元", []),
        ("培训费3场*4000元/场=1.2万元", []),
        ("午餐费30人*400元/人=1.2万元", []),
        ("培训费1.2万元", []),
        ("培训费30人*400元/人=1.2万元", ["BAS010"]),
        ("培训费30人*400元/人=1.2万元、培训费10人*500元/人=0.5万元，共计1.7万元", ["BAS010"]),
    ],
)
def test_two_prices_for_the_same(text: str, found: list[str]) -> None:
    assert codes("BAS010", narrative={"basis": PRICES.format(text)}) == found


LUNCH = {"item": "1", "content": "午餐费", "quantity": "8", "measure": "人"}


def rows(*told: dict[str, Any]) -> Plain:
    return {"rows": [{"number": number, **row} for number, row in enumerate(told, start=1)]}


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("BAS010", LUNCH, {**LUNCH, "price": "0.3"}),
        ("BAS010", {**LUNCH, "price": "0.2", "content": ""}, {**LUNCH, "price": "0.3", "content": ""}),
        ("BAS010", {**LUNCH, "price": "0.2", "measure": ""}, {**LUNCH, "price": "0.3", "measure": ""}),
        ("BAS020", LUNCH, LUNCH),
        ("BAS020", {"item": "1", "price": "3", "amount": "3"}, {"item": "1", "price": "3", "amount": "3"}),
    ],
)  # fmt: skip
def test_rows_that_say_too_little_to_be_compared(code: str, first: Plain, second: Plain) -> None:
    assert codes(code, basis=rows(first, second)) == []


CAPS = {"check_price_caps": Decimal(1), "price_caps": ("笔记本电脑=7000", "坏的一行", "=5")}


def test_caps_are_asked_once_a_thing_and_know_only_what_they_list() -> None:
    text = "1.设备：笔记本电脑2台*9000元/台=1.8万元、笔记本电脑1台*9000元/台=0.9万元、沙发1套*9000元/套=0.9万元、笔记本电脑套3万元"
    assert codes("BAS012", narrative={"basis": text}, parameters=CAPS) == ["BAS012"]
    assert (
        codes("BAS012", narrative={"basis": text}, parameters={"check_price_caps": Decimal(0)})
        == []
    )


def test_a_cap_holds_in_the_table_too() -> None:
    row = {
        "number": 1,
        "item": "1",
        "content": "笔记本电脑",
        "quantity": "1",
        "measure": "台",
        "price": "0.8",
    }
    found = ask("BAS012", basis={"rows": [row]}, parameters=CAPS)
    assert "单价 8000 元" in found[0].message


def test_the_seat_of_a_row_without_quantity_is_its_content() -> None:
    row = {"number": 1, "content": "笔记本电脑", "price": "8000", "price_unit": "元"}
    found = ask("BAS012", basis={"rows": [row]}, parameters=CAPS)
    quantity = ask("BAS012", basis={"rows": [{**row, "quantity": "2"}]}, parameters=CAPS)
    assert found[0].ref != quantity[0].ref


def test_a_row_without_price_says_nothing() -> None:
    row = {"number": 1, "item": "1", "content": "笔记本电脑", "quantity": "1", "measure": "台"}
    assert codes("BAS012", basis={"rows": [row]}, parameters=CAPS) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.工资33万元，见鄂财〔2016〕12号合同范本", []),
        ("1.工资33万元，合同编号QH2016-015", []),
        ("1.工资33万元，2019年合同价", []),
        ("1.工资33万元，2016年成立，本年新签合同", []),
        ("1.工资33万元，2016年询价", ["BAS011"]),
    ],
)
def test_old_prices(text: str, found: list[str]) -> None:
    assert codes("BAS011", narrative={"basis": text}) == found


def test_the_age_of_prices_is_a_matter_of_the_form() -> None:
    text = {"basis": "1.工资33万元，2016年询价"}
    assert codes("BAS011", narrative=text, parameters={"price_evidence_years": "不限"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "1.审计费，13个村、15个集团公司，28个*1万元/个，共计28万元",
        "1.补贴：保障13个社区、28家企业，共计5万元",
        "1.培训：13个村、15个公司，3次*1万元=3万元",
        "1.慰问：男5人、女6人，共计11人，每人500元",
        "1.经费（涉及13个村、15家企业）5万元",
        "1.网格：26个社区、13个村，28个*1万元中的一部分".replace(
            "28个*1万元中的一部分", "按实测算"
        ),
    ],
)
def test_counts_that_are_no_sum(text: str) -> None:
    assert codes("BAS009", narrative={"basis": text}) == []
