"""What the rules on money leave alone, and how one cause gives one finding."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budget_xl.core.entry import Defect
from budget_xl.core.finding import Severity
from tests.rules.alone import ask, messages
from tests.rules.asking import codes

MONEY = ("CEL", "FUN", "EXP", "BAS002", "BAS004")
LAST = "2018年总预算为90万元；2019年总预算为100万元。"
TWO = [
    {"number": 1, "name": "宣传费", "amount": "10"},
    {"number": 2, "name": "培训费", "amount": "20"},
]


def source(amount: str) -> dict[str, Any]:
    return {"total": amount, "lines": [{"code": "general", "amount": amount}]}


def form(items: list[dict[str, Any]], total: str, rest: str = "30", **more: Any) -> dict[str, Any]:
    """A form whose items come to ``total`` and all else to ``rest``."""
    return {
        "budget": {"annual": rest, "total": rest},
        "funding": source(rest),
        "expenditure": {"total": total, "items": items},
        **more,
    }


# --- one cause, one finding ----------------------------------------------------------------

CAUSES = [
    ("all agrees", form(TWO, "30"), []),
    ("an item is off", form([TWO[0], {**TWO[1], "amount": "25"}], "35"), ["FUN004"]),
    (
        "an item is off, its calculation says so",
        form(
            [TWO[0], {**TWO[1], "amount": "25"}],
            "35",
            narrative={"basis": "1.培训费：4期*5万元/期=20万元。"},
        ),
        ["BAS002"],
    ),
    (
        "an item is off, the table says so",
        form(
            [TWO[0], {**TWO[1], "amount": "25"}],
            "35",
            basis={"rows": [{"number": 1, "item": "2", "content": "培训", "price": "20", "amount": "20"}]},
        ),
        ["BAS004"],
    ),
    (
        "an item is off, another one's calculation differs too",
        form(
            [{**TWO[0], "amount": "11"}, {**TWO[1], "amount": "25"}],
            "36",
            narrative={"basis": "1.培训费：4期*5万元/期=20万元。"},
        ),
        ["BAS002", "FUN004"],
    ),
    ("an item in 元", form([TWO[0], {**TWO[1], "amount": "200000"}], "200010"), ["EXP007"]),
    ("all items in 元", form([{**i, "amount": i["amount"] + "0000"} for i in TWO], "300000"), ["FUN009"]),
    ("the annual budget in 元", {**form(TWO, "30"), "budget": {"annual": "300000", "total": "30"}}, ["FUN009"]),
    ("the annual budget is off", {**form(TWO, "30"), "budget": {"annual": "31", "total": "40"}}, ["FUN004"]),
    ("the sources are off", {**form(TWO, "30"), "funding": source("28")}, ["FUN003"]),
    ("the total of the sources is typed over", {**form(TWO, "30"), "funding": {**source("30"), "total": "28"}}, ["FUN001"]),
    ("the total of the items is typed over", {**form(TWO, "28")}, ["EXP001"]),
    (
        "all three differ",
        {**form(TWO, "30"), "funding": source("28"), "budget": {"annual": "31", "total": "40"}},
        ["FUN003", "FUN004"],
    ),
    ("a 小计 among the items", form([*TWO, {"number": 3, "name": "小计", "amount": "30"}], "60"), ["EXP006"]),
    (
        "a 小计 of the second part",
        form([TWO[0], {"number": 2, "name": "小计", "amount": "10"}, {**TWO[1], "number": 3}], "40"),
        ["EXP006"],
    ),
    (
        "two 小计 and a 合计",
        form(
            [
                TWO[0],
                {"number": 2, "name": "小计", "amount": "10"},
                {**TWO[1], "number": 3},
                {"number": 4, "name": "小 计", "amount": "20"},
                {"number": 5, "name": "合计", "amount": "30"},
            ],
            "90",
        ),
        ["EXP006", "EXP006", "EXP006"],
    ),
    ("sources without items, no annual budget", {**form(TWO, "30"), "budget": {"annual": "", "total": "30"}, "funding": source("28")}, ["CEL001", "FUN003"]),
    ("an amount of 100 in 元", form([TWO[0], {**TWO[1], "amount": "100"}], "110", "10.01"), ["EXP007"]),
    ("小计 that is no sum", form([*TWO, {"number": 3, "name": "小计", "amount": "7"}], "37"), ["FUN004"]),
    ("no annual budget", {**form(TWO, "30"), "budget": {"annual": "", "total": "30"}}, ["CEL001"]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), [c[1:] for c in CAUSES], ids=[c[0] for c in CAUSES])
def test_one_cause_is_one_finding(data: dict[str, Any], said: list[str]) -> None:
    assert sorted(code for code in codes(MONEY, **data) if code != "EXP004") == said


def test_a_crossed_out_item_hides_its_total() -> None:
    """Text in an amount is one finding; what it makes of the totals is not told again."""
    bad = {"raw": "约20", "defect": "NOT_A_NUMBER"}
    data = form([TWO[0], {**TWO[1], "amount": bad}], "")
    assert codes(MONEY, **data) == ["CEL002"]


def test_a_large_item_is_told_with_its_share() -> None:
    items = [
        {"number": n, "name": name, "amount": amount}
        for n, (name, amount) in enumerate(
            (("审计费", "25"), ("慰问费", "24.99"), ("其他", "50.01")), 1
        )
    ]
    data = {"expenditure": {"items": items, "total": "100"}}
    share = {"large_item_share": Decimal("0.25"), "reserve_words": ()}
    assert messages("EXP004", **data, parameters=share) == [
        "第 1 项“审计费”25 万元，占合计 25%，没有测算依据",
        "第 3 项“其他”50.01 万元，占合计 50.01%，没有测算依据",
    ]
    data = {"expenditure": {"items": items[:1], "total": "75"}}
    [message] = messages("EXP004", **data, parameters=share)
    assert "占合计 33.33%" in message
    assert messages("EXP004", **data, parameters={**share, "large_item_share": "无"}) == []


@pytest.mark.parametrize(
    ("whole", "new", "kept", "is_told"),
    [
        ("100", "99", "", True),
        ("100", "99", "0.9", True),
        ("100", "99", "1", False),
        ("100", "100", "", False),
        ("100.005", "100", "", False),
        ("100.01", "100", "", True),
        ("99", "100", "", False),
        ("", "100", "", False),
        ("", "0.5", "", False),
        ("100", "", "", False),
    ],
)
def test_what_is_not_asked_for_is_carried_over(
    whole: str, new: str, kept: str, is_told: bool
) -> None:
    told = {"general": whole, "general_new": new, "carryover_general": kept}
    lines = [{"code": code, "amount": amount} for code, amount in told.items()]
    assert bool(messages("FUN007", funding={"lines": lines})) is is_told
    filled = [line for line in lines if line["amount"]]
    assert bool(messages("FUN007", funding={"lines": filled})) is is_told


@pytest.mark.parametrize(
    ("whole", "part", "is_told"),
    [
        ("100", "100.01", True),
        ("100", "100.005", False),
        ("100", "100", False),
        ("", "0.5", True),
    ],
)
def test_a_part_is_no_more_than_its_whole(whole: str, part: str, is_told: bool) -> None:
    told = {"general": whole, "general_new": part}
    lines = [{"code": code, "amount": amount} for code, amount in told.items()]
    assert bool(messages("FUN002", funding={"lines": lines})) is is_told


@pytest.mark.parametrize(
    ("annual", "items", "is_told"),
    [
        ("10000", "1", True),
        ("1", "10000", True),
        ("9900", "0.99", False),
        ("0.99", "9900", False),
        ("10001", "1", True),
        ("10100", "1", False),
    ],
)
def test_ten_thousand_times_as_much(annual: str, items: str, is_told: bool) -> None:
    budget = {"annual": annual, "total": ""}
    assert bool(messages("FUN009", budget=budget, expenditure={"total": items})) is is_told


# --- cells ---------------------------------------------------------------------------------


def test_a_formula_without_a_result_is_not_the_clerks_fault() -> None:
    entry = {"raw": "", "defect": Defect.NOT_CALCULATED.name}
    [finding] = ask("CEL002", budget={"annual": entry})
    assert finding.severity is Severity.UNCHECKED


@pytest.mark.parametrize("amount", ["12", "12.3", "12.35", "12.350", "0", ""])
def test_two_decimals_are_enough(amount: str) -> None:
    assert messages("CEL004", budget={"annual": amount}) == []


def test_prices_and_computed_amounts_may_have_more_decimals() -> None:
    row = {"number": 1, "item": "1", "price": "0.3333", "quantity": "1.125", "amount": "0.374963"}
    assert messages("CEL004", basis={"rows": [row]}, expenditure={"total": "0.374963"}) == []


# --- items ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一期工程", "二期工程"),
        ("慰问（党员）", "慰问（群众）"),
        ("购买服务", "购买设备"),
        ("", ""),
    ],
)
def test_different_names_are_no_repetition(first: str, second: str) -> None:
    items = [{**TWO[0], "name": first}, {**TWO[1], "name": second}]
    assert messages("EXP003", expenditure={"items": items}) == []


def test_a_repeated_item_may_lack_its_amount() -> None:
    items = [TWO[0], {"number": 2, "name": "宣传费"}]
    [message] = messages("EXP003", expenditure={"items": items})
    assert "“宣传费”10 和“宣传费”（空） 万元" in message


def test_upkeep_of_equipment_is_no_purchase() -> None:
    items = [
        {"number": n, "name": f"{what}设备维护费", "amount": "1"}
        for n, what in enumerate("甲乙丙", 1)
    ]
    assert messages("EXP009", expenditure={"items": items}) == []


def test_rows_of_the_table_count_for_their_items() -> None:
    items = [{"number": n, "name": name, "amount": "1"} for n, name in enumerate("甲乙丙丁", 1)]
    rows = [{"number": n, "item": str(n), "content": "设备购置"} for n in (1, 2, 3)]
    rows += [
        {"number": 4, "item": "9", "content": "设备购置"},
        {"number": 5, "content": "设备购置"},
    ]
    data = {"expenditure": {"items": items}, "basis": {"rows": rows}}
    assert messages("EXP009", **data) == ["3 项支出都有设备购置：1.甲、2.乙、3.丙"]
    assert messages("EXP009", **data, parameters={"equipment_items": "many"}) == []


@pytest.mark.parametrize("name", ["统计费", "审计", "合计划拨款", "小计量器具检定"])
def test_names_with_a_count_in_them_are_items(name: str) -> None:
    items = [TWO[0], {"number": 2, "name": name, "amount": "10"}]
    assert messages("EXP006", expenditure={"items": items}) == []


# --- sources -------------------------------------------------------------------------------


def test_children_may_stand_for_several_parents() -> None:
    lines = [
        {"code": "fund", "amount": "5"},
        {"code": "fund_new", "amount": "5"},
        {"code": "carryover", "amount": "6"},
        {"code": "carryover_general", "amount": "3"},
        {"code": "carryover_fund", "amount": "3"},
    ]
    assert messages("FUN002", funding={"lines": lines}) == []
    lines[-1] = {"code": "carryover_fund", "amount": "4"}
    [message] = messages("FUN002", funding={"lines": lines})
    assert "7 万元" in message


def test_amounts_below_one_are_no_slip_of_ten_thousand() -> None:
    data = {"budget": {"annual": "40", "total": "40"}, "expenditure": {"total": "0.004"}}
    assert messages("FUN009", **data) == []


def test_items_in_yuan_are_told_at_their_total() -> None:
    data = {"budget": {"annual": "30"}, "expenditure": {"total": "300000"}}
    assert messages("FUN009", **data) == [
        "这里是 300000，正好是另一处 30 万元的一万倍，像是以元填写"
    ]


# --- earlier years -------------------------------------------------------------------------
