"""How a form is written: what the rules on form and wording leave alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from budget_xl.core.plain import from_plain
from budget_xl.forms.loader import load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from tests.rules.alone import ask, messages
from tests.rules.asking import codes

LONG = "维护社会稳定，服务辖区居民。"


def policy(text: str) -> dict[str, Any]:
    return {"narrative": {"policy": text}}


@pytest.mark.parametrize(
    "text",
    [
        "《甲办法》（青发〔2018〕12号）",
        "（街道、社区财务外包)",
        "[bookmark: _GoBack] 青发〔2018〕12号",
        "1）防汛；2）抗旱",
        "《关于转发〈甲办法〉的通知》",
    ],
)
def test_brackets_that_are_pairs(text: str) -> None:
    assert messages("FRM001", **policy(text)) == []


def test_a_bracket_at_the_end_has_nothing_behind_it() -> None:
    assert messages("FRM001", **policy("青发〔2018〕12号（")) == ["括号或书名号缺一半，1 处：（"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("青发〔2018〕12号）执行", "青发〔2018〕12号）"),
        ("青发〔2018〕12号，青政办〔2019〕6号）", "青政办〔2019〕6号）"),
        ("一二三四五六七八九十甲乙丙丁）", "三四五六七八九十甲乙丙丁）"),
        ("（一二三四五六七八九十甲", "（一二三四五六七八九十甲"),
        ("（一二三四五六七八九十甲乙", "（一二三四五六七八九十甲…"),
    ],
)
def test_a_bracket_is_shown_with_what_it_should_hold(text: str, where: str) -> None:
    assert messages("FRM001", **policy(text)) == [f"括号或书名号缺一半，1 处：{where}"]


def test_no_more_brackets_are_shown_than_are_read() -> None:
    assert messages("FRM001", **policy("》甲，》乙，》丙，》丁")) == [
        "括号或书名号缺一半，4 处：》、》、》"
    ]


def test_parts_of_numbers_are_told_once_for_all_texts() -> None:
    narrative = {
        "policy": "市政府36号文、区政府37号文、区政府38号文",
        "relevance": "〔2018〕3号",
    }
    [finding] = ask("FRM003", narrative=narrative)
    assert "市政府36号缺年份、区政府37号缺年份、区政府38号缺年份" in finding.message
    assert "〔2018〕3号" not in finding.message
    assert len(finding.also) == 1
    [finding] = ask("FRM003", narrative={"policy": "〔2018〕3号"})
    assert "〔2018〕3号缺机关代字" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "中标通知书（QH-2019-07号）",
        "合同编号2019-015",
        "第3次主任办公会会议纪要",
        "《甲条例》第12条",
        "中山路36号",
    ],
)
def test_what_is_no_document(text: str) -> None:
    assert codes(("FRM002", "FRM003"), **policy(text)) == []


def test_styles_are_told_once_for_all_texts() -> None:
    narrative = {"policy": "青发【2018】12号", "relevance": "根据青办[2019]3号文"}
    [finding] = ask("FRM002", narrative=narrative)
    assert "2 处文号" in finding.message
    assert len(finding.also) == 1


@pytest.mark.parametrize(
    "text",
    [
        "《2019年度工作要点》",
        "《2020年全区重点工作》",
        "《甲条例（2015年修正）》",
        "《十三五规划（2016-2020年）》",
        "《2015年修订的甲办法》",
        "青发〔2010〕5号",
        "青发〔2020〕5号",
        "2015年建成的电梯",
    ],
)
def test_years_that_still_hold(text: str) -> None:
    assert messages("FRM004", **policy(text)) == []


def test_old_and_late_documents_are_two_findings() -> None:
    text = "《2017年全区两会期间维护稳定和信访接待工作的总体实施方案》、青发〔2022〕5号"
    late, old = messages("FRM004", **policy(text))
    assert late == "青发〔2022〕5号晚于申报年度"
    assert old.endswith("…》是 2017年的文件")


def test_few_documents_are_shown_and_long_titles_are_cut() -> None:
    numbers = "、".join(f"青发〔2022〕{number}号" for number in (5, 6, 7, 8))
    assert messages("FRM004", **policy(numbers)) == [
        "青发〔2022〕5号、青发〔2022〕6号、青发〔2022〕7号晚于申报年度"
    ]
    titles = [
        "2017年一二三四五六七八九十甲乙丙丁戊己庚",
        "2018年一二三四五六七八九十甲乙丙丁戊己庚辛",
        "2016年甲",
    ]
    [message] = messages("FRM004", **policy("".join(f"《{title}》" for title in titles)))
    assert message == f"《{titles[0]}》、《{titles[1][:21]}…》是 2016年、2017年、2018年的文件"


def test_a_text_that_is_too_long_is_told_where_it_is() -> None:
    narrative = {"policy": LONG * 220, "relevance": LONG * 10}
    [message] = messages("FRM005", narrative=narrative)
    assert message == "“1.项目的政策依据”共 3080 字，超过 3000 字"
    quiet = {"parameters": {"narrative_limit": "none"}}
    assert (
        messages("FRM005", narrative={"policy": LONG * 110, "relevance": LONG * 110}, **quiet) == []
    )


def test_a_text_may_be_as_long_as_the_form_says() -> None:
    most = (LONG * 220)[:3000]
    others = {"relevance": "", "significance": ""}
    assert messages("FRM005", narrative={**others, "policy": most}) == []
    assert len(messages("FRM005", narrative={**others, "policy": f"{most}。"})) == 1
    assert len(messages("FRM005", narrative={**others, "policy": most, "relevance": "。"})) == 1


def test_error_values_in_words() -> None:
    assert messages("FRM006", narrative={"goal": "#ref!处"}) == ["文字中有错误值 #REF!"]
    assert messages("FRM006", narrative={"goal": "C#、#1楼"}) == []


@pytest.mark.parametrize(
    ("goal", "sample"),
    [
        ("服务**人", "**"),
        ("服务××社区", "××"),
        ("服务____户", "____"),
        ("请填写总目标", "请填写"),
        ("概括项目资金在本年度要达到的产出和效果", "概括项目资金在本年度要达到的产出和效果"),
        ("型号XXL的工装", ""),
        ("26**3000", ""),
        ("5×8米", ""),
    ],
)
def test_what_is_left_of_the_template(goal: str, sample: str) -> None:
    found = messages("FRM007", narrative={"goal": goal})
    assert found == ([f"还留有模板的文字“{sample}”"] if sample else [])


def test_the_hint_of_a_field_is_no_content() -> None:
    for field in load_form().fields.values():
        hint = field.help.rstrip("。")
        section, _, name = field.key.partition(".")
        if field.kind in {"text", "long"} and hint and "." not in name:
            assert len(messages("FRM007", **{section: {name: hint}})) == 1


def test_masked_people_and_indicators_are_left_to_others() -> None:
    data = {
        "identity": {
            "executors": [{"number": 1, "unit": "司法所", "leader": "张**", "phone": "138****0001"}]
        },
        "indicators": {"rows": [{"code": "quantity", "number": 1, "name": "次数", "value": "≥**"}]},
        "narrative": {"goal": "请在此处写目标。"},
    }
    assert messages("FRM007", **data) == []


def test_words_are_told_once_with_every_place() -> None:
    narrative = {"policy": "中发办〔2015〕5号", "goal": "减低风险"}
    [finding] = ask("FRM009", narrative=narrative)
    assert finding.message == "用词疑似有误：“中发办”（中办发？）、“减低”（降低？）"
    assert len(finding.also) == 1
    assert messages("FRM009", narrative=narrative, parameters={"doubtful_words": ()}) == []


@pytest.mark.parametrize(
    "remark", ["2020年目标", "2021年度目标", "2019年完成3期", "年度工作目标", ""]
)
def test_remarks_that_fit_the_year(remark: str) -> None:
    row = {"code": "quantity", "number": 1, "name": "期数", "value": "4", "remark": remark}
    assert messages("FRM010", indicators={"rows": [row]}) == []


def test_rules_apply_by_what_a_form_has() -> None:
    """A form of one block without parameters: nothing crashes, nothing is made up."""
    whole = load_form()
    bare = replace(whole, blocks=whole.blocks[:1], parameters={})
    blank = from_plain({"form": bare.id, "version": 1, "year": 2020})
    findings = check(blank, bare, load_catalogue())
    assert {finding.code for finding in findings} <= {"CEL001"}
    for rule in load_catalogue().rules:
        for place, formula in rule.native.of(bare).items() if rule.native else ():
            assert "{" in formula or place in bare.fields, (rule.code, formula)


def test_a_form_without_texts_says_nothing_of_form() -> None:
    blank = {"policy": "", "relevance": "", "significance": "", "content": "", "goal": ""}
    assert codes("FRM", narrative=blank) == []
