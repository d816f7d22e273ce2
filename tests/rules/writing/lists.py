"""The ways in which clerks write a list of parts and what it adds up to."""

from __future__ import annotations

from decimal import Decimal

from budget_xl.core.money import show
from tests.rules.words import Work
from tests.rules.writing.phrases import (
    DIGITS,
    Pick,
    Way,
    equals,
    glued,
    lead,
    money,
    plain,
    product,
    told,
    total,
)


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


LISTS: tuple[Way, ...] = (
    listed, total_first, in_brackets, added, bare_numbers, in_yuan, numbered, one_by_one, with_subtotal, nested, lines, chinese,
    sum_of_products, in_a_table,
)  # fmt: skip
