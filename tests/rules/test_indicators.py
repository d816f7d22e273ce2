"""Rules on 绩效指标: what they leave alone, and that one cause gives one finding."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budget_xl.core.finding import Severity
from budget_xl.core.rule import Case, Phase
from budget_xl.forms.loader import load_form
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check, run
from budget_xl.rules.examples import example
from tests.declare import declare
from tests.rules.asking import Plain, ask, codes, of, row, rows

QUIET = [
    row("quantity", "新建公厕", "3座"),
    row("quantity", "培训班次", "3期/年", sign="≥"),
    row("quantity", "道路清扫里程", "1,200公里"),
    row("quantity", "绿化管护面积", "12.5万平方米"),
    row("quantity", "安装摄像头", "200个（含旧换新）", sign="≥"),
    row("quantity", "聘用人员", "15人（含临聘3人）"),
    row("quantity", "服务社区数", "全覆盖"),
    row("quantity", "下拨资金批次", "一次性下达"),
    row("quantity", "会议场次", "≥4次/季度"),
    row("quantity", "机关食堂保障人数", "120", "名", "＝"),
    row("quantity", "办公楼租赁面积", "1500平米"),
    row("quantity", "慰问标准", "500", "元/人", "＝"),
    row("quantity", "65岁及以上老年人健康管理人数", "≥5000人"),
    row("quantity", "2020年新增就业人数", "1000", "人", "≥"),
    row("quantity", "一次性补助发放户数", "30户"),
    row("quantity", "安全事故起数", "0"),
    row("quantity", "培训期数（期）", "4"),
    row("quality", "工程合格率", "95％以上"),
    row("quality", "差错率", "≤1‰"),
    row("quality", "事故发生率", "0"),
    row("quality", "预算执行率", "100", "%", "≥"),
    row("quality", "任务完成率", "120%"),
    row("quality", "工程质量", "符合验收标准"),
    row("quality", "规范程度", "规范"),
    row("quality", "不合格率", "2", "%", "≤"),
    row("timeliness", "项目完成时间", "2020.12.31"),
    row("timeliness", "完成时限", "1-12月"),
    row("timeliness", "完成时限", "第四季度前"),
    row("timeliness", "工期", "≤90日历天"),
    row("timeliness", "发放时间", "每月10日前"),
    row("timeliness", "完成年份", "2020"),
    row("timeliness", "工作时段", "8:30-17:30"),
    row("timeliness", "案件发放份数", "44561", "份"),
    row("cost", "人均成本", "≤500元/人"),
    row("cost", "预算控制率", "100", "%", "≤"),
    row("cost", "成本节约率", "5", "%", "≥"),
    row("cost", "成本节约额", "500", "万元", "≥"),
    row("cost", "印刷成本", "3.5元/册"),
    row("economic", "促进增收", "≥500元"),
    row("economic", "带动经济增长", "显著"),
    row("social", "越级上访量", "5", "人次", "≤"),
    row("social", "社会稳定", "有效维护"),
    row("ecological", "垃圾分类覆盖率", "≥90%"),
    row("sustainable", "设施使用年限", "10", "年", "≥"),
    row("satisfaction", "服务对象满意度", "95%以上"),
    row("satisfaction", "受益群众满意度", "100", "分"),
    row("satisfaction", "不满意投诉率", "1", "%", "≤"),
]


@pytest.mark.parametrize("one", QUIET, ids=[f"{one['name']}-{one['value']}" for one in QUIET])
def test_values_that_clerks_write_are_left_alone(one: Plain) -> None:
    assert of(one, budget={"annual": "100", "total": "100"}) == []


WRONG = [
    ("IND001", row("quality", "整改率", "90%%")),
    ("IND001", row("quality", "整改率", "90%", "%")),
    ("IND005", row("quality", "整改率", "≥90", "%", "≥")),
    ("IND005", row("quantity", "社区数", "26个", "个", "＝")),
    ("IND005", row("quality", "整改率", "9..5", "%")),
    ("IND005", row("quality", "整改率", "9O", "%")),
    ("IND006", row("quality", "单位资质合格率", "有正规资质资历")),
    ("IND007", row("satisfaction", "群众满意度", "基本满意")),
    ("IND008", row("quality", "验收合格率", "292%")),
    ("IND008", row("satisfaction", "居民评价", "900", "%", "≥")),
    ("IND009", row("quality", "任务完成率", "292%")),
    ("IND010", row("timeliness", "设备采购完成时间", "44,196")),
    ("IND010", row("quantity", "验收日期", "44196")),
    ("IND011", row("quantity", "训练次数", "1-2次/30天")),
    ("IND013", row("quantity", "装修面积", "1712平方")),
    ("IND014", row("quantity", "训练人数", "15", "人/次")),
    ("IND015", row("quality", "整改率", "95")),
    ("IND016", row("quality", "整改率", "95", "人", "≥")),
    ("IND016", row("quantity", "培训人次数", "95万元")),
    ("IND017", row("quantity", "护栏长度", "80M")),
    ("IND018", row("quantity", "绿化面积", ">=20平方米")),
    ("IND019", row("quantity", "培训人数", "80人以上", sign="≤")),
    ("IND020", row("cost", "项目成本", "80", "万元", "≥")),
    ("IND020", row("quality", "验收合格率", "80", "%", "≤")),
    ("IND020", row("quality", "报表差错率", "≥1%")),
    ("IND021", row("quality", "验收合格率", "100", "%", "≥")),
    ("IND022", row("cost", "项目成本", "85万(改造40、新建45)", sign="≤")),
    ("IND023", row("cost", "项目成本", "不超预算")),
    ("IND024", row("quantity", "培训次数", "**", "个", "≥")),
    ("IND024", row("quantity", "……", "1", "个", "≥")),
    ("IND025", row("quantity", "培训次数", "完成3次培训")),
    ("IND026", row("quantity", "培训人数", "80人左右")),
    ("IND027", row("cost", "项目成本", "120", "万元", "≤")),
    ("IND032", row("economic", "经济效益指标", "招商引资平稳增长")),
    ("IND033", row("quantity", "开展培训，提高素质", "3", "次", "≥")),
    ("IND033", row("satisfaction", "群众工作满意，认可度高", "90", "%", "≥")),
    ("IND034", row("quantity", "培训次数≥3次", "3", "次", "≥")),
    ("IND036", row("satisfaction", "居民满意度", "100", "%", "＝")),
    ("IND037", row("quality", "招商引资完成率（外资）", "60", "%", "≥")),
    ("IND042", row("ecological", "街道环境", "优化街道发展环境")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "one"), WRONG, ids=[f"{code}-{one['value']}" for code, one in WRONG]
)
def test_one_mistake_gives_one_finding(code: str, one: Plain) -> None:
    assert of(one, budget={"annual": "100", "total": "100"}) == [code]


def test_what_cannot_be_read_is_no_mistake() -> None:
    found = ask("IND005", indicators=rows(row("quantity", "值守点位", "24小时×7天")))
    assert [f.severity for f in found] == [Severity.UNCHECKED]


@pytest.mark.parametrize("value", ["0.5", "44196.5", "80000"])
def test_other_numbers_are_no_days(value: str) -> None:
    assert codes("IND010", indicators=rows(row("timeliness", "完成时间", value))) == []


def test_a_day_far_from_the_year_of_the_form_is_no_day() -> None:
    assert codes("IND010", indicators=rows(row("timeliness", "完成时间", "37000"))) == []


# --- 一表一次 --------------------------------------------------------------------------------


def test_missing_signs_are_counted_once() -> None:
    some = [row("quantity", f"第{n}类设备", "2", "台", number=n) for n in range(1, 6)]
    few = ask("IND012", indicators=rows(*some[:2], row("quality", "整改率", "95", "%", "≥")))
    many = ask("IND012", indicators=rows(*some))
    assert "3 个定量指标值中有 2 个没有比较符号：第1类设备、第2类设备" in few[0].message
    assert many[0].message == "5 个定量指标值中有 5 个没有比较符号"


def test_class_names_are_said_once_a_class() -> None:
    same = [row("social", "社会效益", f"成效{n}", number=n) for n in range(1, 4)]
    other = [row("economic", "经济效益", "增长"), row("economic", "招商", "增长", number=2)]
    found = ask("IND032", indicators=rows(*other, *same))
    assert ["1 个" in found[0].message, "3 个" in found[1].message, len(found)] == [True, True, 2]
    assert [len(f.also) for f in found] == [0, 2]
    assert codes("IND031", indicators=rows(*same)) == []


def test_a_single_satisfaction_may_bear_the_name_of_its_class() -> None:
    one = row("satisfaction", "满意度", "90", "%", "≥")
    assert codes("IND032", indicators=rows(one)) == []
    assert codes("IND032", indicators=rows(one, {**one, "number": 2, "name": "居民满意度"})) == [
        "IND032"
    ]


def test_same_names_are_said_once_a_name() -> None:
    some = [row("quantity", "培训 次数", "2", "次", number=n) for n in range(1, 4)]
    found = ask("IND031", indicators=rows(*some, row("quantity", "培训人数", "9", "人", number=4)))
    assert len(found) == 1
    assert "3 个都叫“培训次数”：编号 1、2、3" in found[0].message


@pytest.mark.parametrize(
    ("numbers", "gaps"), [((1, 2), ""), ((1, 4), "数量指标2、数量指标3"), ((2,), "数量指标1")]
)
def test_gaps_are_named(numbers: tuple[int, ...], gaps: str) -> None:
    some = [row("quantity", f"第{n}类", "2", "台", number=n) for n in numbers]
    found = ask("IND041", indicators=rows(*some))
    assert [f.message.rpartition("：")[2] for f in found] == [gaps] * bool(gaps)


def test_an_indicator_of_no_class_is_left_alone() -> None:
    stray = row("unknown", "某项", "", "台", number=2)
    declaration = declare(indicators=rows(stray, {**stray, "number": 3, "value": "2"}))
    form = load_form()
    found = check(declaration, form, load_catalogue())
    assert [f.code for f in found if f.code in ("IND002", "IND041")] == ["IND002", "IND041"]


# --- 效益、满意度、时效 -----------------------------------------------------------------------


def test_a_share_of_quantified_benefits_may_be_asked_for() -> None:
    some = [row("social", f"第{n}项成效", "明显增强", number=n) for n in range(1, 4)]
    dated = row("social", "建成时间", "2020年10月", number=4)
    assert codes("IND035", indicators=rows(*some)) == ["IND035"]
    assert codes("IND035", indicators=rows(*some, dated)) == []
    share = {"quantified_benefit_share": Decimal("0.3")}
    assert codes("IND035", indicators=rows(*some, dated), parameters=share) == ["IND035"]


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (row("timeliness", "完成及时率", "100", "%"), ["IND040"]),
        (row("timeliness", "年度任务按期完成率", "100", "%"), ["IND040"]),
        (row("timeliness", "经费拨付及时率", "100", "%"), []),
        (row("timeliness", "12月底前完成率", "100", "%"), []),
        (row("timeliness", "完成时间", "30", "天"), []),
        (row("quality", "完成及时率", "100", "%"), []),
    ],
)
def test_timeliness_needs_a_time_or_a_thing(one: Plain, found: list[str]) -> None:
    assert codes("IND040", indicators=rows(one)) == found


@pytest.mark.parametrize(
    "one",
    [
        row("economic", "新增企业", "15", "家", "≥"),
        row("economic", "经济效益", "减少企业负担"),
        row("economic", "规范财务管理", "减少错漏"),
        row("social", "社会效益", "解决民众就业困难"),
        row("ecological", "辖区水体", "稳定达标"),
        row("sustainable", "可持续影响", "建立机制"),
        row("quality", "治安", "提高举证效率"),
    ],
)
def test_texts_that_fit_their_class(one: Plain) -> None:
    assert codes("IND042", indicators=rows(one)) == []


# --- 上年、长期、权重 -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        (("90", "%", "≥"), ("95", "%", "≥"), ["IND048"]),
        (("95", "%", "≥"), ("95", "%", "≥"), []),
        (("90", "分", "≥"), ("95", "%", "≥"), []),
        (("90", "%", "≤"), ("95", "%", "≥"), []),
        (("提高", "", ""), ("95", "%", "≥"), []),
        (("80", "%", ""), ("80", "%", "≥"), ["IND049"]),
        (("280", "次", ""), ("80", "次", "≥"), ["IND049"]),
        (("80", "次", ""), ("80", "次", ""), []),
    ],
)
def test_last_year(now: tuple[str, ...], before: tuple[str, ...], found: list[str]) -> None:
    this, last = row("quality", "隐患整改", *now), row("quality", "隐患整改", *before)
    other = row("quality", "别的指标", "5", "次", number=2)
    asked = ask("IND04", indicators=rows(this, other), last_year={"indicators": rows(last)})
    assert [f.code for f in asked if f.code in ("IND048", "IND049")] == found


def test_without_last_year_nothing_is_compared() -> None:
    assert codes("IND048", indicators=rows(row("quality", "隐患整改率", "90", "%"))) == []


def test_long_term_targets_come_from_the_district() -> None:
    plan = {"long_term_targets": ("改造楼道=120", "满意度=优")}
    for value, sign, found in (
        ("140", "≥", ["IND047"]),
        ("120", "≥", []),
        ("140", "≤", []),
        ("若干", "", []),
    ):
        one = row("quantity", "改造楼道", value, "个" if sign else "", sign)
        assert codes("IND047", indicators=rows(one), parameters=plan) == found


def weighed(*weights: str) -> Plain:
    return rows(
        *(
            row("quantity", f"第{n}类", "2", "台", "≥", n, weight=w)
            for n, w in enumerate(weights, start=1)
        )
    )


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        (("50", "40"), []),
        (("50", "50"), ["IND044"]),
        (("50", ""), ["IND045"]),
        (("90", "0"), ["IND045"]),
        (("", ""), ["IND045"]),
    ],
)
def test_weights(weights: tuple[str, ...], found: list[str]) -> None:
    asked = ask("IND04", indicators=weighed(*weights))
    assert [f.code for f in asked if f.code in ("IND044", "IND045")] == found


def test_weights_of_a_class() -> None:
    shares = {"class_weights": ("产出指标=80", "满意度指标=10")}
    assert codes("IND046", indicators=weighed("50", "40"), parameters=shares) == ["IND046"]
    assert codes("IND046", indicators=weighed("50", "30"), parameters=shares) == []
    assert codes("IND046", indicators=weighed("50", ""), parameters=shares) == []


# --- 必设、模板 -------------------------------------------------------------------------------


def test_an_empty_form_waits_for_its_required_classes() -> None:
    found = ask("IND004")
    kinds = ["数量指标", "质量指标", "成本指标", "效益指标"]
    assert [f.message for f in found] == [f"没有填{kind}，至少要有一个" for kind in kinds]
    native = load_catalogue().find("IND004").native
    assert native
    assert native.waits


def test_where_the_form_puts_satisfaction_is_asked_at_review_only() -> None:
    context = example(Case({"indicators": rows(row("satisfaction", "居民满意度", "90", "%", "≥"))}))
    at_review = check(context.declaration, context.form, load_catalogue(), Phase.REVIEW)
    at_filling = check(context.declaration, context.form, load_catalogue())
    assert "IND052" in [f.code for f in at_review]
    assert "IND052" not in [f.code for f in at_filling]


def test_a_rule_alone_says_what_it_says_among_all() -> None:
    context = example(Case({"indicators": rows(row("quality", "整改率", "90%%"))}))
    found = list(run(load_catalogue().find("IND001"), context))
    assert [f.ref for f in found] == [context.declaration.indicators.rows[0].value.ref]
