"""The ways in which clerks write one amount, and what they say around it."""

from __future__ import annotations

from decimal import Decimal

from budget_xl.core.money import show
from tests.rules.words import Work
from tests.rules.writing.phrases import CAPITALS, Pick, Way, money


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


SINGLES: tuple[Way, ...] = (lump, named_parts, of_a_contract, of_sources, in_capitals)
