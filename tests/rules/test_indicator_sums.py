"""What rules on indicators leave alone where they compare them with budget and calculations."""

from __future__ import annotations

import pytest

from tests.rules.asking import Plain, ask, codes, row, rows

# --- 与预算、明细、测算对照 -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("budget", "costs", "found"),
    [
        ({"annual": "100", "total": "100"}, ("60", "40"), []),
        ({"annual": "100", "total": "100"}, ("60", "50"), ["IND028"]),
        ({"annual": "100", "total": "300"}, ("60", "50"), []),
        ({"annual": "100", "total": "100"}, ("160", "50"), ["IND027"]),
        ({"annual": "", "total": ""}, ("60", "50"), []),
        ({"annual": "100", "total": "100"}, ("100", "50"), []),
    ],
)
def test_costs_within_the_budget(budget: Plain, costs: tuple[str, ...], found: list[str]) -> None:
    some = [
        row("cost", f"第{n}部分成本", cost, "万元", "≤", n) for n, cost in enumerate(costs, start=1)
    ]
    asked = codes("IND02", indicators=rows(*some), budget=budget)
    assert asked == found


COUNTING = [
    ("民兵工作社区数量", "26", "个", "＝", []),
    ("民兵工作社区数量", "23", "个", "＝", ["IND003"]),
    ("民兵工作社区数量", "23", "个", "≥", ["IND029"]),
    ("民兵工作社区数量", "29", "个", "≥", ["IND003"]),
    ("民兵工作社区数量", "29", "个", "≤", ["IND029"]),
    ("民兵工作社区数量", "23", "个", "≤", ["IND003"]),
    ("民兵工作社区数量", "6", "个", "＝", ["IND003"]),
    ("民兵训练社区数量", "10", "个", "＝", []),
    ("民兵工作示范社区数量", "10", "个", "＝", []),
    ("社区数量", "10", "个", "＝", []),
    ("民兵工作人数", "10", "人", "＝", []),
    ("民兵工作社区数量", "20-25", "个", "＝", []),
    ("被审计单位数量", "28", "个", "＝", []),
    ("审计单位数量", "13", "个", "＝", []),
    ("审计单位数量", "27", "个", "＝", ["IND003"]),
    ("慰问困难群众人数", "80", "人", "≥", []),
    ("走访慰问困难群众人数", "70", "名", "≥", ["IND029"]),
    ("巡逻队员工资发放人数", "9", "人", "＝", []),
    ("背街小巷保洁面积", "1200", "平方米", "＝", ["IND003"]),
]
BASIS = (
    "1.社区民兵工作经费为26个社区*3000元/社区=7.8万；2.审计服务费为农村集体审计，13个村、15个集团公司，"
    "28个*1万元/个，共计28万元；3.走访慰问经费：慰问困难群众80人*500元/人=4万元；4.巡逻费约10人*1万元=12万元"
)
ITEMS = {
    "items": [
        {"number": 1, "name": "社区民兵工作经费", "amount": "7.8"},
        {"number": 2, "name": "审计服务费", "amount": "28"},
        {"number": 3, "name": "走访慰问经费", "amount": "4"},
        {"number": 4, "name": "巡逻队员工资", "amount": "12"},
        {"number": 5, "name": "背街小巷保洁", "amount": "43.2"},
    ]
}
TABLE = {"rows": [{"number": 1, "item": "5", "content": "机械化保洁", "quantity": "12000", "measure": "㎡", "price": "3", "price_unit": "元", "times": "12", "amount": "43.2"}]}  # fmt: skip


def test_words_that_item_and_part_share_tie_an_indicator_to_its_calculation() -> None:
    """法人 is not 人 as a measure; 关爱 of the item is all that its part says besides 慰问."""
    for name, basis, item in (
        ("法人登记数量", "1.登记经费：法人登记3人*1000元/人=0.3万元、走访1万元", "登记经费"),
        ("慰问人数", "1.关爱经费：关爱活动慰问3人*1000元/人=0.3万元、走访1万元", "关爱经费"),
    ):
        spent = {"items": [{"number": 1, "name": item, "amount": "1.3"}]}
        one = rows(row("quantity", name, "5", "人", "＝"))
        asked = codes("IND003", indicators=one, narrative={"basis": basis}, expenditure=spent)
        assert asked == ["IND003"], name


@pytest.mark.parametrize(("name", "value", "unit", "sign", "found"), COUNTING)
def test_quantities_of_the_same_thing(
    name: str, value: str, unit: str, sign: str, found: list[str]
) -> None:
    data = {"narrative": {"basis": BASIS}, "expenditure": ITEMS, "basis": TABLE}
    asked = ask("IND", indicators=rows(row("quantity", name, value, unit, sign)), **data)
    assert [f.code for f in asked if f.code in ("IND003", "IND029")] == found


@pytest.mark.parametrize(
    ("name", "found"), [("碎纸机数量", []), ("设备数量", []), ("笔记本电脑数量", ["IND029"])]
)
def test_one_device_is_no_other(name: str, found: list[str]) -> None:
    data = {
        "narrative": {"basis": "1.笔记本电脑经费为36台*6800元/台=24.48万元"},
        "expenditure": {"items": [{"number": 1, "name": "笔记本电脑经费", "amount": "24.48"}]},
    }
    asked = ask("IND", indicators=rows(row("quantity", name, "10", "台", "≥")), **data)
    assert [f.code for f in asked if f.code in ("IND003", "IND029")] == found


def test_a_wrong_calculation_is_not_held_against_the_indicator() -> None:
    basis = BASIS.replace("26个社区*", "62个社区*")
    one = row("quantity", "民兵工作社区数量", "26", "个", "＝")
    assert (
        codes("IND003", indicators=rows(one), narrative={"basis": basis}, expenditure=ITEMS) == []
    )
    table = {"rows": [{**TABLE["rows"][0], "quantity": "21000", "amount": "75.6"}]}
    one = row("quantity", "背街小巷保洁面积", "12000", "平方米", "＝")
    assert codes("IND003", indicators=rows(one), basis=table, expenditure=ITEMS) == []


PRICELESS = [
    ("工装数量", "8", "套", "1.政务经费包括耗材3万元、制作统一工装2万元，共计5万元", ["IND030"]),
    ("工装数量", "8", "人", "1.政务经费包括耗材3万元、制作统一工装2万元，共计5万元", []),
    ("工装数量", "8", "套", "1.政务经费包括耗材3万元、统一工装8套*2500元/套=2万元，共计5万元", []),
    ("设备数量", "8", "台", "1.政务经费包括耗材3万元、办公设备2万元，共计5万元", []),
    ("设施数量", "8", "台", "1.政务经费包括耗材3万元、巡逻及设施2万元，共计5万元", []),
    ("工装数量", "8", "套", "1.政务经费包括工装3万元、冬季工装2万元，共计5万元", []),
    ("工装数量", "若干", "", "1.政务经费包括耗材3万元、制作统一工装2万元，共计5万元", []),
]


@pytest.mark.parametrize(("name", "value", "unit", "text", "found"), PRICELESS)
def test_goods_without_a_price(
    name: str, value: str, unit: str, text: str, found: list[str]
) -> None:
    one = row("quantity", name, value, unit)
    assert codes("IND030", indicators=rows(one), narrative={"basis": text}) == found


def test_a_price_in_the_table_is_a_price() -> None:
    text = {"basis": "1.政务经费包括耗材3万元、制作统一工装2万元，共计5万元"}
    table = {
        "rows": [
            {
                "number": 1,
                "item": "1",
                "content": "统一工装",
                "quantity": "8",
                "measure": "套",
                "price": "2500",
            }
        ]
    }
    one = row("quantity", "工装数量", "8", "套")
    assert codes("IND030", indicators=rows(one), narrative=text, basis=table) == []


PAINT = [
    row("quantity", "外墙粉刷面积", "800", "平方米", "＝"),
    row("cost", "外墙粉刷单位成本", "100", "元/平方米", "≤"),
]


@pytest.mark.parametrize(
    ("indicators", "items", "found"),
    [
        (PAINT, [("外墙粉刷", "80")], ["IND050"]),
        (PAINT, [("外墙粉刷", "8")], []),
        (PAINT, [("外墙粉刷", "")], []),
        (PAINT, [("外墙粉刷", "80"), ("外墙粉刷二期", "9")], []),
        (PAINT[1:], [("外墙粉刷", "80")], []),
        ([PAINT[0], {**PAINT[1], "unit": "万元"}], [("外墙粉刷", "800")], []),
        ([PAINT[0], {**PAINT[1], "unit": "元/人"}], [("外墙粉刷", "80")], []),
    ],
)
def test_unit_cost_times_quantity(
    indicators: list[Plain], items: list[tuple[str, str]], found: list[str]
) -> None:
    lines = [
        {"number": n, "name": name, "amount": amount}
        for n, (name, amount) in enumerate(items, start=1)
    ]
    assert codes("IND050", indicators=rows(*indicators), expenditure={"items": lines}) == found


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("文明创建社区和街道数量", "26", ["IND051"]),
        ("文明创建社区和街道数量", "27", []),
        ("文明创建社区和街道数量", "若干", []),
        ("文明创建社区数量", "26", []),
    ],
)
def test_two_things_counted_as_one(name: str, value: str, found: list[str]) -> None:
    one = row("quantity", name, value, "个" if value != "若干" else "")
    assert codes("IND051", indicators=rows(one), narrative={"basis": BASIS}) == found


def test_words_of_a_calculation_count_for_its_item_only() -> None:
    items = [
        {"number": 1, "name": "武装部经费", "amount": "60"},
        {"number": 2, "name": "泵站电费", "amount": "40"},
    ]
    basis = "1.武装部经费包括民兵训练50万元、慰问10万元，共计60万元；7.水泵运行5万元"
    some = rows(
        row("quantity", "民兵训练人数", "60", "人", "≥"),
        row("quantity", "水泵运行天数", "60", "天", "≥", 2),
    )
    found = ask("IND038", indicators=some, expenditure={"items": items}, narrative={"basis": basis})
    assert "序号 2" in found[0].message


def test_items_without_output_are_asked_once_and_only_with_a_large_one() -> None:
    one = rows(row("quantity", "民兵训练人数", "60", "人", "≥"))
    items = [
        {"number": 1, "name": "民兵训练", "amount": "60"},
        {"number": 2, "name": "泵站电费", "amount": "40"},
        {"number": 3, "name": "小计", "amount": "100"},
        {"number": 4, "name": "绿化", "amount": ""},
    ]
    found = ask("IND038", indicators=one, expenditure={"items": items})
    assert "1 项支出看不出" in found[0].message
    small = [{**items[0], "amount": "99"}, {**items[1], "amount": "1"}]
    for data in (
        {"indicators": one, "expenditure": {"items": small}},
        {"indicators": one, "expenditure": {}},
        {
            "indicators": rows(row("social", "就业人数", "60", "人")),
            "expenditure": {"items": items},
        },
        {
            "indicators": one,
            "expenditure": {"items": items},
            "parameters": {"large_item_share": "无"},
        },
    ):
        assert codes("IND038", **data) == []
