"""What the rules on the change of the budget and its reasons leave alone."""

from __future__ import annotations

import pytest

from tests.rules.alone import ask, messages
from tests.rules.asking import codes
from tests.rules.test_money import LAST, source

CHANGES = [
    ("比上年增加20万元。", []),
    ("2020年总预算120万元，较2019年100万元增加20万元，增幅20%。", []),
    ("与2019年相比增加20万元（20.0%）。", []),
    ("比上年增加约21万元。", []),
    ("比上年增加近20万元，增幅约19%。", []),
    ("审计费比上年增加5万元，宣传费比上年减少3万元。", []),
    ("社区经费，比上年减少5万元。", []),
    ("因新增审计任务，比上年增加20万元。", []),
    ("2019年比上年减少3万元；当年另有安排。", []),
    ("与上年基本持平。", []),
    ("比上年略有减少。", ["HIS003"]),
    ("比上年略有增加。", []),
    ("比上年减少0万元。", ["HIS002"]),
    ("比2018年增加30万元。", []),
    ("较2019年增加21万元。", ["HIS002"]),
    ("比上年增加21万元审计费。", []),
    ("比上年增加21万元，系审计费。", ["HIS002"]),
    ("比上年增加21万元主要原因是审计费。", ["HIS002"]),
    ("比上年增加21万元左右。", []),
    ("2020年总预算120万元，较2018年增加30万元，增长33.33%。", []),
    ("比上年减少任务3项。", []),
    ("与上年持平的有2项。", []),
    ("比上年减少了。", ["HIS003"]),
    ("2020年预算28万元用于审计，比上年增加20万元。", []),
    ("2020年预算安排28万元，主要用于审计；比上年增加20万元。", []),
    ("2020年预算28万元审计费，比上年增加20万元。", []),
    ("比上年执行数110万元减少3万元。", []),
    ("比上年增加21万元。", ["HIS002"]),
    ("因新增审计任务，比上年增加21万元。", ["HIS002"]),
    ("2020年总预算120万元，比上年减少20万元。", ["HIS003"]),
    ("比上年减少。", ["HIS003"]),
    ("与上年持平。", ["HIS003"]),
    ("比上年增长20万元，增幅21%。", ["HIS004"]),
    ("比上年增长21%。", ["HIS004"]),
    ("2020年总预算为210万元，比上年增加20万元。", ["HIS007"]),
    ("2020年总预算约210万元，比上年增加20万元。", []),
    ("2020年审计预算为210万元，比上年增加20万元。", []),
]


@pytest.mark.parametrize(("text", "said"), CHANGES)
def test_what_is_said_of_the_change(text: str, said: list[str]) -> None:
    data = {"budget": {"annual": "120"}, "narrative": {"history": LAST, "change": text}}
    assert codes("HIS", **data) == said


EQUAL = [("与上年持平。", []), ("比上年增加20万元。", ["HIS003"]), ("比上年无变化。", [])]


@pytest.mark.parametrize(("text", "said"), EQUAL)
def test_a_budget_that_did_not_change(text: str, said: list[str]) -> None:
    data = {"budget": {"annual": "100"}, "narrative": {"history": LAST, "change": text}}
    assert codes("HIS", **data) == said


def test_a_wrong_annual_budget_is_not_told_again_in_the_change() -> None:
    text = "2020年总预算为120万元，比上年增加20万元，增长20%。"
    data = {
        "budget": {"annual": "210", "total": "210"},
        "funding": source("120"),
        "expenditure": {"total": "120"},
        "narrative": {"history": LAST, "change": text},
    }
    assert codes(("HIS", "FUN"), **data) == ["FUN004"]


@pytest.mark.parametrize(
    "history",
    [
        "2019年年初预算100万元，2019年预算130万元。",
        "2019年总预算约100万元。",
        "2019年信访经费100万元。",
        "前两年均未安排。",
        "",
    ],
)
def test_a_year_that_is_not_sure_proves_nothing(history: str) -> None:
    narrative = {"history": history or "某项内容", "change": "比上年减少50万元，下降3%。"}
    told = codes("HIS00", budget={"annual": "120"}, narrative=narrative)
    assert not {"HIS002", "HIS003", "HIS004"} & set(told)


def test_a_project_of_several_years_may_tell_its_whole_budget() -> None:
    data = {
        "budget": {"annual": "120", "total": "360"},
        "narrative": {"change": "2020年项目总预算为360万元。"},
    }
    assert messages("HIS007", **data) == []
    assert messages("HIS007", budget={"annual": "120", "total": ""}, narrative=data["narrative"])
    assert messages("HIS007", budget={"annual": ""}, narrative=data["narrative"]) == []


ITEMS = [
    {"number": 1, "name": "审计服务费", "amount": "28"},
    {"number": 2, "name": "法律服务费", "amount": "25"},
]
REASONS = [
    ("系审计服务费、法律服务费等新增项目。", True),
    ("主要是新增审计服务费、法律服务费。", True),
    ("原因是新增审计服务费28万元。", True),
    ("原因是新增审计服务费280000元。", True),
    ("原因是新增审计服务费20.5万元。", False),
    ("系审计服务费、法律服务费等新增项目，同时压减办公费。", False),
    ("系审计服务费、法律服务费增加。", False),
    ("原因是新增审计服务费，由8万元提高到28万元。", False),
    ("原因是新增任务28万元，其中审计服务费20万元。", False),
    ("新增审计服务费28万元，服务26个社区。", False),
    ("原因是新增防汛物资。", False),
]


@pytest.mark.parametrize(("why", "is_told"), REASONS)
def test_reasons_that_come_to_more_than_the_growth(why: str, is_told: bool) -> None:
    narrative = {"change": f"比上年增加20万元，{why}"}
    found = messages("HIS005", narrative=narrative, expenditure={"items": ITEMS})
    assert bool(found) is is_told


def test_only_growth_wants_new_items_explained() -> None:
    narrative = {"change": "比上年减少20万元，新增审计服务费。"}
    assert messages("HIS005", narrative=narrative, expenditure={"items": ITEMS}) == []


def test_last_year_may_be_told_in_the_change() -> None:
    narrative = {"history": "已批复。", "change": "2019年总预算为110万元，当年增加10万元。"}
    [finding] = ask("HIS006", narrative=narrative, last_year={"budget": {"annual": "100"}})
    assert "110" in finding.message
    assert (
        finding.ref
        == ask(
            "HIS003",
            budget={"annual": "1"},
            narrative={"history": LAST, "change": "比上年增加1万元。"},
        )[0].ref
    )


def test_more_years_than_asked_are_not_stale() -> None:
    text = "2017年总预算为80万元；2018年总预算为90万元；2019年总预算为100万元。"
    assert codes("HIS", narrative={"history": text}) == []
