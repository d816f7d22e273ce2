"""What every way of writing a calculation is made of: amounts, prices, products, sums, lists.

``pick`` draws one of its arguments, so that signs, units and spaces vary from form to form.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from budget_xl.core.money import show
from tests.rules.words import Part, Work

Pick = Callable[..., Any]
Way = Callable[[Work, Pick], str]

WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
DIGITS = "零一二三四五六七八九"
CAPITALS = "零壹贰叁肆伍陆柒捌玖"
ASIDES = (
    "", "", "", "", "（2019年实际支出{less}万元）", "（标准见青财〔2018〕12号）", "（含3个老旧小区）", "，比上年增加{some}万元",
    "（上年为{less}万元）", "（咨询电话027-85550001）", "，较2019年减少{some}万元", "（2018年招标确定单价）", "（涉及13个村、15家企业）",
    "，按季度支付", "（每年4次，每次不少于2小时）", "，由第三方承担", "（不超过上年批复数）", "（65岁以上老人优先）", "，其中财政拨款{less}万元",
    "（合同编号QH2019-015）", "（详见附件2）", "，资金占比约5%", "（期限2019年7月至2020年6月）", "（青政办[2018]5号）", "，24小时值班", "（A4纸、5G网络等）", "，每季度支付25%", "（年初预算数）", "（不含税）",
    "，其中2020年新增{some}万元", "（人均每天不超过50元）", "，上年结转{some}万元不在此列", "（1-12月）", "（详见“测算依据”表）",
)  # fmt: skip
"""Remarks behind a sum that change nothing."""


def money(amount: Decimal, pick: Pick) -> str:
    """Return ``amount`` in 万元 as somebody writes it."""
    style = pick("万元", "万元", "万元", "万", "元", "元,", "wide", "space", "places", "人民币")
    yuan = int(amount * 10_000)
    match style:
        case "万" | "万元":
            return show(amount) + style
        case "元":
            return f"{yuan}元" if yuan < 1_000_000 else f"{show(amount)}万元"
        case "元,":
            return f"{yuan:,}元"
        case "wide":
            return show(amount).translate(WIDE) + "万元"
        case "space":
            return f" {show(amount)} 万元"
        case "人民币":
            return f"人民币{show(amount)}万元"
    return f"{amount:.2f}万元"


def plain(amount: Decimal, pick: Pick) -> str:
    """Return ``amount`` in 万元, 万 for short."""
    return show(amount) + pick("万元", "万元", "万")


def price(part: Part, pick: Pick) -> str:
    """Return the price without what it is for."""
    in_wan = show(Decimal(part.price) / 10_000)
    if part.price >= 1000:
        styles = (
            f"{part.price}元",
            f"{part.price:,}元",
            f"{in_wan}万元",
            f"{in_wan}万",
            f" {part.price} 元",
        )
        return pick(*styles)
    return pick(f"{part.price}元", f"{part.price}元", f"{part.price}.00元")


def product(part: Part, pick: Pick) -> str:
    """Return ``26个社区*3000元/社区`` or ``10人×4800元/人/月×12个月``."""
    sign = pick("*", "×", "x", "＊", " * ", " × ", "X", "✕", "乘以")
    noun, period = part.thing.noun, part.thing.period
    month = period.removeprefix("个")
    count, each = f"{part.quantity}{part.thing.measure}", price(part, pick)
    often = f"{sign}{part.times}{period}" if period else ""
    per = pick(f"/{noun}", f"/{noun}", "", "/个" if part.thing.measure.startswith("个") else "")
    if period and per:
        per += pick(f"/{month}", f"·{month}", f".{month}", "")
    if period and pick(True, False, False):
        return f"{count}{often}{sign}{each}{per}"
    if not period and pick(True, False, False, False):
        return f"{each}{per}{sign}{count}"
    return f"{count}{sign}{each}{per}{often}"


def equals(pick: Pick) -> str:
    return pick("=", "＝", " = ", "＝ ", "等于", "=")


def lead(work: Work, pick: Pick) -> str:
    return work.name + pick("：", "为", "包括", ":", "主要包括", "：包括", "主要用于")


def total(work: Work, pick: Pick) -> str:
    """Return ``，共计5万元``, now and then with a remark."""
    word = pick(
        "共计",
        "合计",
        "总计",
        "共 计",
        "合计：",
        "共计为",
        "共需",
        "合计金额",
        "总计约人民币"[:2],
        "一共",
        "计",
    )
    aside = pick(*ASIDES)
    less, some = show(work.amount * 9 / 10), show(work.amount / 10)
    return (
        pick("，", "", "、", "。", "；", "，")
        + word
        + money(work.amount, pick)
        + aside.format(less=less, some=some)
    )


def told(part: Part, pick: Pick) -> str:
    """Return what a part costs, with its product or without."""
    if part.thing is None:
        return money(part.amount, pick)
    result = plain(part.amount, pick)
    written = product(part, pick)
    return pick(
        f"{written}{equals(pick)}{result}",
        f"{result}（{written}）",
        f"{result}({written})",
        f"{result}（{written}{equals(pick)}{result}）",
        written,
    )


def glued(texts: list[str], pick: Pick) -> str:
    """Return a list as typed: 、 or ， between, 和 before the last now and then."""
    glue = pick("、", "，", "、", ",", " 、", "；")
    if len(texts) > 1 and glue != "；" and pick(True, False):
        return glue.join(texts[:-1]) + pick("和", "及", "以及") + texts[-1]
    return glue.join(texts)
