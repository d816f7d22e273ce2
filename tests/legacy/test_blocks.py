"""Blocks of single values: heading, fields, boxes, narrative; each as text and as Word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget_xl.core.entry import Defect, Entry
from budget_xl.legacy.source import Imported
from tests.legacy.conftest import Take
from tests.legacy.papers import REASONS


def whys(found: Imported) -> list[tuple[str, str]]:
    return [(left.text, left.why) for left in found.leftovers]


def test_whole_form(take: Take) -> None:
    found = take()
    narrative = found.declaration.narrative
    assert found.leftovers == ()
    assert narrative.policy.value == "《某通知》；"
    assert narrative.relevance.value == "相关，\n很相关"
    assert narrative.significance.value == "有意义。"
    assert narrative.content.value == "1.甲类；2.乙类。"
    assert narrative.history.value == "上年20万元；"
    assert narrative.change.value == "增加10.5万元。"
    assert narrative.goal.value == "整洁有序。"
    assert found.declaration.budget.annual.value == Decimal("30.5")


@pytest.mark.parametrize(
    ("heading", "unit", "left"),
    [
        ("单位名称：某办", "某办", []),
        ("单位名称： 某 办 （盖章） 资金单位:万元", "某 办 （盖章）", []),
        ("单 位 名 称:某办   资金单位： 万元  2021年1月", "某办", ["2021年1月"]),
        ("单位名称：某办  资金单位：元", "某办", ["资金单位：元"]),
        ("单位名称：    资金单位：万元", None, []),
    ],
)
def test_heading(take: Take, heading: str, unit: str | None, left: list[str]) -> None:
    found = take(heading=heading)
    assert found.declaration.identity.unit.value == unit
    assert [text for text, _ in whys(found)] == left


@pytest.mark.parametrize(
    ("title", "year", "said"),
    [
        ("洪山区２０２２年 项目资金绩效目标申报表", 2022, ""),
        ("某区2022年项目资金绩效目标申报表", 2022, "标题应为"),
        ("目标申报表", 2020, "没有找到标题"),
    ],
)
def test_title(take: Take, title: str, year: int, said: str) -> None:
    found = take(title=title)
    assert found.declaration.year == year
    assert [said in why for _, why in whys(found)].count(True) == bool(said)


@pytest.mark.parametrize(
    "row",
    [
        ["项目 名称", "环境整治", "项目代码：", "X001"],
        ["项目\n名称（全称）", "环境整治", "项目代码", "X001"],
        ["项目名称：环境整治", "项目代码：X001"],
        ["项目代码", "X001", "项目名称", "环境整治"],
    ],
)
def test_labels_however_typed(take: Take, row: list[str]) -> None:
    found = take(project=row)
    identity = found.declaration.identity
    assert (identity.project_name.value, identity.project_code.value) == ("环境整治", "X001")
    assert found.leftovers == ()


def test_field_without_value_and_surplus_cell(take: Take) -> None:
    found = take(project=["项目名称", "环境整治", "多出的", "项目代码", "", ""])
    assert found.declaration.identity.project_code.is_blank
    assert [text for text, _ in whys(found)] == ["多出的"]


def test_text_below_a_short_value_is_left_over(take: Take) -> None:
    found = take(project=["项目名称", "环境整治", "项目代码", "X001\n\n附注"])
    assert found.declaration.identity.project_code.value == "X001"
    assert [text for text, _ in whys(found)] == ["附注"]


def test_second_value_of_a_field_is_left_over(take: Take) -> None:
    found = take(project=["项目名称", "甲", "项目名称", "乙"])
    assert found.declaration.identity.project_name.value == "甲"
    assert [text for text, _ in whys(found)] == ["乙"]


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("30.5", Entry(Decimal("30.5"))),
        ("1,030.50", Entry(Decimal("1030.5"))),
        ("３０", Entry(Decimal(30))),
        ("30.5万元", Entry(Decimal("30.5"))),
        ("30.5 万元", Entry(Decimal("30.5"))),
        ("-1", Entry(Decimal(-1))),
        ("", Entry()),
        ("305000元", Entry(None, defect=Defect.NOT_A_NUMBER, raw="305000元")),
        ("三十", Entry(None, defect=Defect.NOT_A_NUMBER, raw="三十")),
        ("约30", Entry(None, defect=Defect.NOT_A_NUMBER, raw="约30")),
        ("1,03", Entry(None, defect=Defect.NOT_A_NUMBER, raw="1,03")),
    ],
)
def test_amounts(take: Take, typed: str, entry: Entry[Decimal]) -> None:
    assert take(budget=["项目总预算", typed, "项目当年预算", ""]).declaration.budget.total == entry


@pytest.mark.parametrize(
    ("boxes", "general", "key"),
    [
        (["1.一般项目□   2.重点项目□"], False, False),
        (["1.一般项目☑   2.重点项目□"], True, False),
        (["1.一般项目□   2.重点项目√"], False, True),
        (["1、一般项目 ■", "2、重点项目 □"], True, False),
        (["□1.一般项目   ✓2.重点项目"], False, True),
        (["一般项目☒ 重点项目☐"], True, False),
        (["1.一般项目✔   2.重点项目"], True, None),
        (["1.一般项目   2.重点项目"], None, None),
    ],
)
def test_boxes(take: Take, boxes: list[str], general: bool | None, key: bool | None) -> None:
    found = take(boxes=["考核级次", *boxes])
    identity = found.declaration.identity
    assert (identity.general.value, identity.key.value) == (general, key)
    assert found.leftovers == ()


def test_words_beside_the_boxes_are_left_over(take: Take) -> None:
    found = take(boxes=["考核级次", "1.一般项目☑ 2.重点项目□ 3.其他"])
    assert [text for text, _ in whys(found)] == ["3.其他"]


def test_lists_are_paired_by_position(take: Take) -> None:
    found = take(
        units=["项目主管部门", "某办", "项目执行单位", "甲科（一、二组）；乙科、丙科；"],
        people=["项目负责人", "甲一，，丙一", "联系电话", "81110001；81110002"],
    )
    rows = found.declaration.identity.executors
    told = [(row.number, row.unit.value, row.leader.value, row.phone.value) for row in rows]
    assert told == [
        (1, "甲科（一、二组）", "甲一", "81110001"),
        (2, "乙科", None, "81110002"),
        (3, "丙科", "丙一", None),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        REASONS,
        REASONS.replace("：", ":").replace(".", "．").replace("，即", ",即"),
        REASONS.replace("，即项目聚焦于解决哪些现实问题", ""),
        REASONS.replace("1.项目", "项目").replace("政策依据：", "政策依据\n"),
        REASONS.replace("相关，\n很", "相关，\n很").replace("\n3.", "    3."),
    ],
)
def test_questions_however_typed(take: Take, typed: str) -> None:
    found = take(reasons=["项目申请理由", typed])
    narrative = found.declaration.narrative
    answers = (narrative.policy.value, narrative.relevance.value, narrative.significance.value)
    assert answers == ("《某通知》；", "相关，\n很相关", "有意义。")
    assert found.leftovers == ()


def test_questions_in_another_order(take: Take) -> None:
    found = take(
        history=[
            "项目前两年预算及当年预算变动情况",
            "2.当年预算变动情况及理由：增。\n1.前两年预算安排情况：有。",
        ]
    )
    narrative = found.declaration.narrative
    assert (narrative.history.value, narrative.change.value) == ("有。", "增。")


def test_text_before_the_first_question_is_left_over(take: Take) -> None:
    found = take(reasons=["项目申请理由", f"说明：\n{REASONS}"])
    assert found.declaration.narrative.policy.value == "《某通知》；"
    assert [text for text, _ in whys(found)] == ["说明："]


def test_text_without_questions_is_kept_and_told(take: Take) -> None:
    found = take(reasons=["项目申请理由", "就是需要。"])
    narrative = found.declaration.narrative
    assert narrative.policy.value == "就是需要。"
    assert narrative.relevance.is_blank
    ((text, why),) = whys(found)
    assert text == "就是需要。"
    assert "1.项目的政策依据" in why


def test_single_question_may_be_missing(take: Take) -> None:
    found = take(content=["项目主要内容", "1.甲类；2.乙类。"])
    assert found.declaration.narrative.content.value == "1.甲类；2.乙类。"
    assert found.leftovers == ()


def test_missing_block_is_told(take: Take) -> None:
    found = take(boxes=None)
    assert whys(found) == [("考核级次", "没有找到这一栏，请核对原表。")]
