"""Examples stand in the form that has what they fill in, and are told in its words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget_xl.core.change import Change, Kind
from budget_xl.core.place import Ref
from budget_xl.core.rule import Case, bad, ok
from budget_xl.forms.loader import DEFAULT_FORM
from budget_xl.rules.examples import FILLER, example, form_of
from budget_xl.rules.page import words

PERIOD = ok(identity={"start": "2021年1月"})
ROW = {"code": "quality", "number": 3, "name": "合格率", "sign": "≥", "value": "90", "unit": "%"}


@pytest.mark.parametrize(
    ("case", "is_default"),
    [
        (ok(), True),
        (ok(indicators={"rows": [ROW]}), True),
        (ok(funding={"lines": [{"code": "general", "amount": "3"}]}), True),
        (PERIOD, False),
        (ok(identity={"end": ""}), False),
        (ok(indicators={"rows": [{**ROW, "weight": "5"}]}), False),
        (ok(funding={"lines": [{"code": "capital", "amount": "3"}]}), False),
    ],
)
def test_the_form_of_an_example(case: Case, is_default: bool) -> None:
    assert (form_of(case).id == DEFAULT_FORM) is is_default


@pytest.mark.parametrize(
    "case",
    [
        ok(identity={"unit": "甲", "colour": "红"}),
        ok(indicators={"rows": [{**ROW, "code": "beauty"}]}),
        ok(expenditure={"items": [{"number": 999, "name": "第 999 项"}]}),
    ],
)
def test_what_no_form_has_is_refused(case: Case) -> None:
    with pytest.raises(ValueError, match="no form has all of"):
        form_of(case)


def test_an_example_fills_in_what_is_required_and_says_the_rest() -> None:
    case = bad(
        "有误",
        identity={"unit": "某街道"},
        parameters={"large_item_share": Decimal("0.5")},
        last_year={"budget": {"annual": "90"}},
    )
    context = example(case)
    assert context.declaration.identity.unit.value == "某街道"
    assert context.declaration.identity.project_name.value == FILLER
    assert context.parameters["large_item_share"] == Decimal("0.5")
    assert context.last_year is not None
    assert context.last_year.year == context.declaration.year - 1
    assert context.last_year.budget.annual.value == 90
    assert example(ok()).last_year is None


CELL = Ref("申报表", "G60")


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        (ok(), ["各栏都按要求填写"]),
        (ok(identity={"general": True, "key": False}), ["一般项目　☑", "重点项目　□"]),
        (ok(identity={"project_code": ""}), ["项目代码　（空白）"]),
        (ok(budget={"total": "30"}), ["项目总预算　30 万元"]),
        (ok(narrative={"goal": "一\n二"}), ["项目绩效总目标　一／二"]),
        (ok(expenditure={"items": []}), ["支出明细　（空白）"]),
        (ok(expenditure={"items": [{"number": 2}]}), ["支出明细 2　（空白）"]),
        (
            ok(expenditure={"items": [{"number": 2, "name": "宣传费", "amount": "3"}]}),
            ["支出明细 2　名称 宣传费，金额 3 万元"],
        ),
        (
            ok(budget={"total": {"raw": "约3", "defect": "NOT_A_NUMBER"}}),
            ["项目总预算　约3（不是数字）"],
        ),
        (
            ok(funding={"total": "3", "lines": [{"code": "general", "amount": "3"}]}),
            [
                "项目资金来源合计　3 万元",
                "资金来源 1.一般公共预算财政拨款收入　金额 3 万元",
            ],
        ),
        (
            ok(indicators={"rows": [ROW]}),
            ["质量指标 3　指标名称 合格率，符号 ≥，值 90，计量单位 %"],
        ),
        (PERIOD, ["表式　洪山区2021年项目支出绩效目标申报表", "项目开始时间　2021年1月"]),
        (ok(parameters={"sums": (1, 2)}), ["参数 sums　1、2"]),
        (ok(last_year={"budget": {"annual": "9"}}), ["上年　项目当年预算　9 万元"]),
        (
            ok(changes=(Change(Kind.LABEL, CELL, "乙", "甲"), Change(Kind.MANUAL))),
            ["申报表!G60　被改动：现在是“乙”，模板是“甲”", "　被改动"],
        ),
    ],
)
def test_an_example_in_words(case: Case, lines: list[str]) -> None:
    assert words(case) == lines
