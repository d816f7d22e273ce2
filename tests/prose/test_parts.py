"""What a paragraph is called, what its parts are called, and the text that each rests on."""

from __future__ import annotations

import pytest

from budget_xl.core.money import show
from budget_xl.prose.calculation import Span
from tests.prose.reading import only

NAMES = [
    ("9.社区民兵经费为26个社区*3000元/社区=7.8万", "社区民兵经费"),
    ("13.审计费为“三资”审计，28个*1万元/个，共计28万元", "审计费"),
    ("为民服务经费为5万元", "为民服务经费"),
    ("慰问费按每人500元、80人测算，共需4万元", "慰问费"),
    ("慰问费每人500元，80人，共需4万元", "慰问费"),
    ("餐按每人500元、80人测算，共需4万元", "餐"),
    ("慰问80人，每人500元，共计4万元", "慰问"),
    ("2个中心运行费5万元", "2个中心运行费"),
    ("购买服务（街道、社区财务外包）80万元", "购买服务（街道、社区财务外包）"),
    ("印刷费（3万元）、宣传费（2万元），共计5万元", "印刷费"),
    ("统计费（约3万元）", "统计费"),
    ("（1）道路12万元", "道路"),
    ("1.（1）道路12万元（2）河道8万元", "道路"),
    ("为开展走访活动5万元", "为开展走访活动"),
    ("共计5万元，其中办公费5万元", ""),
    ("办公费", "办公费"),
    ("购买型号第3台设备5万元", "购买型号第3台设备"),
    ("线路3-，印刷费2万元", "线路3"),
    ("道路5月-8月维护2万元", "道路5月-8月维护"),
    ("其他（不含办公费）", "其他（不含办公费）"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_name_of_a_paragraph(text: str, name: str) -> None:
    assert only(text).name == name


PARTS = [
    ("科室经费包括人大10万元、党建 71.87万元和工会42.63万元共计124.5万",
     "人大=10万元 | 党建=71.87万元 | 工会=42.63万元", "124.5万"),
    ("资产配置包括碎纸机1台*0.1万元/台=0.1万元 、投影1台*1万元/台，共1.1万元",
     "碎纸机=1台*0.1万元/台=0.1万元 | 投影=1台*1万元/台", "1.1万元"),
    ("审计费为年度审计，28个*1万元/个，共计28万元", "年度审计=28个*1万元/个", "28万元"),
    ("慰问费按每人500元、80人测算，共需4万元", "=500元、80人", "4万元"),
    ("慰问费4万元，按80人、500元/人的标准测算", "慰问费=4万元，按80人、500元/人", "4万元，按80人、500元/人"),
    ("慰问80名党员，每名500元，计4万元", "慰问=80名党员，每名500元", "4万元"),
    ("慰问80人*500元，计4万元，走访1万元，共计5万元", "慰问=80人*500元，计4万元 | 走访=1万元", "5万元"),
    ("采购打印机1台*1500元=0.15万元、投影仪2台，每台8000元，计1.6万元",
     "采购打印机=1台*1500元=0.15万元 | 投影仪=2台，每台8000元，计1.6万元", ""),
    ("慰问80人，每人500元=4万元", "慰问=80人，每人500元=4万元", "80人，每人500元=4万元"),
    ("培训30人（每人200元），共计0.6万元", "培训=30人（每人200元", "0.6万元"),
    ("慰问费（80人*500元/人）4万元，走访1万元", "慰问费=（80人*500元/人）4万元 | 走访=1万元", ""),
    ("印刷费（3万元）、宣传费（2万元），共计5万元", "印刷费=（3万元） | 宣传费=（2万元）", "5万元"),
    ("道路2万元，按需，桥梁3万元", "道路=2万元 | 桥梁=3万元", ""),
    ("道路2万元、按需,桥梁3万元", "道路=2万元 | 桥梁=3万元", ""),
    ("印刷费3万元、按需安排\n纸2万元", "印刷费=3万元 | 纸=2万元", ""),
    ("慰问费4万元=80人*500元，走访1万元", "慰问费=4万元=80人*500元 | 走访=1万元", ""),
    ("慰问费4万元=40000元，走访1万元", "慰问费=4万元=40000元 | 走访=1万元", ""),
    ("活动经费：场地1万+奖品2万=3万元，走访1万元", "场地=1万+奖品2万=3万元 | 走访=1万元", ""),
    ("工作经费：宣传2万元、印刷3万元，小计5万元；慰问4万元；共计9万元",
     "宣传=2万元、印刷3万元，小计5万元 | 慰问=4万元", "9万元"),
    ("共计5万元（办公费3万元、印刷费2万元）", "办公费=3万元 | 印刷费=2万元", "5万元（办公费3万元、印刷费2万元）"),
    ("办公费5万元（纸3万元、笔2万元），印刷费3万元，共计8万元",
     "办公费=5万元（纸3万元、笔2万元） | 印刷费=3万元", "8万元"),
    ("道路12万元、河道8万元，其中清淤5万元、护栏3万元，共计20万元", "道路=12万元 | 河道=8万元", "20万元"),
    ("办公费2万元整、印刷费约需要人民币3万元", "办公费=2万元 | 印刷费=3万元", ""),
    ("工作经费：宣传和慰问2万元，以及走访1万元，与会人员3万元", "宣传和慰问=2万元 | 走访=1万元 | 与会人员=3万元", ""),
    ("保洁费20万元，比上年增加5万元，绿化8万元", "保洁费=20万元 | 绿化=8万元", ""),
    ("工作费：10+5+3=18万元", "=10 | =5 | =3", "10+5+3=18万元"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "whole"), PARTS)
def test_the_parts_of_a_paragraph(text: str, parts: str, whole: str) -> None:
    found = only(text)
    assert " | ".join(f"{one.label}={quote(text, one.span)}" for one in found.parts) == parts
    assert quote(text, found.stated_span) == whole


def quote(text: str, span: Span | None) -> str:
    return "" if span is None else text[span.start : span.end]


FORMULAS = [
    ("慰问费80人*500元/人=4万元", "80人*500元/人=4万元", "4"),
    ("慰问费4万元（80人*500元）", "80人*500元", "4"),
    ("慰问费4万元（80人*500元=3万元）", "80人*500元=3万元", "3"),
    ("慰问费4万元（60人*500元=3万元）", "60人*500元=3万元", "4"),
    ("慰问费4万元=80人*500元", "80人*500元", "4"),
    ("慰问费80人*500元，共计5万元", "80人*500元", "5"),
    ("慰问费80人*500元，计3万元，走访1万元，共计5万元", "80人*500元", "3"),
    ("慰问费4万元，按80人、500元/人测算", "80人、500元/人", "4"),
    ("工资按86人、每人每月500元、12个月测算，86人*500元/人/月*12个月=51.6万元", "86人*500元/人/月*12个月=51.6万元", "51.6"),
    ("慰问费80人*500元，走访1万元", "80人*500元", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "stated"), FORMULAS)
def test_the_formula_of_a_part(text: str, span: str, stated: str) -> None:
    formula = only(text).parts[0].formula
    assert formula
    assert quote(text, formula.span) == span
    assert ("" if formula.stated is None else show(formula.stated)) == stated


PRODUCTS = [
    ("工资8人*4500元/人/月=43.2万元", "8人 4500元 = 3.6", "月"),
    ("工资8人*4500元/人/月*12个月=43.2万元", "8人 4500元 12个月 = 43.2", ""),
    ("工资12个月*4500元*8人=43.2万元", "8人 4500元 12个月 = 43.2", ""),
    ("租金12个月*0.4万元=4.8万元", "12个月 0.4万元 = 4.8", ""),
    ("演出5场次*2天*8千元=8万元", "5场次 8000元 2天 = 8", ""),
    ("补助20个*3百万元=6000万元", "20个 300万元 = 6000", ""),
    ("补助总额500万元*2%=10万元", "2% 500万元 = 10", ""),
    ("慰问费80*500=40000元", "80 500 = 4", ""),
]


@pytest.mark.parametrize(("text", "product", "unmet"), PRODUCTS)
def test_a_product(text: str, product: str, unmet: str) -> None:
    """Its quantity, its price and how often, each with what it counts, and what they come to."""
    formula = only(text).parts[0].formula
    assert formula
    assert formula.value is not None
    told = (
        (formula.quantity, formula.measure),
        (formula.price, formula.price_unit),
        (formula.times, formula.times_measure),
    )
    factors = " ".join(f"{show(n)}{unit}" for n, unit in told if n is not None)
    assert f"{factors} = {show(formula.value)}" == product
    assert " ".join(formula.unmet) == unmet


SUBTOTALS = [
    ("办公费5万元（纸3万元、笔2.5万元），印刷费3万元，共计8万元", ""),
    ("办公费5万元（其中纸3万元、笔2.5万元），印刷费3万元，共计8万元", "纸 3 + 笔 2.5 = 5: 5万元（其中纸3万元、笔2.5万元）"),
    ("宣传2万元、印刷3万元，小计6万元；慰问4万元；共计10万元", "宣传 2 + 印刷 3 = 6: 2万元、印刷3万元，小计6万元"),
    ("道路12万元、河道8万元，其中清淤5万元、护栏3万元，绿化1万元", "清淤 5 + 护栏 3 = 8: 8万元"),
    ("道路12万元、河道8万元，其中清淤8万元、绿化1万元", ""),
    ("场地1万+奖品2万=4万元，走访1万元", "场地 1 + 奖品 2 = 4: 1万+奖品2万=4万元"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtotals"), SUBTOTALS)
def test_subtotals(text: str, subtotals: str) -> None:
    found = only(text).subtotals
    told = [
        f"{' + '.join(f'{one.label} {show(one.amount or 0)}' for one in sub.parts)}"
        f" = {show(sub.stated)}: {quote(text, sub.span)}"
        for sub in found
    ]
    assert " | ".join(told) == subtotals
    assert all(sub.summed == sum(one.amount or 0 for one in sub.parts) for sub in found)


COUNTS = [
    ("审计费为“三资”审计，13个村、15个集团公司，28个*1万元/个", "“三资”审计 13个村, 15个集团公司, 28个"),
    ("资产包括碎纸机1台*0.1万元/台=0.1万元、电脑2台*0.7万元/台", "碎纸机 1台, 电脑 2台"),
    ("慰问80名困难党员，每名500元", "慰问 80名"),
    ("培训（2期、每期30人）5万元", "2期, 每期 30人"),
    ("为26个社区、3万人*10元", "26个社区, 30000人"),
    ("2台电脑，1台打印机，共3万元", "电脑 2台, 打印机 1台"),
    ("三次培训、12月5日、3楼、第2期、A3纸、一体机、八一慰问", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts(text: str, counts: str) -> None:
    found = only(text).counts
    assert ", ".join(f"{c.label} {show(c.number)}{c.measure}".strip() for c in found) == counts
    assert all(text[c.span.start : c.span.end].strip().endswith(c.measure) for c in found)
