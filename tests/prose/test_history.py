"""What earlier years had, in the words of clerks."""

from __future__ import annotations

import pytest

from budget_xl.core.money import show
from budget_xl.prose.history import read_year_amounts

YEARS = [
    ("2018年总预算为90万元，2019年总预算为100万元。", "2018 90, 2019 100"),
    ("2019年总预算为100万元；2018年总预算为90万元。", "2019 100, 2018 90"),
    ("2018年：90万元；2019年：100万元", "2018 90, 2019 100"),
    ("2018年度预算1,090万，2019年度预算１００万。", "2018 1090, 2019 100"),
    ("2018年安排90万元，执行率98%；2019年安排100万元，执行率99.5%。", "2018 90, 2019 100"),
    ("2018年、2019年预算分别为90万元、100万元。", "2018 90, 2019 100"),
    ("2018和2019年预算分别为90万元和100万元。", "2018 90, 2019 100"),
    ("2018年、2019年预算均为90万元。", "2018 90, 2019 90"),
    ("2018年、2019年预算分别为90万元、100万元；2017年预算80万元。", "2018 90, 2019 100, 2017 80"),
    ("2018年、2019年共安排190万元。", ""),
    ("2018年、2019年预算分别为1234567890123456789万元、100万元。", "2019 100"),
    ("2018年、2019年预算分别比上年增加9万元、10万元。", ""),
    ("前两年预算分别为90万元（2018年）和100万元（2019年）。", "2018 90, 2019 100"),
    ("2019年总预算为100万元，比2018年增加10万元。", "2019 100"),
    ("2018年批复（含追加）90万元。", "2018 90"),
]


@pytest.mark.parametrize(("text", "meaning"), YEARS)
def test_years(text: str, meaning: str) -> None:
    found = read_year_amounts(text)
    assert ", ".join(f"{one.year} {show(one.amount)}" for one in found) == meaning
    assert all(str(one.year) in text[one.span.start : one.span.end] for one in found)
