"""What is said of the texts on earlier years, word for word."""

from __future__ import annotations

import pytest

from budget_xl.core.money import show
from budget_xl.rules.past import read_past
from tests.declare import declare
from tests.rules.alone import messages

HISTORY = "2018年总预算为90万元；2019年总预算为100万元。"

CHANGES = [
    ("HIS002", "120", "比上年增加21万元。", "2019年 100，当年 120，应增加 20，却写成增加 21 万元"),
    ("HIS002", "80", "比上年减少21万元。", "2019年 100，当年 80，应减少 20，却写成减少 21 万元"),
    ("HIS002", "100", "比上年增加21万元。", "2019年 100，当年 100，应增加 0，却写成增加 21 万元"),
    ("HIS002", "100.5", "比上年增加21万元。", "2019年 100，当年 100.5，应增加 0.5，却写成增加 21 万元"),
    ("HIS003", "120", "比上年减少。", "2019年 100，当年 120，是增加，却写成减少"),
    ("HIS003", "80", "比上年增加。", "2019年 100，当年 80，是减少，却写成增加"),
    ("HIS003", "100.5", "比上年减少。", "2019年 100，当年 100.5，是增加，却写成减少"),
    ("HIS003", "99.5", "比上年增加。", "2019年 100，当年 99.5，是减少，却写成增加"),
    ("HIS003", "120", "与上年持平。", "2019年 100，当年 120，是增加，却写成持平"),
    ("HIS003", "100", "比上年增加。", "2019年 100，当年 100，是持平，却写成增加"),
    ("HIS004", "120", "比上年增长21%。", "2019年 100，当年 120，变动 20%，却写成 21%"),
    ("HIS004", "120.12", "比上年增长20.3%。", "2019年 100，当年 120.12，变动 20.12%，却写成 20.3%"),
    ("HIS004", "120.12", "比上年增长20.2%。", ""),
    ("HIS004", "120.12", "比上年增长20.1%。", ""),
    ("HIS004", "120.12", "比上年增长20%。", ""),
    ("HIS004", "120", "比上年增长20.01%。", "2019年 100，当年 120，变动 20%，却写成 20.01%"),
    ("HIS004", "80", "比上年减少19%。", "2019年 100，当年 80，变动 20%，却写成 19%"),
    ("HIS004", "80", "比上年减少20%。", ""),
    ("HIS005", "100", "与上年持平，新增审计服务费28万元。", ""),
    ("HIS005", "120", "比上年增加20万元，新增审计服务费21万元。", ""),
    ("HIS005", "120", "比上年增加20万元，新增审计服务费22万元。",
     "写明新增 1 项共 22，净增长只有 20，其余 2 万元的减少没有说明"),
    ("HIS005", "120", "比上年增加20万元，新增审计服务费220000元。",
     "写明新增 1 项共 22，净增长只有 20，其余 2 万元的减少没有说明"),
    ("HIS005", "120", "比上年增加20万元，新增审计服务费1,2万元。", ""),
    ("HIS007", "120", "2020年总预算为130万元。", "说明中写 2020年预算 130，项目当年预算是 120 万元"),
    ("HIS007", "120", "2020年总预算为120万元。", ""),
    ("HIS008", "120", "2018年预算比上年增加20万元。", "2020年的申报表，这里写的却是 2018年"),
    ("HIS008", "120", "2020年预算比上年增加20万元。", ""),
    ("HIS008", "120", "２０２０年预算比上年增加20万元。", ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "annual", "text", "message"), CHANGES)
def test_a_change(code: str, annual: str, text: str, message: str) -> None:
    found = messages(
        code,
        narrative={"history": HISTORY, "change": text},
        budget={"annual": annual, "total": ""},
    )
    assert found == ([message] if message else [])


YEARS = [
    ("HIS001", "2019年总预算为100万元。", "前两年预算只写了 2019年，缺 2018年"),
    ("HIS001", "2018年总预算为100万元。", "前两年预算只写了 2018年，缺 2019年"),
    ("HIS001", HISTORY, ""),
    ("HIS001", "2018年未安排，2019年总预算为100万元。", ""),
    ("HIS001", "项目2019年新设，2019年总预算为100万元。", ""),
    ("HIS001", "2017年总预算为90万元。", ""),
    ("HIS008", "2017年总预算为90万元。", "2020年的申报表，这里写的却是 2017年"),
    ("HIS008", "2016年总预算为90万元；2017年总预算为90万元。", "2020年的申报表，这里写的却是 2016年、2017年"),
    ("HIS008", "2017年总预算为90万元；2018年总预算为90万元。", ""),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "message"), YEARS)
def test_two_years(code: str, text: str, message: str) -> None:
    found = messages(code, narrative={"history": text})
    assert found == ([message] if message else [])


WHOLE = [
    ("2019年总预算为100万元。", "100"),
    ("2019年总预算为100万元（含追加）。", "100"),
    ("约定，2019年总预算为100万元。", "100"),
    ("2019年总预算为100万元，用于信访维稳。", ""),
    ("2019年总预算为100万元审计费。", ""),
    ("约2019年总预算为100万元。", ""),
    ("2019年总预算为100万元左右。", ""),
    ("2019年信访经费100万元。", ""),
    ("2019年总预算为100万元；2019年总预算为110万元。", ""),
    ("2019年总预算为100万元；2019年预算100万元。", "100"),
]


@pytest.mark.parametrize(("text", "amount"), WHOLE)
def test_the_whole_budget_of_a_year(text: str, amount: str) -> None:
    found = read_past(declare(narrative={"history": text}).narrative)
    whole = found.of(2019)
    assert ("" if whole is None else show(whole)) == amount
    assert found.told == {2019}


def test_a_change_from_another_year_is_not_held_against_this_one() -> None:
    for text, is_asked in (
        ("比2019年增加20万元。", True),
        ("比2018年增加20万元。", False),
        ("比上年增加20万元。", True),
        ("2020年预算比上年增加20万元。", True),
        ("2019年预算比上年增加20万元。", False),
    ):
        found = read_past(declare(narrative={"change": text}).narrative)
        assert (found.change_of(2020) is not None) is is_asked, text
