"""The ways in which clerks write one product: so many, at such a price, so often."""

from __future__ import annotations

from budget_xl.core.money import show
from tests.rules.words import Work
from tests.rules.writing.phrases import Pick, Way, equals, money, plain, price, product


def star(work: Work, pick: Pick) -> str:
    """甲经费为26个社区*3000元/社区=7.8万"""
    part = work.parts[0]
    return f"{work.name}{pick('为', '：', '')}{product(part, pick)}{equals(pick)}{money(part.amount, pick)}"


def result_first(work: Work, pick: Pick) -> str:
    """甲经费33万元（6人*5.5万元包干）"""
    part = work.parts[0]
    source = pick("", "为外包协议及2018年招投标金额", "：", "为", "预算")
    tail = pick("", "", "包干", "，包干使用")
    return f"{work.name}{source}{plain(part.amount, pick)}（{product(part, pick)}{tail}）"


def each_in_words(work: Work, pick: Pick) -> str:
    """甲经费：慰问80人，每人500元，共计4万元"""
    part = work.parts[0]
    noun, often = part.thing.noun, ""
    if part.thing.period:
        month = part.thing.period.removeprefix("个")
        often = f"每{month}"
    each = f"每{noun}{often}{price(part, pick)}"
    count = f"{part.quantity}{part.thing.measure}"
    length = f"，{pick('共', '')}{part.times}{part.thing.period}" if often else ""
    return f"{work.name}{pick('：', '为')}{part.label}{count}，{each}{length}，{pick('共计', '计', '合计', '共需')}{money(part.amount, pick)}"


def at_a_rate(work: Work, pick: Pick) -> str:
    """甲经费按每人500元、80人测算，共需4万元"""
    part = work.parts[0]
    month = part.thing.period.removeprefix("个")
    each = f"每{part.thing.noun}" + (f"每{month}" if month else "") + price(part, pick)
    often = f"、{part.times}{part.thing.period}" if month else ""
    count = f"{part.quantity}{part.thing.measure}"
    return f"{work.name}{pick('按', '：按', '按照')}{each}、{count}{often}{pick('测算', '计算', '的标准测算')}，{pick('共需', '共计', '需', '合计')}{money(part.amount, pick)}"


def amount_then_rate(work: Work, pick: Pick) -> str:
    """甲经费4万元，按80人、500元/人的标准测算"""
    part = work.parts[0]
    month = part.thing.period.removeprefix("个")
    each = f"{price(part, pick)}/{part.thing.noun}" + (f"/{month}" if month else "")
    often = f"、{part.times}{part.thing.period}" if month else ""
    count = f"{part.quantity}{part.thing.measure}"
    return f"{work.name}{plain(part.amount, pick)}，按{count}、{each}{often}{pick('的标准测算', '测算', '计算')}"


def counts_first(work: Work, pick: Pick) -> str:
    """审计费，13个村、15个集团公司，28个*1万元/个，共计28万元"""
    part = work.parts[0]
    half = part.quantity // 2
    if part.thing.measure not in ("个", "人", "户", "家") or part.thing.period or not half:
        return star(work, pick)
    rest = part.quantity - half
    count = (
        f"{half}{part.thing.measure}村、{rest}{part.thing.measure}公司"
        if part.thing.measure == "个"
        else f"本地{half}{part.thing.measure}、外地{rest}{part.thing.measure}"
    )
    return f"{work.name}为{part.label}，{count}，{product(part, pick)}，{pick('共计', '合计')}{money(part.amount, pick)}"


def unit_price(work: Work, pick: Pick) -> str:
    """甲经费：笔记本电脑5台，单价0.7万元，合计3.5万元"""
    part = work.parts[0]
    if part.thing.period:
        return star(work, pick)
    return f"{work.name}：{part.label}{part.quantity}{part.thing.measure}，单价{pick('', '为')}{price(part, pick)}，{pick('合计', '共计', '计')}{money(part.amount, pick)}"


def formula_in_front(work: Work, pick: Pick) -> str:
    """甲经费（80人*500元/人）4万元"""
    part = work.parts[0]
    return f"{work.name}{pick('', '：' + part.label)}（{product(part, pick)}）{plain(part.amount, pick)}"


def reversed_equation(work: Work, pick: Pick) -> str:
    """甲经费4万元=80人*500元/人"""
    part = work.parts[0]
    return (
        f"{work.name}{pick('', '为')}{plain(part.amount, pick)}{equals(pick)}{product(part, pick)}"
    )


def by_fields(work: Work, pick: Pick) -> str:
    """甲经费：数量26个，单价3000元，金额7.8万元"""
    part = work.parts[0]
    if part.thing.period:
        return star(work, pick)
    glue = pick("，", "；", "、", "  ")
    count = f"数量{part.quantity}{part.thing.measure}"
    return f"{work.name}：{count}{glue}单价{price(part, pick)}{glue}金额{money(part.amount, pick)}"


def with_rates(work: Work, pick: Pick) -> str:
    """甲经费4万元，人均500元，共80人"""
    part = work.parts[0]
    if part.thing.measure not in ("人", "名") or part.thing.period:
        return star(work, pick)
    count, each, amount = part.quantity, part.price, show(part.amount)
    return pick(
        f"{work.name}{amount}万元，人均{each}元，共{count}人",
        f"{work.name}：{count}{part.thing.measure}，人均{each}元，{pick('计', '共计')}{amount}万元",
        f"{work.name}：{each}元/人，{count}人，共{amount}万元",
        f"{work.name}标准为{each}元/人·年，按{count}人测算，全年{amount}万元",
        f"{work.name}{amount}万元（{count}人，{each}元/人）",
    )


PRODUCTS: tuple[Way, ...] = (
    star, result_first, each_in_words, at_a_rate, amount_then_rate, counts_first, unit_price, formula_in_front, reversed_equation,
    by_fields, with_rates,
)  # fmt: skip
