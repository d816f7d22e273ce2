"""Small things in a text: numbers, lists, documents, brackets, telephones, changes of a budget."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget_xl.core.money import show
from budget_xl.prose.documents import MOST, find_documents, unbalanced_brackets
from budget_xl.prose.history import read_change
from budget_xl.prose.lists import split_list
from budget_xl.prose.numbers import parse_decimal
from budget_xl.prose.paragraphs import slices
from budget_xl.prose.phones import normalise_phone
from budget_xl.prose.units import alike

NUMBERS = [
    ("120", "120"),
    ("1,200", "1200"),
    ("１，２００．５", "1200.5"),
    ("-3", "-3"),
    ("十五", "15"),
    ("二十", "20"),
    ("一百二十", "120"),
    ("一百零五", "105"),
    ("壹佰贰拾", "120"),
    ("两千", "2000"),
    ("三万五千", "35000"),
    ("一亿二千万", "120000000"),
    ("一千二百三十四亿五千六百七十八万九千", "123456789000"),
    ("9" * 18, "9" * 18),
    (f"{'9' * 16}.5", f"{'9' * 16}.5"),
]
NO_NUMBERS = [
    "", "9" * 19, "1.5.6", "1,2,3", "12,00", "八一", "三万五", "一百五", "十百", "百", "三万亿", "万", "零万",
    "三人", "一" * 19, f"{'9' * 17}.5",
    "一百二百", "一万二万", "一千二百三十四亿五千六百七十八万九千一",
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_not_exactly_one_number(text: str) -> None:
    assert parse_decimal(text) is None


ANSWERS = [
    ("个社区", "社区", True),
    ("名", "人", True),
    ("平方米", "平方", True),
    ("社区", "社区居委会", True),
    ("社区", "学校", False),
    ("人", "人次", False),
    ("人次", "人", False),
    ("人", "次", False),
]


@pytest.mark.parametrize(("measure", "rate", "is_answer"), ANSWERS)
def test_a_count_that_answers_a_rate(measure: str, rate: str, is_answer: bool) -> None:
    assert alike(measure, rate) is is_answer


LISTS = [
    ("党政办；司法所;城管办", "党政办|司法所|城管办"),
    ("党政办、司法所，城管办,财政所\n武装部", "党政办|司法所|城管办|财政所|武装部"),
    (" 党政办 ； 司法所 ；", "党政办|司法所"),
    ("党政办；；司法所", "党政办||司法所"),
    ("购买服务（街道、社区财务外包）、宣传费", "购买服务（街道、社区财务外包）|宣传费"),
    ("《条例（试行、暂行）》、《通知》", "《条例（试行、暂行）》|《通知》"),
    ("党政办（含、司法所", "党政办（含|司法所"),
    ("党政办）、司法所", "党政办）|司法所"),
    ("（甲、乙）（丙、丁）、戊", "（甲、乙）（丙、丁）|戊"),
    ("（甲、乙》丙、丁）、戊", "（甲、乙》丙、丁）|戊"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "parts"), LISTS)
def test_a_list_in_one_cell(text: str, parts: str) -> None:
    assert "|".join(split_list(text)) == parts


def test_an_empty_cell_lists_nothing() -> None:
    assert split_list(" ") == ()


DOCUMENTS = [
    ("根据洪政办〔2019〕6号", "洪政办 2019 6 〔〕"),
    ("按照武办发【2017】4号和洪发2013-5号执行", "武办发 2017 4 【】, 洪发 2013 5 -"),
    ("武办发〔2017〕4号、洪发〔2018〕5号", "武办发 2017 4 〔〕, 洪发 2018 5 〔〕"),
    ("武办字〔２０１７〕第４号", "武办 2017 4 〔〕"),
    ("市政府36号文", "市政府 - 36 "),
    ("一二三四五六七八九十甲乙丙丁戊〔2018〕122号", "二三四五六七八九十甲乙丙丁戊 2018 122 〔〕"),
    ("根据36号文", ""),
    ("第十一届〔2018〕122号", " 2018 122 〔〕"),
    ("〔2018〕122号", " 2018 122 〔〕"),
    ("中山路36号", ""),
]


@pytest.mark.parametrize(("text", "found"), DOCUMENTS)
def test_documents(text: str, found: str) -> None:
    documents = find_documents(text)
    said = [f"{one.organ} {one.year or '-'} {one.number} {one.style}" for one in documents]
    assert ", ".join(said) == found
    assert all(text[one.start : one.end].startswith(one.organ) for one in documents)
    assert all(text[one.end - 1] == "号" for one in documents)


BRACKETS = [
    ("（试行）《通知》〔2019〕(一)", ""),
    ("（试行)与(试行）", ""),
    ("武办发【2017】4号）", "）11 unopened"),
    ("《关于联网的通知；《意见》", "《0 unclosed"),
    ("1）宣传；2)培训；a）其他", ""),
    ("宣传费，3）印刷费", ""),
    ("宣传费 十一）印刷费", ""),
    ("宣传费3）印刷费", "）4 unopened"),
    ("））", "）0 unopened, ）1 unopened"),
    ("》（", "》0 unopened, （1 unclosed"),
]


@pytest.mark.parametrize(("text", "found"), BRACKETS)
def test_brackets(text: str, found: str) -> None:
    torn = unbalanced_brackets(text)
    assert ", ".join(f"{one.char}{one.position} {one.kind}" for one in torn) == found


@pytest.mark.parametrize("bracket", "（）")
def test_nobody_mends_more_brackets(bracket: str) -> None:
    assert len(unbalanced_brackets(bracket * MOST)) == MOST
    assert len(unbalanced_brackets(bracket * (MOST + 1))) == MOST


PHONES = [
    ("027-85550123", "85550123"),
    ("（027）8555 0123", "85550123"),
    ("８５５５０１２３", "85550123"),
    ("8555012", "8555012"),
    ("13900010001", "13900010001"),
    ("+86 139-0001-0001", "13900010001"),
    ("8613900010001", "13900010001"),
    ("010-85550123", "01085550123"),
    ("0710-8555012", "07108555012"),
    ("12345678", None),
    ("12900010001", None),
    ("855501", None),
    ("855501234", None),
    ("0010-85550123", None),
    ("8555 0123 转 6", None),
    ("无", None),
    (f"85550123{'-' * 22}", "85550123"),
    (f"85550123{'-' * 23}", None),
]


@pytest.mark.parametrize(("text", "number"), PHONES)
def test_a_telephone_number(text: str, number: str | None) -> None:
    assert normalise_phone(text) == number


CHANGES = [
    ("比2019年增加35.55万元，增长2%", "+ 35.55 0.02"),
    ("比上年增长2%，增加35.55万元", "+ 35.55 0.02"),
    ("较上年减少了10万元", "- 10 -"),
    ("比上年下降5%", "- - 0.05"),
    ("与上年持平", "0 0 -"),
    ("较上年有所增加", "+ - -"),
    ("2020年预算比2019年增加10万元", "+ 10 - 2020"),
    ("2020年预算100万元，增加10万元。", "+ 10 - 2020"),
    ("2018年增加5万元。2020年比上年增加10万元", "+ 10 - 2020"),
    ("增加人员费10万元", ""),
    ("增加10万元，减少5万元", ""),
    ("比上年没有增加", ""),
    ("未增加10万元", ""),
    ("较增加10万元，人员费减少5万元", "+ 10 -"),
    ("比上年增加5000元", "+ 0.5 -"),
    ("比上年无增长", ""),
    ("保障工作正常开展", ""),
    ("新增3项，比上年增加10万元", "+ 10 -"),
    (f"比上年增加{'9' * 20}万元", "+ - -"),
    (f"比上年增加{'9' * 20}%", "+ - -"),
]


@pytest.mark.parametrize(("text", "change"), CHANGES)
def test_a_change(text: str, change: str) -> None:
    assert said(text) == change


def said(text: str) -> str:
    """The direction, the amount, the ratio and the year of what ``text`` states."""
    change = read_change(text)
    if change is None:
        return ""
    numbers = ["-" if n is None else show(n) for n in (change.amount, change.ratio)]
    sign = {1: "+", -1: "-", 0: "0"}[change.direction]
    return " ".join([sign, *numbers, *([str(change.year)] if change.year else [])])


SLICES = [
    ("慰问费4万元", "None 慰问费4万元"),
    ("1.慰问费4万元；2.走访1万元。", "1 慰问费4万元 | 2 走访1万元"),
    ("1、 慰问费4万元\n2、走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("（1）慰问费4万元；（2）走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("1）慰问费4万元2）走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("①慰问费4万元②走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("一、慰问费4万元。二、走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("（一）慰问费4万元。（二）走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("１．慰问费4万元；２．走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    (
        "一、慰问费：1.纸4万元；2.笔1万元。二、走访1万元",
        "1 慰问费：1.纸4万元；2.笔1万元 | 2 走访1万元",
    ),
    ("1.慰问费4万元；1.走访1万元", "1 慰问费4万元 | 1 走访1万元"),
    ("1.慰问费4万元；10.走访1万元", "1 慰问费4万元 | 10 走访1万元"),
    ("1.慰问费4万元；11.走访1万元", "1 慰问费4万元；11.走访1万元"),
    ("2.慰问费4万元；1.走访1万元", "2 慰问费4万元；1.走访1万元"),
    ("3.慰问费4万元；4.走访1万元", "3 慰问费4万元 | 4 走访1万元"),
    ("说明：一一、慰问费4万元", "None 说明：一一、慰问费4万元"),
    ("测算依据：3.慰问费4万元", "None 测算依据：3.慰问费4万元"),
    ("测算依据如下：1.慰问费4万元；2.走访1万元", "1 慰问费4万元 | 2 走访1万元"),
    ("5万元：1.慰问费4万元；2.走访1万元", "None 5万元： | 1 慰问费4万元 | 2 走访1万元"),
    ("1.2020年慰问费4万元；2.65岁以上老人1万元", "1 2020年慰问费4万元 | 2 65岁以上老人1万元"),
    ("慰问费1.5万元", "None 慰问费1.5万元"),
    ("1.；2.走访1万元", "1  | 2 走访1万元"),
    ("1. ，慰问费4万元、 ", "1 慰问费4万元"),
    (" ；", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "parts"), SLICES)
def test_numbered_paragraphs(text: str, parts: str) -> None:
    found = slices(text)
    assert " | ".join(f"{one.number} {text[one.start : one.end]}" for one in found) == parts


def test_a_text_has_no_more_paragraphs_than_anybody_reads() -> None:
    found = slices("；".join(f"{number}.宣传费" for number in range(1, 403)))
    assert len(found) == 400
    assert found[-1].end - found[-1].start == len("宣传费；401.宣传费；402.宣传费")
