"""Values of indicators: every row of the grammar, its number, unit and verdicts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget_xl.core.money import show
from budget_xl.prose import verdicts as v
from budget_xl.prose.values import IndicatorValue, parse_value, serial_day, split_value

WIDE = {code: code + 0xFEE0 for code in map(ord, "0123456789.%<>=/+")}

READ = [
    ("90%%", "90 %", v.DOUBLE_PERCENT),
    ("90％％", "90 %", v.DOUBLE_PERCENT),
    ("1-2次/30天", "1…2 次/30天", v.RANGE),
    ("80%～90%", "80…90 %", v.RANGE),
    ("15至20人", "15…20 人", v.RANGE),
    ("3-5万人", "30000…50000 人", v.RANGE),
    ("15人/次", "15 人/次", v.AMBIGUOUS_UNIT),
    ("24 人/次", "24 人/次", v.AMBIGUOUS_UNIT),
    ("1712平方", "1712 平方米", v.INCOMPLETE_UNIT),
    ("1712㎡", "1712 平方米", None),
    ("1712M2", "1712 平方米", v.LATIN_UNIT),
    ("4名", "4 人", None),
    ("4位", "4 人", None),
    ("6场次", "6 场", None),
    ("80%", "80 %", None),
    ("≥80%", "≥ 80 %", None),
    ("≥８０％", "≥ 80 %", None),
    (">=20平方米", "≥ 20 平方米", v.ASCII_SIGN),
    ("=>20平方米", "≥ 20 平方米", v.ASCII_SIGN),
    ("<=3天", "≤ 3 天", v.ASCII_SIGN),
    ("≧3天", "≥ 3 天", None),
    ("＝3天", "＝ 3 天", None),
    ("=3天", "＝ 3 天", None),
    (">3天", "＞ 3 天", None),
    ("＜3天", "＜ 3 天", None),
    ("≥80M", "≥ 80 米", v.LATIN_UNIT),
    ("80M", "80 米", v.LATIN_UNIT),
    ("80KM", "80 公里", v.LATIN_UNIT),
    ("50GB", "50 GB", None),
    ("44,561", "44561", v.DATE_SERIAL),
    ("44561", "44561", v.DATE_SERIAL),
    ("44561人", "44561 人", None),
    ("44561.5", "44561.5", None),
    ("2280次", "2280 次", None),
    ("101%", "101 %", v.OVER_100),
    ("120%", "120 %", v.OVER_100),
    ("2101%", "2101 %", v.OVER_100),
    ("200%", "200 %", v.OVER_100),
    ("≥100%", "≥ 100 %", v.BEYOND_WHOLE),
    ("100%", "100 %", None),
    ("≤100%", "≤ 100 %", None),
    ("854万(提升400…新建295…其他159)", "854 万元", v.BREAKDOWN),
    ("95%（含）", "95 %", None),
    ("10000万元", "10000 万元", None),
    ("250万", "250 万元", None),
    ("1.2亿", "1.2 亿元", None),
    ("5000圆", "5000 元", None),
    ("3万人", "30000 人", None),
    ("3万元/年", "3 万元/年", None),
    (f"80人（{'好' * 195}）", "80 人", None),
    ("1,807.4万元", "1807.4 万元", None),
    ("3.5‰", "3.5 ‰", None),
    ("0", "0", None),
    ("不低于95%", "≥ 95 %", None),
    ("不少于10次/年", "≥ 10 次/年", None),
    ("大于等于95%", "≥ 95 %", None),
    ("95%以上", "≥ 95 %", None),
    ("60分及以上", "≥ 60 分", None),
    ("不超过30天", "≤ 30 天", None),
    ("不突破1807.4万元", "≤ 1807.4 万元", None),
    ("控制在1807.4万元以内", "≤ 1807.4 万元", None),
    ("不高于3‰", "≤ 3 ‰", None),
    ("5分钟内", "≤ 5 分钟", None),
    ("超过80人", "＞ 80 人", None),
    ("低于3%", "＜ 3 %", None),
    ("等于3%", "＝ 3 %", None),
    ("约80人", "80 人", v.APPROXIMATE),
    ("80人左右", "80 人", v.APPROXIMATE),
    ("≤80人以上", "≤ 80 人", v.CONFLICT),
    ("≥80人以内", "≥ 80 人", v.CONFLICT),
    ("≥80人以上", "≥ 80 人", None),
    ("=80人以上", "＝ 80 人", None),
    ("2场宣传活动", "2 场", v.WORDY),
    ("100%覆盖", "100 %", v.WORDY),
    ("3尾", "3 尾", v.UNKNOWN_UNIT),
    ("≥4.5星", "≥ 4.5 星", None),
    ("12个月", "12 个月", None),
    ("十五人", "15 人", None),
    ("三次", "3 次", None),
    ("百分之九十", "90 %", None),
]  # fmt: skip

UNREAD = [
    "1/3", "5/套/", "1：3", "-5", "+5", "12%3", "1,2-3", "1234567890123456789", "3@", "80%-!", "9.9.9"
]  # fmt: skip
WORDING = ["有正规资质资历", "达标", "优秀", "一次性", "一级", "百分之多", "A级", "显著提升"]
NUMBERED = [f"80人（{'好' * 196}）", "完成3次培训", "每月1次", "A3纸"]
BUDGET = ["控制在预算内", "不超预算", "不超过项目预算", "不突破年度预算总额"]
RESIDUE = ["指标1", "指标值", "……", "≥……%", "≥**个", "XX个", "___", "示例", "#REF!", "..."]
DATES = [
    "12月底前",
    "2020年12月31日",
    "2020年1月-12月",
    "2020-12-31",
    "2020/6",
    "2023年",
    "≤2020年12月",
    "12月",
]


def said(value: IndicatorValue) -> str:
    numbers = "…".join(show(n) for n in (value.number, value.upper) if n is not None)
    return " ".join(filter(None, (value.sign, numbers, value.unit)))


@pytest.mark.parametrize(("text", "meaning", "verdict"), READ)
def test_quantity(text: str, meaning: str, verdict: str | None) -> None:
    value = parse_value(text)
    assert said(value) == meaning
    assert value.problems == ((verdict,) if verdict else ())
    assert value.original == text
    assert not value.is_qualitative
    assert not value.is_date


def test_a_sign_read_as_a_two() -> None:
    assert parse_value("292%").problems == (v.OVER_100, v.MISREAD_SIGN)
    assert v.MISREAD_SIGN not in parse_value("≥292%").problems


@pytest.mark.parametrize("text", UNREAD)
def test_what_starts_like_a_number(text: str) -> None:
    value = parse_value(text)
    assert (value.number, value.is_qualitative, value.problems) == (None, False, (v.UNREADABLE,))


@pytest.mark.parametrize(
    ("texts", "problems"),
    [
        (WORDING, ()),
        (NUMBERED, (v.EMBEDDED_NUMBER,)),
        (BUDGET, (v.WITHIN_BUDGET,)),
        (["好" * 201], ()),
    ],
)
def test_wording(texts: list[str], problems: tuple[str, ...]) -> None:
    for text in texts:
        value = parse_value(text)
        assert (text, value.number, value.is_qualitative, value.problems) == (
            text,
            None,
            True,
            problems,
        )
        assert value.sign == ("≤" if problems == (v.WITHIN_BUDGET,) else "")


@pytest.mark.parametrize("text", RESIDUE)
def test_residue(text: str) -> None:
    assert parse_value(text).problems == (v.RESIDUE,)
    assert not parse_value(text).is_qualitative


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_blank(text: str) -> None:
    assert parse_value(text).problems == (v.BLANK,)


@pytest.mark.parametrize("text", DATES)
def test_date(text: str) -> None:
    value = parse_value(text)
    assert (value.is_date, value.number, value.unit, value.problems) == (True, None, "", ())
    assert not value.is_qualitative


def test_serial_day() -> None:
    assert serial_day(Decimal(44561)) == date(2021, 12, 31)
    assert serial_day(Decimal("44561.5")) is None
    assert serial_day(Decimal(36525)) is None
    assert serial_day(Decimal(55154)) is None


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("≥80%", ("≥", "80", "%")),
        ("不低于95%", ("不低于", "95", "%")),
        ("１７１２平方", ("", "１７１２", "平方")),
        ("1,807.4万元", ("", "1,807.4", "万元")),
        ("15人/次", ("", "15", "人/次")),
        ("80", ("", "80", "")),
        ("90%%", ("", "90%%", "")),
        ("1-2次", ("", "1-2次", "")),
        ("约80人", ("", "约80人", "")),
        ("80人左右", ("", "80人左右", "")),
        ("2场宣传活动", ("", "2场宣传活动", "")),
        ("≤80人以上", ("", "≤80人以上", "")),
        ("2023年", ("", "2023年", "")),
        ("1,2", ("", "1,2", "")),
        ("达标", ("", "达标", "")),
        ("", ("", "", "")),
    ],
)
def test_split(text: str, split: tuple[str, str, str]) -> None:
    assert split_value(text) == split


@given(st.text() | st.text("≥<>=约不超过0123456789.,-/%万元人次年月（）十百*…以上 "))
def test_any_text_is_read(text: str) -> None:
    value = parse_value(text)
    assert value.original == text
    assert "".join(split_value(text)) == text
    assert value.number is None or not (value.is_qualitative or value.is_date)
    assert value.upper is None or v.RANGE in value.problems


@given(
    st.decimals(0, 10**9, places=2),
    st.sampled_from(["", "≥", "≤", "＝", "＞", "＜", "不低于", "不超过"]),
    st.sampled_from(["", "%", "人", "次", "万元", "平方米", "人次", "个月"]),
)
def test_widening_changes_nothing(number: Decimal, sign: str, unit: str) -> None:
    text = f"{sign}{number:,}{unit}"
    value, wide = parse_value(text), parse_value(text.translate(WIDE))
    assert value.number == number
    assert value.unit == unit
    assert (said(value), value.problems) == (said(wide), wide.problems)
