"""Slips in 资金来源 and in what is said of earlier years."""

from __future__ import annotations

from budget_xl.core.declaration import Declaration
from tests.bench.model import clean_form
from tests.bench.slips.slip import Plain, line, rewrite, slip
from tests.declare import declare


@slip("FUN002", "其中大于财政拨款收入")
def child_above_parent(data: Plain) -> None:
    line(data, "general_new")["amount"] = "307.95"


@slip("FUN002", "两个其中加起来大于上年结转")
def children_above_parent(data: Plain) -> None:
    line(data, "carryover_fund")["amount"] = "5"


@slip("FUN002", "其中填了，所属来源漏填", "FUN003")
def parent_blank(data: Plain) -> None:
    line(data, "carryover")["amount"] = ""


@slip("FUN003", "漏填一项来源")
def source_missing(data: Plain) -> None:
    line(data, "superior")["amount"] = ""


@slip("FUN003", "来源两位数字颠倒")
def source_swapped(data: Plain) -> None:
    line(data, "general")["amount"] = "278.95"
    line(data, "general_new")["amount"] = "278.95"


@slip("FUN003", "同一笔钱填了两项来源")
def source_twice(data: Plain) -> None:
    line(data, "other")["amount"] = "10"


@slip("FUN009", "资金来源以元填写")
def sources_in_yuan(data: Plain) -> None:
    for one in data["funding"]["lines"]:
        if one["amount"]:
            one["amount"] = str(int(float(one["amount"]) * 10_000))


@slip("FUN007", "申请当年预算拨款与拨款收入不等")
def application_lower(data: Plain) -> None:
    line(data, "general_new")["amount"] = "250"


@slip("FUN008", "街道填了用事业基金弥补")
def reserve(data: Plain) -> None:
    line(data, "reserve")["amount"], line(data, "superior")["amount"] = "10", ""


@slip("HIS001", "前两年只写了一年")
def one_year(data: Plain) -> None:
    rewrite(data, "history", "2018年总预算为270万元；", "")


@slip("HIS002", "变动金额两位数字颠倒")
def change_swapped(data: Plain) -> None:
    rewrite(data, "change", "增加17.6万元", "增加16.7万元")


@slip("HIS002", "变动金额写成元")
def change_in_yuan(data: Plain) -> None:
    rewrite(data, "change", "增加17.6万元", "增加17.6元")


@slip("HIS002", "上年预算两位数字颠倒")
def last_swapped(data: Plain) -> None:
    rewrite(data, "history", "290.35", "209.35")


@slip("HIS003", "增加写成减少")
def wrong_direction(data: Plain) -> None:
    rewrite(data, "change", "比上年增加17.6万元，增长6.06%", "比上年减少17.6万元")


@slip("HIS003", "有增长却写持平")
def called_same(data: Plain) -> None:
    rewrite(data, "change", "比上年增加17.6万元，增长6.06%", "与上年持平")


@slip("HIS004", "增幅算错")
def wrong_ratio(data: Plain) -> None:
    rewrite(data, "change", "6.06%", "5.72%")


@slip("HIS005", "只写新增，不写压减")
def cuts_not_told(data: Plain) -> None:
    rewrite(
        data, "change",
        "原因是新增就业培训经费23.2万元，上年的社区门牌更换已完工、相应减少5.6万元",
        "系就业培训经费等新增项目",
    )  # fmt: skip


@slip("HIS005", "写明新增金额，不写压减")
def cuts_not_told_with_amounts(data: Plain) -> None:
    rewrite(data, "change", "，上年的社区门牌更换已完工、相应减少5.6万元", "")


@slip("HIS007", "说明里留着旧的当年预算")
def old_annual_in_words(data: Plain) -> None:
    rewrite(data, "change", "2020年总预算为307.95万元", "2020年总预算为302.95万元")


@slip("HIS001", "前两年往前错了一年")
def shifted_years(data: Plain) -> None:
    data["narrative"]["history"] = "2017年总预算为255万元；2018年总预算为270万元。"


@slip("HIS008", "前两年没有换成新的两年")
def old_years(data: Plain) -> None:
    data["narrative"]["history"] = "2016年总预算为255万元；2017年总预算为270万元。"


def year_before() -> Declaration:
    """Return last year's declaration, with another budget and other words."""
    data = clean_form()
    data["budget"] = {"total": "285", "annual": "285"}
    data["narrative"] = {"history": "2017年总预算为255万元；2018年总预算为270万元。"}
    data["indicators"] = {}
    return declare(**data)


def copied_year() -> Declaration:
    """Return last year's declaration with the same words."""
    data = clean_form()
    data["budget"] = {"total": "290.35", "annual": "290.35"}
    data["indicators"] = {}
    return declare(**data)


@slip("HIS006", "上年预算与上年申报表不符", last_year=year_before)
def not_as_approved(data: Plain) -> None:
    del data["budget"]["total"]
    data["budget"]["total"] = data["budget"]["annual"]


@slip("HIS009", "整段照抄上年的说明", "HIS009", last_year=copied_year)
def copied(data: Plain) -> None:
    data["narrative"]["goal"] = data["narrative"]["goal"].replace("26个社区", "二十六个社区")
