"""Declarations, findings and problems as plain data, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from budget_xl.core.finding import Finding, Severity, count, count_line
from budget_xl.core.place import Ref
from budget_xl.core.plain import from_plain, to_plain
from budget_xl.core.problem import Problem

HEAD = {"form": "hongshan-2020", "version": 1, "year": 2020}


FILLED = {
    **HEAD,
    "identity": {"unit": "某街道", "general": True, "key": False,
                 "executors": [{"number": 2, "unit": "司法所"}]},
    "narrative": {"goal": "一\n二"},
    "budget": {"total": {"raw": "约30", "defect": "NOT_A_NUMBER"}, "annual": "30.5"},
    "funding": {"lines": [{"code": "general", "amount": "0"}]},
    "expenditure": {"items": [{"number": 7, "name": "宣传费", "amount": "0.01"}]},
    "basis": {"rows": [{"number": 1, "item": "7", "price": "100", "price_unit": "元"}]},
    "indicators": {"rows": [{"code": "quality", "number": 3, "name": "合格率", "value": "90"}]},
}  # fmt: skip


def test_a_declaration_survives_json() -> None:
    """Random declarations do so in the round trip through a workbook."""
    declaration = from_plain(json.loads(json.dumps(FILLED)))
    assert to_plain(declaration) == FILLED
    assert from_plain(to_plain(declaration)) == declaration
    assert to_plain(from_plain(HEAD)).keys() == FILLED.keys()


@pytest.mark.parametrize(
    ("section", "value", "error"),
    [
        ("budget", {"total": "约300"}, ValueError),
        ("budget", {"total": {"raw": "约300", "defect": "SO_SO"}}, KeyError),
        ("identity", {"unit": 7}, TypeError),
        ("identity", {"general": "☑"}, TypeError),
        ("identity", {"colour": "红"}, KeyError),
        ("secrets", {}, KeyError),
        ("expenditure", {"items": [{"name": "没有序号"}]}, KeyError),
    ],
)
def test_data_of_another_shape_is_refused(section: str, value: Any, error: type) -> None:
    with pytest.raises(error):
        from_plain({**HEAD, section: value})


def test_what_is_left_out_is_blank() -> None:
    found = from_plain({**HEAD, "identity": {"unit": ""}})
    assert found == from_plain(HEAD)
    assert found.identity.unit.is_blank


def test_a_finding_names_its_reason_only_when_there_is_one() -> None:
    finding = Finding("FUN003", Severity.WARNING, Ref("申报表", "G60"), "相差 5", "请核对。")
    plain = {
        "code": "FUN003", "severity": "警告", "sheet": "申报表", "cell": "G60",
        "message": "相差 5", "hint": "请核对。",
    }  # fmt: skip
    assert finding.as_dict() == plain
    waived = Finding("FUN003", Severity.WARNING, finding.ref, "相差 5", "请核对。", (), "已批准")
    assert waived.as_dict() == {**plain, "reason": "已批准"}
    assert count_line(count([finding, waived])) == "错误 0 处，警告 1 处，提醒 0 处"


def test_a_problem_as_data() -> None:
    problem = Problem("damaged", "文件不完整。", "请重新发送。", "表.xlsx")
    assert problem.as_dict() == {
        "code": "damaged", "message": "文件不完整。", "hint": "请重新发送。",
    }  # fmt: skip
