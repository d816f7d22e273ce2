"""Where the rules on indicators begin to speak: on either side of every limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budget_xl.rules.show import shown
from tests.rules.alone import ask, messages
from tests.rules.asking import Plain, row, rows

BUDGET = {"budget": {"total": "80", "annual": "70"}}
PLAN = {"parameters": {"long_term_targets": ("改造楼道数量=120",)}}


def cost(name: str, value: str, number: int = 1) -> Plain:
    return row("cost", name, value, "万元", "≤", number)


def last(value: str, unit: str = "%", sign: str = "≥") -> Plain:
    before = row("quality", "隐患整改率", value, unit, sign)
    return {"last_year": {"indicators": rows(before)}}


def rate(value: str, sign: str = "≥") -> Plain:
    return row("quality", "隐患整改率", value, "%", sign)


def items(*told: str) -> dict[str, Any]:
    rows = [
        {"number": number, "name": name, "amount": amount}
        for number, (name, amount) in enumerate((one.split(" ") for one in told), start=1)
    ]
    return {"expenditure": {"items": rows}}


VISITS = row("quantity", "走访困难户数", "80", "户")
AREA = row("quantity", "外墙粉刷面积", "800", "平方米")
PRICE = row("cost", "外墙粉刷单位成本", "100", "元/平方米", "≤")
CLOTHES = row("quantity", "工装数量", "8", "套")
UNPRICED = {"narrative": {"basis": "1.服务费：工装2万元、印刷费1万元"}}


LIMITS: list[tuple[str, list[Plain], dict[str, Any], str]] = [
    ("IND009", [row("quality", "任务完成率", "292", "%")], {}, "指标“任务完成率”的值是“292%”，开头的 2 是不是 ≥？"),
    ("IND010", [row("timeliness", "完成时间", "44197")], {}, "指标“完成时间”的值是“44197”，这是表格里 2021年1月1日 的序列号"),
    ("IND010", [row("timeliness", "完成时间", "46022")], {}, "指标“完成时间”的值是“46022”，这是表格里 2025年12月31日 的序列号"),
    ("IND010", [row("timeliness", "完成时间", "46023")], {}, ""),
    ("IND010", [row("timeliness", "完成时间", "42005")], {}, "指标“完成时间”的值是“42005”，这是表格里 2015年1月1日 的序列号"),
    ("IND010", [row("timeliness", "完成时间", "42004")], {}, ""),
    ("IND010", [row("quantity", "培训人数", "44197")], {}, ""),
    ("IND027", [cost("项目总成本", "80")], BUDGET, ""),
    ("IND027", [cost("项目总成本", "80.005")], BUDGET, ""),
    ("IND027", [cost("项目总成本", "80.01")], BUDGET, "成本指标“项目总成本”为 80.01 万元，超过项目预算 80 万元，多 0.01 万元"),
    ("IND027", [cost("节约成本", "90")], BUDGET, ""),
    ("IND027", [{**cost("项目总成本", "0.01"), "unit": "亿元"}], BUDGET, "成本指标“项目总成本”为 100 万元，超过项目预算 80 万元，多 20 万元"),
    ("IND027", [{**cost("项目总成本", "9000"), "unit": "元"}], BUDGET, ""),
    ("IND027", [row("quantity", "项目总成本", "90", "万元")], BUDGET, ""),
    ("IND028", [cost("设备成本", "40"), cost("宣传成本", "40", 2)], BUDGET, ""),
    ("IND028", [cost("设备成本", "40.005"), cost("宣传成本", "40", 2)], BUDGET, ""),
    ("IND028", [cost("设备成本", "40.01"), cost("宣传成本", "40", 2)], BUDGET, "2 个成本指标合计 80.01 万元，超过项目预算 80 万元"),
    ("IND028", [cost("设备成本", "80"), cost("宣传成本", "40", 2)], BUDGET, ""),
    ("IND028", [cost("设备成本", "79"), cost("宣传成本", "40", 2)], BUDGET, "2 个成本指标合计 119 万元，超过项目预算 80 万元"),
    ("IND028", [cost("设备成本", "79")], BUDGET, ""),
    ("IND028", [cost("设备成本", "0"), cost("宣传成本", "40", 2), cost("印刷成本", "39.5", 3)], BUDGET, ""),
    ("IND030", [CLOTHES], UNPRICED, "“工装”2 万元，指标“工装数量”为 8套，折合每套 2500 元，没有写单价"),
    ("IND030", [CLOTHES], {"narrative": {"basis": "1.服务费：工装和胸牌2万元、印刷费1万元"}}, ""),
    ("IND030", [CLOTHES], {"narrative": {"basis": "1.服务费：工装8套*2500元=2万元、印刷费1万元"}}, ""),
    ("IND030", [CLOTHES], {"basis": {"rows": [{"number": 1, "content": "工装", "amount": "2"}]}}, ""),
    ("IND030", [{**CLOTHES, "unit": "人"}], UNPRICED, ""),
    ("IND030", [{**CLOTHES, "value": "若干"}], UNPRICED, ""),
    ("IND030", [{**CLOTHES, "code": "quality"}], UNPRICED, ""),
    ("IND030", [{**CLOTHES, "name": "装数量"}], UNPRICED, ""),
    ("IND050", [AREA, PRICE], items("外墙粉刷 8"), ""),
    ("IND050", [AREA, PRICE], items("外墙粉刷 9"), "“外墙粉刷单位成本”≤100元/平方米 × “外墙粉刷面积”800平方米 = 8 万元，支出“外墙粉刷”是 9 万元"),
    ("IND050", [AREA, row("quantity", "绿化面积", "500", "平方米", number=2), PRICE], items("外墙粉刷 9"),
     "“外墙粉刷单位成本”≤100元/平方米 × “外墙粉刷面积”800平方米 = 8 万元，支出“外墙粉刷”是 9 万元"),
    ("IND050", [AREA, row("quantity", "外墙粉刷楼栋面积", "500", "平方米", number=2), PRICE], items("外墙粉刷 9"), ""),
    ("IND050", [AREA, {**PRICE, "code": "quality"}], items("外墙粉刷 9"), ""),
    ("IND050", [AREA, {**PRICE, "unit": "元"}], items("外墙粉刷 9"), ""),
    ("IND050", [AREA, {**PRICE, "unit": "人/平方米"}], items("外墙粉刷 9"), ""),
    ("IND050", [AREA, {**PRICE, "value": "0"}], items("外墙粉刷 9"), ""),
    ("IND050", [AREA, PRICE], items("外墙粉刷 "), ""),
    ("IND050", [AREA, PRICE], items("外墙粉刷 9", "外墙粉刷监理 1"), ""),
    ("IND042", [row("economic", "综合经济效益", "办得快")], {}, "经济效益指标1的内容是“办得快”，不像经济效益"),
    ("IND042", [row("economic", "经济收入", "办得快")], {}, ""),
    ("IND042", [row("quantity", "机关运转", "若干")], {}, ""),
    ("IND012", [row("quantity", "一二三四五六七八九十甲乙丙", "80", "次")], {}, "1 个定量指标值中有 1 个没有比较符号：一二三四五六七八九十甲乙"),
    ("IND012", [row("quantity", f"任务{n}", "80", "次", number=n) for n in (1, 2, 3)], {}, "3 个定量指标值中有 3 个没有比较符号：任务1、任务2、任务3"),
    ("IND012", [row("quantity", f"任务{n}", "80", "次", number=n) for n in (1, 2, 3, 4)], {}, "4 个定量指标值中有 4 个没有比较符号"),
    ("IND024", [row("quantity", "次数", "**", "次")], {}, "数量指标1“次数”的值是“**次”，像是模板的示例文字"),
    ("IND024", [row("quantity", "指标1", "3", "次")], {}, "数量指标1“指标1”的值是“3次”，像是模板的示例文字"),
    ("IND005", [row("quality", "一二三四五六七八九十一二三四五六七八九十甲", "1234567890123456789012345", "%")], {},
     "指标“一二三四五六七八九十一二三四五六七八九十”的值“12345678901234567890”没有读懂"),
    ("IND045", [row("quantity", "任务1", "3", "次", weight="0.5")], {"parameters": {"weight_sum": Decimal(90)}}, ""),
    ("IND045", [row("quantity", "任务1", "3", "次", weight="0")], {"parameters": {"weight_sum": Decimal(90)}},
     "有 1 个指标的分值权重空白或不大于 0，例如“任务1”"),
    ("IND044", [row("quantity", "任务1", "3", "次", weight="9"), row("quantity", "任务2", "", number=2)],
     {"parameters": {"weight_sum": Decimal(90)}}, "各指标权重合计 9 分，应为 90 分，相差 81 分"),
    ("IND044", [row("quantity", "任务1", "3", "次", weight="9"), row("quantity", "任务2", "3", "次", number=2)],
     {"parameters": {"weight_sum": Decimal(90)}}, ""),
    ("IND047", [row("quantity", "改造楼道数量", "120", "个", "≥")], PLAN, ""),
    ("IND047", [row("quantity", "改造楼道数量", "121", "个", "≥")], PLAN, "指标“改造楼道数量”本年度为 ≥121个，超过长期目标 120"),
    ("IND047", [row("quantity", "改造楼道数量", "121", "个", "≤")], PLAN, ""),
    ("IND048", [rate("95")], last("95"), ""),
    ("IND048", [rate("94")], last("95"), "指标“隐患整改率”为 ≥94%，上年是 ≥95%，目标降低了"),
    ("IND048", [rate("94", "≤")], last("95"), ""),
    ("IND048", [rate("94")], last("95", "件"), ""),
    ("IND036", [row("satisfaction", "居民满意度", "100", "%")], {}, "满意度目标过高或过低的有 1 个：“居民满意度”为 100%"),
    ("IND036", [row("satisfaction", "居民满意度", "99", "%")], {}, ""),
    ("IND036", [row("satisfaction", "居民满意度", "80", "%")], {"parameters": {"satisfaction_floor": Decimal(80)}}, ""),
    ("IND036", [row("satisfaction", "居民满意度", "79", "%")], {"parameters": {"satisfaction_floor": Decimal(80)}}, "满意度目标过高或过低的有 1 个：“居民满意度”为 79%"),
    ("IND036", [row("satisfaction", "居民满意度", "0", "%")], {"parameters": {"satisfaction_floor": "无"}}, ""),
    ("IND037", [row("quantity", "任务完成率", "100", "%")], {}, ""),
    ("IND037", [row("quantity", f"{n}二三四五六七八九完成率", "80", "%", number=n) for n in (1, 2, 3, 4)], {},
     "完成率目标低于 100% 的有：1二三四五六七八九完成率 80%、2二三四五六七八九完成率 80%、3二三四五六七八九完成率 80%，任务是否不必全部完成？"),
    ("IND037", [row("quantity", "一二三四五六七八九十完成率", "80", "%")], {},
     "完成率目标低于 100% 的有：一二三四五六七八九十完成 80%，任务是否不必全部完成？"),
    ("IND038", [VISITS], items("走访困难户 50", "走访老人 10", "泵站电费 40"),
     "2 项支出看不出对应的产出指标，共 50 万元，占 50.0%：序号 2、3"),
    ("IND038", [VISITS], items("走访困难户 90", "泵站电费 10"), "1 项支出看不出对应的产出指标，共 10 万元，占 10.0%：序号 2"),
    ("IND038", [VISITS], items("走访困难户 90.01", "泵站电费 9.99"), ""),
    ("IND038", [VISITS], items("走访困难户 90", "泵站电费 10", "印刷费 "), "1 项支出看不出对应的产出指标，共 10 万元，占 10.0%：序号 2"),
    ("IND038", [VISITS], items("泵站电费 5", "印刷费 -5"), ""),
    ("IND038", [VISITS], {**items("泵站电费 10"), "parameters": {"large_item_share": "无"}}, ""),
    ("IND038", [row("quality", "合格率", "95", "%")], {**items("走访困难户 90"), "parameters": {"large_item_share": "无"}}, ""),
    ("IND038", [VISITS], {**items("专项 90"), "basis": {"rows": [{"number": 1, "item": "1", "content": "走访困难户", "price": "90", "amount": "90"}]}}, ""),
    ("IND038", [VISITS], {**items("专项 90"), "narrative": {"basis": "1.专项：走访困难户90万元"}}, ""),
    ("IND042", [row("ecological", "受益群众", "60", "人")], {}, ""),
    ("IND039", [row("quantity", f"任务{n}", "3", "次", number=n) for n in (1, 2)], {"parameters": {"most_indicators": Decimal(2)}}, ""),
    ("IND039", [row("quantity", f"任务{n}", "3", "次", number=n) for n in (1, 2, 3)], {"parameters": {"most_indicators": Decimal(2)}}, "共有 3 个指标，一般不超过 2 个"),
    ("IND041", [row("quantity", f"任务{n}", "3", "次", number=n) for n in (2, 5)], {}, "指标中间空了行，编号不连续：数量指标1、数量指标3、数量指标4"),
    ("IND041", [row("quantity", f"任务{n}", "3", "次", number=n) for n in (1, 2)], {}, ""),
    ("IND043", [row("quantity", f"任务{n}", "3", "次", number=n, remark="年度目标") for n in range(1, 10)], {}, ""),
    ("IND043", [row("quantity", f"任务{n}", "3", "次", number=n, remark="年度目标") for n in range(1, 11)], {}, "10 个指标的备注都是“年度目标”，没有提供信息"),
    ("IND035", [row("social", f"效益{n}", "提高", number=n) for n in (1, 2)], {}, ""),
    ("IND035", [row("social", f"效益{n}", "提高", number=n) for n in (1, 2, 3)], {}, "3 个效益指标中有 0 个量化，其余都是文字描述"),
    ("IND035", [row("social", "就业人数", "60", "人"), *(row("social", f"效益{n}", "提高", number=n) for n in (2, 3))], {}, ""),
    ("IND035", [row("social", "就业人数", "60", "人"), *(row("social", f"效益{n}", "提高", number=n) for n in (2, 3, 4))],
     {"parameters": {"quantified_benefit_share": Decimal("0.25")}}, ""),
    ("IND035", [row("social", "就业人数", "60", "人"), *(row("social", f"效益{n}", "提高", number=n) for n in (2, 3, 4))],
     {"parameters": {"quantified_benefit_share": Decimal("0.26")}}, "4 个效益指标中有 1 个量化，其余都是文字描述"),
    ("IND015", [row("timeliness", "完成年份", "2020")], {}, ""),
    ("IND015", [row("timeliness", "完成天数", "30")], {}, "指标“完成天数”的值是“30”，没有计量单位"),
    ("IND015", [row("quantity", "培训期数", "2020")], {}, "指标“培训期数”的值是“2020”，没有计量单位"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "told", "more", "message"), LIMITS)
def test_limits(code: str, told: list[Plain], more: dict[str, Any], message: str) -> None:
    found = messages(code, indicators=rows(*told), **more)
    assert found == ([message] if message else [])


def test_a_hint_quotes_no_more_than_fits() -> None:
    value = "一二三四五六七八九十甲乙丙丁戊己庚"
    [found] = ask("IND032", indicators=rows(row("social", "社会效益", value)))
    assert f"“{value[:16]}”" in found.hint


@pytest.mark.parametrize(
    ("told", "example"),
    [
        (row("cost", "不超过预算总金额", "80", "万元"), "名称写“预算总成本”，值写 ≤80万元。"),
        (row("cost", "不超过预算总金额", "80", "万元", "≤"), "名称写“预算总成本”，值写 ≤80万元。"),
        (row("quantity", "不少于五次", "5", "次"), "名称写“培训次数”，值写 5次。"),
        (row("satisfaction", "群众满意，认可度高", "90", "%"), "名称写“群众满意度”，值写 90%。"),
    ],
)
def test_a_hint_says_how_to_write_a_name(told: Plain, example: str) -> None:
    [found] = ask("IND033", indicators=rows(told))
    assert found.hint.endswith(example)


MILITIA = "1.社区民兵工作经费为26个社区*3000元/社区=7.8万元；2.其他见附件2"


@pytest.mark.parametrize(
    ("text", "number", "is_told"),
    [
        (MILITIA, "26", False),
        (MILITIA, "20", True),
        (f"20个社区自筹；{MILITIA}", "20", False),
        (f"20个社区自筹；{MILITIA}", "2", True),
        (f"另有20个社区，{MILITIA}", "20", False),
        (f"另有120个社区、20个社区；{MILITIA}", "20", False),
        ("26个社区民兵工作经费：26个社区*3000元/社区=7.8万元", "6", True),
    ],
)
def test_a_number_that_stands_in_the_text_is_not_asked_about(
    text: str, number: str, is_told: bool
) -> None:
    target = row("quantity", "开展民兵工作社区数量", number, "个")
    found = messages("IND003", indicators=rows(target), narrative={"basis": text})
    assert bool(found) is is_told


SHOWN = [
    (Decimal("7.80"), "7.8"),
    (2020, "2020"),
    ("一" * 24, "一" * 24),
    ("一" * 25, f"{'一' * 23}…"),
    (("甲", "乙"), "甲、乙"),
    (tuple("甲乙丙丁戊己庚辛"), "甲、乙、丙、丁、戊、己、庚、辛"),
    (tuple("甲乙丙丁戊己庚辛壬"), "甲、乙、丙、丁、戊、己、庚、辛等 9 项"),
]


@pytest.mark.parametrize(("value", "text"), SHOWN)
def test_how_a_message_shows_a_value(value: object, text: str) -> None:
    assert shown(value) == text
