"""Texts that nobody means, as long as a cell can hold, and what reads them."""

from __future__ import annotations

from collections.abc import Callable

from budget_xl.prose import indicator_names, names
from budget_xl.prose.calculation import read_paragraphs
from budget_xl.prose.documents import find_documents, unbalanced_brackets
from budget_xl.prose.history import read_change, read_year_amounts
from budget_xl.prose.lists import split_list
from budget_xl.prose.numbers import parse_decimal
from budget_xl.prose.phones import normalise_phone
from budget_xl.prose.telling import telling
from budget_xl.prose.values import parse_value, split_value

LONGEST = 32_767
"""Characters that a cell can hold."""

REMEMBERING = (
    read_paragraphs,
    parse_value,
    telling,
    indicator_names.core_name,
    names._read,
    names._split,
)
"""What keeps its answers; a reader that is measured must read anew."""


def anew(read: Callable[[str], object]) -> Callable[[str], object]:
    """Return ``read`` without the memory of what it has read."""

    def reader(text: str) -> object:
        for remembering in REMEMBERING:
            remembering.cache_clear()
        return read(text)

    return reader


def about_name(text: str) -> tuple[bool, ...]:
    """Ask all that is asked of the name of an indicator."""
    asked = (
        indicator_names.is_rate,
        indicator_names.is_share,
        indicator_names.is_better_high,
        indicator_names.is_predicate,
        indicator_names.is_sentence,
        indicator_names.holds_value,
        indicator_names.names_unit,
        indicator_names.is_residue,
    )
    return tuple(question(text) for question in asked)


READERS: dict[str, Callable[[str], object]] = {
    "paragraphs": anew(read_paragraphs),
    "value": anew(parse_value),
    "split value": anew(split_value),
    "list": split_list,
    "documents": find_documents,
    "brackets": unbalanced_brackets,
    "years": read_year_amounts,
    "change": read_change,
    "phone": normalise_phone,
    "name": anew(names.normalise_name),
    "similarity": anew(lambda text: names.similarity(text, f"{text}费")),
    "number": parse_decimal,
    "telling": anew(telling),
    "indicator name": anew(about_name),
}

UNITS = (
    "1", "１", "１，", "1,", ".", "…", "1.", "1.a;", "1、a；", "①", "①a；", "(1)", "（1）a；", "（", "）",
    "（）", "([【", "((1", "（1万元", "（其中1万元）", "《", "》", "》《", "1*", "1*1人*", "1×1万元", "x", "X1", "x1x",
    "*", "=", "1=", "1万=1", "+", "1+", "1万+", "-", "1-", "1至", "1-2次", "/", "/人", "1元/人", "每", "每3",
    "每人", "每人每月", "每人1元", "单价1元", "3人", "3人，", "3人、1元/人、", "5个人", "10台电脑", "1万1千", "3万5千元", "元",
    "1元", "1万元", "1万元\n", "费1万元、", "费a", "1 ", " ", "\t", "\n", "\u3000", "；", "：", "、", "，", "一", "十",
    "十万", "十万元", "百分之十", "万", "亿", "武", "a", "号", "℃", "其中", "其中1万元", "包括", "合计", "共计", "共计1万",
    "共计1万元，", "计", "计1", "计需", "需", "共", "共 ", "小计1万元，", "a1万元小计1万元，", "为", "为1", "分别为",
    "具体为", "约", "约1万元", "约1万，", "2人*3元=6元、", "6元（2人*3元）", "6元，按2人、3元/人测算，", "1万元，其中1万元、",
    "1万元（其中2万元）共计3万元，", "按", "测算，", "即", "含1万元，", "上年1万元", "2019", "2019年", "2019年1", "2019年a",
    "2019年1万", "2019-1", "〔2019〕", "〔2019〕1号", "[2019]第", "1号文", "根据", "和", "第十届", "增加", "比上年增加",
    "增加1", "增加1万元", "增加1%，", "持平", "比", "了", "同比", "了为约共是", "%", "1%", "%%", "‰", "≥", "≥1", "不超过",
    "以上", "预算", "-(", "027-", "86", "项目", "经费", "（a）", "≈", "整，", "2万元以内",
)  # fmt: skip
HEADS = ("", "增加1", "2019年", "90", "计", "≥1", "费共计15万元，其中：", "1.", "1万元", "（")


def hostile(unit: str, head: str = "", length: int = LONGEST) -> str:
    """``head`` and ``unit`` again and again."""
    return (head + unit * (length // len(unit) + 1))[:length]
