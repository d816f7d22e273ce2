"""The ways in which clerks write one calculation; every one says what the work comes to.

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
    "（合同编号QH2019-015）", "（详见附件2）", "，资金占比约5%", "（期限2019年7月至2020年6月）", "（青政办[2018]5号）", "，24小时值班",
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


# --- one product ---------------------------------------------------------------------------


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


# --- several parts -------------------------------------------------------------------------


def listed(work: Work, pick: Pick) -> str:
    """甲经费包括乙3万元、丙2万元共计5万元"""
    return (
        lead(work, pick)
        + glued([p.label + told(p, pick) for p in work.parts], pick)
        + total(work, pick)
    )


def total_first(work: Work, pick: Pick) -> str:
    """甲经费合计5万元，其中：乙3万元、丙2万元"""
    head = pick("合计", "共计", "共", "", "总计", "：合计", "共需", "预算")
    among = pick("其中：", "其中", "其中，", "包括", "具体为：", "分别为")
    parts = glued([p.label + told(p, pick) for p in work.parts], pick)
    return f"{work.name}{head}{plain(work.amount, pick)}，{among}{parts}"


def in_brackets(work: Work, pick: Pick) -> str:
    """甲经费共计5万元（乙3万元、丙2万元）"""
    parts = glued([p.label + money(p.amount, pick) for p in work.parts], pick)
    return f"{work.name}{pick('共计', '', '合计', '：')}{plain(work.amount, pick)}（{pick('', '其中：', '包括')}{parts}）"


def added(work: Work, pick: Pick) -> str:
    """甲经费：乙3万元+丙2万元=5万元"""
    plus = pick("+", "＋", " + ")
    parts = plus.join(p.label + plain(p.amount, pick) for p in work.parts)
    return f"{work.name}{pick('：', '为', '')}{parts}{equals(pick)}{money(work.amount, pick)}"


def bare_numbers(work: Work, pick: Pick) -> str:
    """甲经费：3+2=5万元"""
    return f"{work.name}：{'+'.join(show(p.amount) for p in work.parts)}{equals(pick)}{show(work.amount)}{pick('万元', '万')}"


def in_yuan(work: Work, pick: Pick) -> str:
    """甲经费：乙30000元，丙20,000元，共计50,000元"""
    form = pick("{}元", "{:,}元")
    parts = pick("，", "、", ",").join(
        p.label + form.format(int(p.amount * 10_000)) for p in work.parts
    )
    return f"{work.name}：{parts}，{pick('共计', '合计')}{form.format(int(work.amount * 10_000))}"


def numbered(work: Work, pick: Pick) -> str:
    """甲经费：（1）乙3万元；（2）丙2万元；合计5万元"""
    marks = pick("（{}）", "({})", "{}）", "circle")
    signs = [
        chr(ord("①") + n) if marks == "circle" else marks.format(n + 1)
        for n in range(len(work.parts))
    ]
    glue = pick("；", "，", "；", "") if marks == "circle" else pick("；", "，", "；\n")
    parts = glue.join(
        sign + p.label + told(p, pick) for sign, p in zip(signs, work.parts, strict=True)
    )
    return f"{work.name}：{parts}{total(work, pick)}"


def one_by_one(work: Work, pick: Pick) -> str:
    """甲经费乙3万元，丙2万元 (no total)"""
    return f"{work.name}{pick('：', '包括', '分别为')}{glued([p.label + told(p, pick) for p in work.parts], pick)}"


def with_subtotal(work: Work, pick: Pick) -> str:
    """甲经费：乙3万元、丙2万元，小计5万元；丁1万元；合计6万元"""
    if len(work.parts) < 4:
        return listed(work, pick)
    texts = [p.label + money(p.amount, pick) for p in work.parts]
    first = show(sum((p.amount for p in work.parts[:2]), Decimal(0)))
    rest = show(sum((p.amount for p in work.parts[2:]), Decimal(0)))
    return f"{work.name}：{'、'.join(texts[:2])}，小计{first}万元；{'、'.join(texts[2:])}，小计{rest}万元；合计{show(work.amount)}万元"


def nested(work: Work, pick: Pick) -> str:
    """甲经费包括：乙3万元（其中丁2万元、戊1万元）、丙2万元，共计5万元"""
    first, *others = work.parts
    half = (first.amount / 2).quantize(Decimal("0.01"))
    inner = f"{pick('其中', '其中：', '含', '')}讲课费{show(half)}万元、资料费{show(first.amount - half)}万元"
    parts = [
        f"{first.label}{show(first.amount)}万元（{inner}）",
        *(p.label + told(p, pick) for p in others),
    ]
    return lead(work, pick) + glued(parts, pick) + total(work, pick)


def lines(work: Work, pick: Pick) -> str:
    """One part a line, the sum below."""
    mark = pick("", "—", "· ", "  ")
    rows = "\n".join(f"{mark}{p.label}{pick('：', '')}{told(p, pick)}" for p in work.parts)
    return f"{work.name}：\n{rows}\n{pick('合计', '小计', '共计')}{pick('：', '')}{money(work.amount, pick)}"


def chinese(work: Work, pick: Pick) -> str:
    """甲经费：乙三万元、丙两万元，共计五万元"""
    if any(p.amount != int(p.amount) or p.amount > 9 for p in work.parts):
        return listed(work, pick)
    parts = "、".join(f"{p.label}{DIGITS[int(p.amount)]}万元" for p in work.parts)
    return f"{work.name}：{parts}，共计{show(work.amount)}万元"


# --- one amount ----------------------------------------------------------------------------


def lump(work: Work, pick: Pick) -> str:
    """甲经费为2018年招投标合同金额33万元"""
    source = pick(
        "", "为", "：", "为2018年招投标合同金额", "：根据青政办〔2019〕6号文件核定", "为2019年12月签订的服务合同价", "：参照上年标准，需",
        "：服务期限2020年1月至12月，合同价", "预算", "：依据2019年中标通知书（QH-2019-07号）", "共计", "：经第3次主任办公会研究，安排",
        "：保障13个社区、28家企业，共计", "：购买第三方服务，全年预算", "：按照“一事一议”原则，申请", "：24小时值守，全年需",
    )  # fmt: skip
    return f"{work.name}{source}{money(work.amount, pick)}"


def named_parts(work: Work, pick: Pick) -> str:
    """甲经费包括乙、丙和丁，共计5万元 would be a list without amounts; this one names none."""
    return f"{work.name}用于日常工作开支，{pick('共计', '合计', '共需')}{money(work.amount, pick)}"


# --- several years, shares, sources ---------------------------------------------------------


def of_a_contract(work: Work, pick: Pick) -> str:
    """甲经费：合同总价99万元，分三年支付，本年支付33万元"""
    whole, amount = show(work.amount * 3), show(work.amount)
    return pick(
        f"{work.name}：合同总价{whole}万元，分三年支付，本年支付{amount}万元",
        f"{work.name}：三年期合同{whole}万元，2020年应付{amount}万元",
        f"{work.name}：2019年已支付{whole}万元，2020年支付尾款{amount}万元",
        f"{work.name}：项目总投资{whole}万元，2020年安排{amount}万元",
        f"{work.name}：2019年支出{whole}万元，根据实际情况压减，2020年安排{amount}万元",
        f"{work.name}{amount}万元（合同总额{whole}万元的三分之一）",
        f"{work.name}{amount}万元/年，合同期三年共{whole}万元",
        f"{work.name}：{amount}万元（上年决算{whole}万元）",
        f"{work.name}：年均需求{whole}万元，本年财力有限，先行安排{amount}万元",
    )


def of_sources(work: Work, pick: Pick) -> str:
    """甲经费33万元，其中上年结转3.3万元、本年安排29.7万元"""
    part = (work.amount / 4).quantize(Decimal("0.01"))
    rest, amount = show(work.amount - part), show(work.amount)
    return pick(
        f"{work.name}{amount}万元，其中：上年结转{show(part)}万元、本年安排{rest}万元",
        f"{work.name}{amount}万元（市级补助{show(part)}万元，区级配套{rest}万元）",
        f"{work.name}共需{amount}万元，其中财政拨款{rest}万元",
        f"{work.name}：上半年{show(part)}万元，下半年{rest}万元，全年{amount}万元",
        f"{work.name}：{show(part)}万元+{rest}万元={amount}万元",
    )


def in_capitals(work: Work, pick: Pick) -> str:
    """甲经费30万元（大写：叁拾万元整）"""
    tens = work.amount / 10
    if tens != int(tens) or not 0 < tens < 10:
        return lump(work, pick)
    return f"{work.name}{show(work.amount)}万元（大写：{CAPITALS[int(tens)]}拾万元整）"


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


def sum_of_products(work: Work, pick: Pick) -> str:
    """甲经费：（2人*3元）+（4台*5元）=26元"""
    if any(p.thing is None for p in work.parts):
        return listed(work, pick)
    terms = [pick("（{}）", "{}").format(product(p, pick)) for p in work.parts]
    return f"{work.name}：{pick('+', '＋').join(terms)}{equals(pick)}{money(work.amount, pick)}"


def in_a_table(work: Work, pick: Pick) -> str:
    """Columns pasted from a table, one part a line."""
    rows = []
    for p in work.parts:
        calculation = "" if p.thing is None else f"{product(p, pick)}\t"
        rows.append(f"{p.label}\t{calculation}{show(p.amount)}万元\n")
    return f"{work.name}：\n{''.join(rows)}合计\t{show(work.amount)}万元"


PRODUCTS: tuple[Way, ...] = (
    star, result_first, each_in_words, at_a_rate, amount_then_rate, counts_first, unit_price, formula_in_front, reversed_equation,
    by_fields, with_rates,
)  # fmt: skip
LISTS: tuple[Way, ...] = (
    listed, total_first, in_brackets, added, bare_numbers, in_yuan, numbered, one_by_one, with_subtotal, nested, lines, chinese,
    sum_of_products, in_a_table,
)  # fmt: skip
SINGLES: tuple[Way, ...] = (lump, named_parts, of_a_contract, of_sources, in_capitals)


def ways_of(work: Work) -> tuple[Way, ...]:
    """Return the ways that can tell what ``work`` is made of."""
    if len(work.parts) > 1:
        return LISTS
    return SINGLES if work.parts[0].thing is None else PRODUCTS


def called(name: str, pick: Pick) -> str:
    """Return ``name`` as it is written in another place of the same form."""
    short = name.split("（", maxsplit=1)[0]
    other = (
        short.removesuffix("工作经费") if short.endswith("工作经费") else short.removesuffix("经费")
    )
    return pick(
        name,
        name,
        name,
        name,
        short,
        other + "经费",
        name.replace("和", "及").replace("（", "(").replace("）", ")"),
    )
