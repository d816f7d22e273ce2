"""Names of items and indicators: which are the same, what they ask for, what they are about."""

from __future__ import annotations

import pytest

from budget_xl.prose import indicator_names as name_of
from budget_xl.prose.names import base_name, normalise_name, pair_names, same_name, similarity
from budget_xl.prose.telling import devices, telling

NORMALISED = [
    ("1.信访维稳经费", "信访维稳"),
    ("（2）信访维稳专项经费", "信访维稳"),
    ("十二、信访维稳", "信访维稳"),
    ("１２、信访维稳", "信访维稳"),
    ("3.5万元奖励", "3.5万元奖励"),
    ("应急经费（机动专项）", "应急(机动专项)"),
    ("办公大楼养护及维修", "办公大楼养护维修"),
    ("“三资” 审计", "三资审计"),
    ("工作经费", "工作经费"),
    ("", ""),
    ("信" * 300, "信" * 200),
]


@pytest.mark.parametrize(("text", "name"), NORMALISED)
def test_a_name_without_what_every_name_has(text: str, name: str) -> None:
    assert normalise_name(text) == name
    assert base_name(text) == name.partition("(")[0]


SAME = [
    ("关工委经费", "关工委工作经费", True),
    ("信访维稳", "信访维稳经费", True),
    ("办公大楼养护和维修", "办公大楼养护及维修", True),
    ("购买服务（街道、社区财务外包）", "购买服务", True),
    ("购买服务（财务外包）", "购买服务（档案整理）", False),
    ("购买服务（财务外包）", "购买服务（财务外包）", True),
    ("年度审计费", "季度审计费", False),
    ("一期改造工程", "二期改造工程", False),
    ("2019年老旧小区改造工程", "2020年老旧小区改造工程", False),
    ("网格员补贴", "社区网格员补贴", True),
    ("宣传费", "审计费", False),
    ("费", "费", True),
    ("", "", False),
]


@pytest.mark.parametrize(("left", "right", "same"), SAME)
def test_two_names_of_the_same_item(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
    assert similarity(left, right) == similarity(right, left)


def test_how_alike_names_are() -> None:
    assert similarity("街道信访", "街道信访") == 1
    assert similarity("街道信访（专项资料）", "街道信访") == 0.95
    assert similarity("街道信访", "街道维稳") == pytest.approx(1 / 3)
    assert similarity("一期街道信访", "二期街道信访") == pytest.approx(0.4)
    assert similarity("甲乙甲乙", "甲乙") == 0.5, "what repeats counts again"
    assert similarity("宣传", "审计") == 0
    assert similarity("甲", "乙") == 0


PAIRS = [
    (("信访维稳", "审计服务"), ("审计服务费", "信访维稳经费"), {0: 1, 1: 0}),
    (("信访维稳",), ("宣传费",), {}),
    (("审计", "审计费"), ("审计费", "审计"), {0: 1, 1: 0}),
    (("审计", "审计"), ("审计", "审计"), {0: 0, 1: 1}),
    (("审计", "审计"), ("审计",), {0: 0}),
    (("宣传", "审计"), ("审计", "审计"), {1: 1}),
    (("审计", "审计"), ("审计费", "审计", "审计"), {0: 2, 1: 1}),
    (("审计", "走访", "审计"), ("宣传", "走访", "审计"), {1: 1, 2: 2}),
    (("网格员补贴",), ("社区网格员补贴",), {0: 0}),
    (("", "审计"), ("", "审计"), {1: 1}),
    (("甲", "乙"), ("乙", "甲"), {0: 1, 1: 0}),
    ((), ("审计",), {}),
]


@pytest.mark.parametrize(("left", "right", "pairs"), PAIRS)
def test_names_in_pairs(left: list[str], right: list[str], pairs: dict[int, int]) -> None:
    assert pair_names(left, right) == pairs


ABOUT = [
    ("群众满意率", "rate share good"),
    ("服务对象满意度（%）", "rate share good unit"),
    ("任务完成率", "rate"),
    ("工作进度", ""),
    ("差错率", "rate bad"),
    ("不合格率", "rate share bad"),
    ("培训次数≥3次", "value"),
    ("合格率90%", "value"),
    ("不超过预算总金额", "predicate"),
    ("培训次数（次）", "unit"),
    ("培训次数（含线上，线下）", ""),
    ("群众满意，认可", "sentence"),
    ("指标1", "residue"),
    ("……", "residue"),
    ("**个", "residue"),
    ("培训次数", ""),
]
QUESTIONS = {
    "rate": name_of.is_rate,
    "share": name_of.is_share,
    "good": name_of.is_better_high,
    "bad": name_of.is_better_low,
    "predicate": name_of.is_predicate,
    "sentence": name_of.is_sentence,
    "value": name_of.holds_value,
    "unit": name_of.names_unit,
    "residue": name_of.is_residue,
}


@pytest.mark.parametrize(("name", "answers"), ABOUT)
def test_what_the_name_of_an_indicator_tells(name: str, answers: str) -> None:
    assert " ".join(word for word, is_so in QUESTIONS.items() if is_so(name)) == answers


TELLING = [
    ("信访维稳经费", "信访 访维 维稳"),
    ("工作经费", ""),
    ("采购打印机", "设备"),
    ("就餐人数", "用餐"),
    ("南湖 泵站", "南湖 泵站"),
]


@pytest.mark.parametrize(("text", "pairs"), TELLING)
def test_what_tells_one_thing_from_another(text: str, pairs: str) -> None:
    assert telling(text) == frozenset(pairs.split())


def test_devices() -> None:
    assert devices("打印机2台、复印机1台、打印机") == {"打印机", "复印机"}
    assert devices("桌椅") == frozenset()
