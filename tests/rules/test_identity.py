"""Who declares what: what the rules on identity leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from budget_xl.core.finding import Severity
from budget_xl.rules.period import read_month
from tests.rules.alone import ask, messages
from tests.rules.asking import codes


def rows(*units: str, **more: Any) -> dict[str, Any]:
    executors = [
        {"number": n, "unit": unit, "leader": "甲", "phone": f"8555000{n}", **more}
        for n, unit in enumerate(units, start=1)
    ]
    return {"executors": executors}


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("党政办公室", "梧桐里街党政办", True),
        ("党政办公室", "党政办", True),
        ("街妇联", "妇联", True),
        ("梧桐里街道办事处司法所", "司法所", True),
        ("党政办（综合）", "党政办", False),
        ("党政办公室", "党建办公室", False),
        ("司法所", "扶贫专班", False),
        ("梧桐里街司法所", "望月台街司法所", False),
        ("梧桐里街道办公室", "办公室", True),
        ("街道", "梧桐里街", False),
        ("", "", False),
    ],
)
def test_the_same_unit_in_two_words(first: str, second: str, is_same: bool) -> None:
    unit = "青澜区人民政府梧桐里街道办事处"
    found = messages("IDN004", identity={"unit": unit, **rows(first, second)})
    assert bool(found) is is_same


@pytest.mark.parametrize(
    ("phone", "is_fine"),
    [
        ("027-85550001", True),
        ("85550001", True),
        ("０２７－８５５５０００１", True),
        ("13800000001", True),
        ("+86 138 0000 0001", True),
        ("0710-3550001", True),
        ("85550001/85550002", True),
        ("85550001-801", True),
        ("85550001转801", True),
        ("甲：85550001", True),
        ("", True),
        ("8555001", True),
        ("027-85550001 13800000001", True),
        ("400-855-0001", True),
        ("12345", True),
        ("85550001 1380", False),
        ("855500", False),
        ("138000000011", False),
        ("85550001、1380000", False),
        ("见通讯录", False),
        ("1" * 100, False),
    ],
)
def test_telephones(phone: str, is_fine: bool) -> None:
    assert messages("IDN006", identity=rows("司法所", phone=phone)) == [] or not is_fine
    assert bool(messages("IDN006", identity=rows("司法所", phone=phone))) is not is_fine


def test_two_units_may_have_telephones_that_differ_in_the_area() -> None:
    identity = {
        "executors": [
            {"number": 1, "unit": "甲所", "phone": "0710-8555001"},
            {"number": 2, "unit": "乙所", "phone": "8555001"},
            {"number": 3, "unit": "丙所", "phone": "无"},
        ]
    }
    assert messages("IDN003", identity=identity) == []


@pytest.mark.parametrize(
    "name",
    ["梧桐里街国防支出保障项目", "综合治理项目", "农林水支出及其他" * 10, ""],
)
def test_a_project_is_not_a_subject(name: str) -> None:
    assert messages("IDN005", identity={"project_name": name}) == []


def test_offices_are_asked_about_only_where_most_fit() -> None:
    items = [{"number": 1, "name": "普法宣传费", "amount": "5"}]
    expenditure = {"items": items}
    most = rows("司法所", "党建办", "文体中心")
    assert messages("IDN008", identity=most, expenditure=expenditure) == [
        "执行单位中有文体中心，支出明细和测算依据中看不出它的工作"
    ]
    few = rows("司法所", "妇联", "文体中心", "人民武装部")
    assert messages("IDN008", identity=few, expenditure=expenditure) == []
    assert messages("IDN008", identity=few, expenditure={"items": []}) == []


def test_an_office_may_go_by_another_name() -> None:
    items = [
        {"number": 1, "name": "纪委经费", "amount": "8"},
        {"number": 2, "name": "人大工作经费", "amount": "10"},
    ]
    identity = rows("街纪工委", "街人大工委")
    assert messages("IDN007", identity=identity, expenditure={"items": items}) == []


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2021年1月", (2021, 1)),
        ("2021年01月", (2021, 1)),
        ("2021年1月1日", (2021, 1)),
        ("2021年12月底", (2021, 12)),
        ("2021.12", (2021, 12)),
        ("20211031", (2021, 10)),
        ("202103", (2021, 3)),
        ("2021.2", (2021, 2)),
        ("2021.1", None),
        ("2021-12-31", (2021, 12)),
        ("2021-12-31 00:00:00", (2021, 12)),
        ("2021/3/1", (2021, 3)),
        ("20210301", (2021, 3)),
        ("２０２１年３月", (2021, 3)),
        ("2021年", None),
        ("2021年13月", None),
        ("年内", None),
        ("", None),
    ],
)
def test_months(text: str, month: tuple[int, int] | None) -> None:
    assert read_month(text) == month


def test_a_period_that_cannot_be_read_is_not_an_error() -> None:
    findings = ask("IDN009", identity={"start": "年初", "end": "2021年12月"})
    assert [finding.severity for finding in findings] == [Severity.UNCHECKED]
    told = codes(("IDN0", "FUN006"), identity={"nature": "新增", "start": "年初", "end": "年底"})
    assert {"IDN010", "FUN006"}.isdisjoint(told)


def test_one_slip_in_a_period_is_one_finding() -> None:
    identity = {"nature": "新增", "start": "2022年1月", "end": "2020年1月"}
    told = codes(
        ("IDN009", "IDN010", "FUN006"), identity=identity, budget={"total": "9", "annual": "3"}
    )
    assert told == ["IDN009"]


@pytest.mark.parametrize(
    ("nature", "history", "is_told"),
    [
        ("新增", "2020年总预算为0万元。", False),
        ("新增", "2020年总预算为5万元。", True),
        ("延续", "首次申报，前两年无预算。", True),
        ("延续", "按原标准安排。", False),
        ("", "2020年总预算为5万元。", False),
    ],
)
def test_new_and_continued_projects(nature: str, history: str, is_told: bool) -> None:
    found = messages(
        "IDN011", identity={"nature": nature, "start": "2021年1月"}, narrative={"history": history}
    )
    assert bool(found) is is_told


def test_a_subject_is_seen_in_names_that_anybody_writes() -> None:
    subject = "一般公共服务支出"
    for length, found in ((60, 1), (61, 0)):
        name = subject.rjust(length, "1")
        assert len(messages("IDN005", identity={"project_name": name})) == found


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        (f"张三：{' ' * 49}85550123", 0),
        (f"张三：{' ' * 50}85550123", 1),
        ("85550123 85550124", 0),
        ("85550123 转", 1),
        ("", 0),
    ],
)
def test_what_looks_like_a_phone(phone: str, found: int) -> None:
    executors = [{"number": 1, "unit": "司法所", "leader": "甲", "phone": phone}]
    assert len(messages("IDN006", identity={"executors": executors})) == found


def test_one_unit_may_give_its_phone_twice() -> None:
    assert messages("IDN003", identity=rows("司法所", "司法所", phone="85550123")) == []
    assert messages("IDN003", identity=rows("司法所", "党政办", "妇联", phone="85550123")) == [
        "电话 85550123 填了两次：司法所与党政办",
        "电话 85550123 填了两次：司法所与妇联",
    ]


@pytest.mark.parametrize(
    ("code", "start", "end", "said"),
    [
        ("IDN009", "2021年3月", "2021年3月", []),
        ("IDN009", "2021年3月", "2021年2月", ["开始时间是 2021年3月，结束时间却是 2021年2月"]),
        ("IDN009", "2021年3月", "一二三四五六七八九十一二三四五六七八九十甲",
         ["时间“一二三四五六七八九十一二三四五六七八九十”没有读懂，请写成 2021年1月 的样子"]),
        ("IDN010", "2020年3月", "2020年3月", ["申报的是 2021年，项目时间却是 2020年3月 至 2020年3月"]),
        ("IDN010", "2020年3月", "2021年3月", []),
        ("IDN010", "2021年3月", "2022年3月", []),
        ("IDN010", "2022年3月", "2021年3月", []),
    ],
)  # fmt: skip
def test_when_a_project_runs(code: str, start: str, end: str, said: list[str]) -> None:
    assert messages(code, identity={"start": start, "end": end}) == said


def test_work_is_looked_for_in_all_that_is_said_of_it() -> None:
    data = {
        "identity": rows("文体中心", "司法所"),
        "expenditure": {"items": [{"number": 1, "name": "普法宣传费", "amount": "5"}]},
    }
    [said] = messages("IDN008", **data)
    assert "执行单位中有文体中心" in said
    assert messages("IDN008", **data, narrative={"content": "举办文体活动"}) == []
    assert messages("IDN008", **data, narrative={"basis": "举办文体活动5万元"}) == []
    row = {"number": 1, "item": "1", "content": "文体活动", "price": "5", "amount": "5"}
    assert messages("IDN008", **data, basis={"rows": [row]}) == []
