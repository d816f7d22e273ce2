"""Rules on 测算依据: what they leave alone, and that one cause gives one finding."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budget_xl.core.finding import Severity
from budget_xl.core.money import show
from budget_xl.rules.pairing import amounts_of, paragraphs_by_item
from tests.declare import declare
from tests.prose.reading import only
from tests.rules.asking import Plain, ask, codes

TWO = {
    "items": [
        {"number": 1, "name": "审计服务费", "amount": "28"},
        {"number": 2, "name": "慰问费", "amount": "4"},
    ]
}
SOUND = "1.审计服务费28个*1万元/个=28万元；2.慰问费80人*500元/人=4万元。"


def spend(*items: tuple[str, str]) -> Plain:
    rows = [
        {"number": n, "name": name, "amount": amount}
        for n, (name, amount) in enumerate(items, start=1)
    ]
    return {"items": rows, "total": show(sum((Decimal(amount) for _, amount in items), Decimal(0)))}


def told(text: str, *items: tuple[str, str], **more: Any) -> list[str]:
    return codes(
        "BAS",
        narrative={"basis": text, **more.pop("narrative", {})},
        expenditure=spend(*items),
        **more,
    )


QUIET = [
    ("劳务费", "36", "1.劳务费36万元。其中：人员工资28.8万元，社会保险7.2万元。"),
    ("保安费", "15.84", "1.保安费按4人×3300元×12月=158400元"),
    ("慰问费", "8", "1.慰问费：春节慰问困难户100户×500元=5万元，七一慰问老党员60人×500元=3万元，共8万元"),
    ("培训费", "5", "1.培训费：全年培训4期，每期50人，每人每天250元，每期1天，共计5万元"),
    ("社区经费", "780", "1.社区经费：26个社区，每个社区30万元，合计780万元"),
    ("党建经费", "15", "1.党建经费：（1）党员教育5万元；（2）阵地建设8万元；（3）党报党刊2万元；以上合计15万元。"),
    ("安全生产经费", "40", "1.安全生产经费40万元，包括安全检查、应急演练、宣传培训等"),
    ("食堂经费", "100", "1.食堂经费：100人×20元/天×250天=50万元，设备更新50万元"),
    ("普法经费", "5", "1.普法经费：按辖区人口10万人，人均0.5元标准，计5万元"),
    ("审计费", "28", "1.审计费 28 万 元（28个单位，1万元/个）"),
    ("绿化养护", "24", "1.绿化养护4万㎡*6元/㎡=24万元"),
    ("防汛经费", "10", "1.防汛经费：物资5万（沙袋2万、水泵3万）、值班补助5万元"),
    ("餐费", "125.28", "1.餐费为116人*900元/人*12个月=125.28万元"),
    ("工资", "43.2", "1.工资：8人*4500元/人/月=43.2万元"),
    ("统计经费", "16", "1.统计经费包括印刷费，合计16万元"),
    ("信访经费", "25", "1.信访经费25万元，主要用于接访、劝返、驻京值班等支出"),
    ("慰问经费", "2", "1.慰问经费：困难户500元、党员300元，共计2万元"),
    ("业务费", "0", "1.业务费：无"),
    ("维修费", "171.2", "1.维修费1712平方米*1000元/平方米=171.2万元"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "amount", "text"), QUIET, ids=[row[2][:12] for row in QUIET])
def test_nothing_is_asked_of_sound_prose(name: str, amount: str, text: str) -> None:
    assert told(text, (name, amount)) == []


WRONG = [
    ("BAS001", "1.统计经费包括印刷费1万、劳务费15万，合计17万元", ("统计经费", "16")),
    ("BAS001", "1.统计经费：纸3万、墨2万，小计6万；笔1万；合计7万元", ("统计经费", "7")),
    ("BAS001", "1.慰问费：困难户0.5万元、党员0.03万元，共计20万元", ("慰问费", "20")),
    ("BAS001", "1.慰问费：困难户0.4万元、党员0.1万元，共计5万元", ("慰问费", "5")),
    ("BAS001", "1.慰问费：困难户500元、党员300元，共计0.5万元", ("慰问费", "0.5")),
    ("BAS002", "1.统计经费15万元", ("统计经费", "16")),
    ("BAS002", "1.统计经费：印刷费1万、劳务费15万", ("统计经费", "61")),
    ("BAS005", "1.民兵经费为26个社区*3000元/社区=8.7万元", ("民兵经费", "7.8")),
    ("BAS005", "1.民兵经费为26个社区*3000元/社区=8万元", ("民兵经费", "8")),
    ("BAS005", "1.设备费：碎纸机1台*0.1万元/台=0.1万元、电脑2台*0.7万元/台=1.5万元，共计1.5万元", ("设备费", "1.5")),
    ("BAS005", "1.慰问费4万元（80人*500元=3万元）", ("慰问费", "4")),
    ("BAS005", "1.慰问费4万元（60人*500元=3万元）", ("慰问费", "4")),
    ("BAS007", "1.统计经费包括印刷费、劳务费和资料费，合计16万元", ("统计经费", "16")),
    ("BAS009", "1.审计费，13个村、15个集团公司，29个*1万元/个，共计29万元", ("审计费", "29")),
    ("BAS011", "1.网格员工资为2017年合同价33万元", ("网格员工资", "33")),
    ("BAS015", "1.设备费：碎纸机1台*0.1万元/台=0.1万元、电脑2台*0.7万元/台、共计1.5万元", ("设备费", "1.5")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text", "item"), WRONG, ids=[f"{row[0]}-{row[1][2:10]}" for row in WRONG]
)
def test_one_mistake_gives_one_finding(code: str, text: str, item: tuple[str, str]) -> None:
    assert told(text, item) == [code]


def test_a_rounded_result_is_no_mistake() -> None:
    assert told("1.餐费116人*900元*12个月=125万元", ("餐费", "125")) == []
    assert told("1.餐费116人*900元*12个月=124万元", ("餐费", "124")) == ["BAS005"]


def test_rates_are_no_addends_but_a_part_in_yuan_is_a_mistake() -> None:
    assert told(
        "1.购买服务包括服务费80万元和伙食费8.64元，共计88.64万元", ("购买服务", "88.64")
    ) == ["BAS001"]


def test_a_formula_is_quoted_from_its_own_paragraph() -> None:
    text = "1.慰问费4万元；2.设备费：纸机1台*0.1万元/台=0.1万元、电脑2台*0.7万元=1.4万元"
    [found] = ask("BAS015", narrative={"basis": text})
    assert "第 2 条“设备费”算式写法不齐：单价没有写单位的有电脑" in found.message
    many = "、".join(f"{name}1台*0.1万元=0.1万元" for name in ("甲机", "乙机", "丙机", "丁机"))
    [found] = ask("BAS015", narrative={"basis": f"1.设备费：电脑2台*0.7万元/台=1.4万元、{many}"})
    assert "甲机、乙机、丙机" in found.message
    assert "丁机" not in found.message


def test_items_are_paired_by_name_not_by_number() -> None:
    assert "BAS002" not in told(
        "1.慰问费4万元；2.审计服务费28万元", ("审计服务费", "28"), ("慰问费", "4")
    )


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("1.审计服务专项4万元；2.慰问经费28万元", [(1, "审计服务专项"), (2, "慰问经费")]),
        ("1.农村集体审计：28万元；2.慰问费4万元", [(1, "农村集体审计"), (2, "慰问费")]),
        ("3.村级审计核实28万元；5.困难户慰问4万元", [(1, "村级审计核实"), (2, "困难户慰问")]),
        ("3.村级核实28万元；5.困难户走访4万元", []),
        ("3.农村核查28万元；2.慰问费4万元", [(1, "农村核查"), (2, "慰问费")]),
        ("3.农村核查29万元；2.慰问费4万元", [(2, "慰问费")]),
        ("3.农村核查4万元；4.走访4万元", []),
        ("1.农村核查约28万元；2.慰问费4万元", [(1, "农村核查约"), (2, "慰问费")]),
        ("1.农村核查约128万元；2.慰问费4万元", [(2, "慰问费")]),
    ],
)
def test_what_is_left_over_is_paired_by_amount(text: str, pairs: list[tuple[int, str]]) -> None:
    declaration = declare(expenditure=TWO, narrative={"basis": text})
    paragraphs = tuple(only(part) for part in text.split("；"))
    found = paragraphs_by_item(declaration.expenditure, paragraphs)
    assert [(item.number, part.name) for item, part in found] == pairs


def test_a_paragraph_that_begins_with_two_names_is_of_the_longer_one() -> None:
    items = spend(("党建", "1"), ("党建活动室", "3"))
    told = (only("1.党建活动室添置书柜和阅览桌椅若干3万元"),)
    found = paragraphs_by_item(declare(expenditure=items).expenditure, told)
    assert [item.number for item, _ in found] == [2]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("1.办公费3万元", "3"),
        ("1.办公费：纸3万元、笔2万元，共计5万元", "5 5 5"),
        ("1.民兵经费为26个社区*3000元/社区=8.7万元", "8.7 8.7 7.8"),
        ("1.民兵经费为26个社区*3000元/社区", "7.8 7.8"),
        ("1.办公费20万元，其中：纸3万元、笔2万元", "20"),
        ("1.工资：8人*4500元/人/月=43.2万元", "43.2 43.2 43.2"),
        ("1.办公费见附件", ""),
    ],
)
def test_what_a_paragraph_comes_to(text: str, amounts: str) -> None:
    assert " ".join(map(show, amounts_of(only(text)))) == amounts


# --- 没有测算, 没有明细 ----------------------------------------------------------------------


def test_a_line_that_stands_twice_or_sums_up_needs_no_basis() -> None:
    assert told("1.审计费28万元", ("审计费", "28"), ("审计费", "28"), ("小计", "56")) == []


def test_an_item_without_amount_needs_no_basis() -> None:
    assert told("1.审计费28万元", ("审计费", "28"), ("慰问费", "0")) == []


def test_of_many_items_some_are_named_and_all_are_counted() -> None:
    items = [("审计费", "28"), *((f"第{n}期慰问费", "4") for n in range(1, 10))]
    [found] = ask("BAS003", expenditure=spend(*items), narrative={"basis": "1.审计费28万元"})
    assert found.message.endswith("：序号 2、3、4、5、6、7、8、9等 9 项")


def test_large_items_are_errors_where_the_district_says_so() -> None:
    items = (("审计费", "28"), ("慰问费", "4"))
    found = ask("BAS", expenditure=spend(*items), parameters={"basis_required_from": Decimal(28)})
    assert [(f.code, f.severity) for f in found] == [
        ("BAS014", Severity.ERROR),
        ("BAS003", Severity.WARNING),
    ]
    assert "1 项支出没有测算依据，共 4 万元" in found[1].message


@pytest.mark.parametrize(
    ("text", "items", "found"),
    [
        ("1.审计费28万元；2.慰问费4万元", [("审计费", "28")], ["BAS006"]),
        ("1.审计费28万元；2.慰问费4万元", [("审计费", "28"), ("走访老人", "0")], ["BAS006"]),
        ("1.审计费28万元；2.慰问费4万元", [("审计费", "28"), ("走访老人", "1")], ["BAS003"]),
        (
            "1.审计费28万元；2.慰问费4万元；3.全部共计32万元",
            [("审计费", "28"), ("慰问费", "4")],
            [],
        ),
        (
            "1.审计费28万元；2.慰问费4万元；3.全部共计33万元",
            [("审计费", "28"), ("慰问费", "4")],
            ["BAS006"],
        ),
        ("1.审计费28万元；2.慰问费4万元", [("审计费", "38")], ["BAS002"]),
        ("1.审计费28万元；2.慰问费按实际发生", [("审计费", "28")], []),
        ("1.审计费28万元；2.审计经费5万元", [("审计费", "28")], []),
        ("1.审计费28万元；2.总计28万元", [("审计费", "28")], []),
        ("1.审计费28万元；2.慰问费约4万元", [("审计费", "28")], []),
        ("审计费28万元", [], []),
    ],
)
def test_a_calculation_without_item(
    text: str, items: list[tuple[str, str]], found: list[str]
) -> None:
    assert told(text, *items) == found


def test_items_of_the_table_count_as_explained() -> None:
    rows = [{"number": 1, "item": "2", "content": "走访", "price": "6", "amount": "6"}]
    text = "1.审计费28万元；3.慰问费4万元"
    assert told(text, ("审计费", "28"), ("走访老人", "6"), basis={"rows": rows}) == ["BAS006"]
    rows[0]["amount"] = rows[0]["price"] = "7"
    assert told(text, ("审计费", "28"), ("走访老人", "6"), basis={"rows": rows}) == ["BAS004"]


def test_an_unread_row_of_the_table_is_not_added_up() -> None:
    row = {
        "number": 1,
        "item": "1",
        "content": "走访",
        "quantity": {"raw": "3人", "defect": "NOT_A_NUMBER"},
        "price": "2",
    }
    assert codes("BAS", expenditure=spend(("走访老人", "6")), basis={"rows": [row]}) == []


# --- 读不懂 ----------------------------------------------------------------------------------


def test_what_is_not_understood_is_said_once_and_never_an_error() -> None:
    text = "1.维修费：屋面约18万元，门窗12万元左右，合计33万元；2.宣传费约5万元"
    found = ask(
        "BAS", narrative={"basis": text}, expenditure=spend(("维修费", "30"), ("宣传费", "6"))
    )
    assert [f.severity for f in found] == [Severity.UNCHECKED]
    assert "第 1 条“维修费”等 2 条没有读懂" in found[0].message


def test_an_amount_that_stands_in_an_unread_text_is_taken_as_said() -> None:
    assert told("1.维修费：屋面约18万元，合计1,330万元左右", ("维修费", "1330")) == []


def test_one_unread_paragraph_is_named() -> None:
    found = ask("BAS", narrative={"basis": "1.维修费约18万元"}, expenditure=spend(("维修费", "30")))
    assert (
        "第 1 条“维修费约”没有读懂" in found[0].message
        or "第 1 条“维修费”没有读懂" in found[0].message
    )


# --- 编号, 名称, 单价 -------------------------------------------------------------------------


def test_consecutive_numbers_are_right_where_the_rest_is_in_the_table() -> None:
    rows = [{"number": 1, "item": "1", "content": "走访", "price": "6", "amount": "6"}]
    items = (("走访老人", "6"), ("审计费", "28"))
    assert told("1.审计费28万元", *items, basis={"rows": rows}) == []
    assert told("3.审计费28万元", *items, basis={"rows": rows}) == ["BAS008"]


def test_numbering_is_asked_once_and_not_of_exchanged_names() -> None:
    items = (("机动经费", "9"), ("审计费", "28"), ("慰问费", "4"))
    found = ask(
        "BAS", narrative={"basis": "1.审计费28万元；2.慰问费4万元"}, expenditure=spend(*items)
    )
    assert [f.code for f in found] == ["BAS003", "BAS008"]
    assert "共 2 条" in found[1].message
    assert told("1.慰问费28万元；2.审计费4万元", *items[1:]) == ["BAS002", "BAS002"]
