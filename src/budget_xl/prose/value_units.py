"""Units of indicator values and the one way in which each is written."""

from __future__ import annotations

from budget_xl.prose.units import MONEY, PLURAL, read_measure

PLAIN = {
    "名": "人",
    "位": "人",
    "平方": "平方米",
    "平米": "平方米",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "M2": "平方米",
    "立方": "立方米",
    "m3": "立方米",
    "m³": "立方米",
    "M": "米",
    "m": "米",
    "KM": "公里",
    "km": "公里",
    "千米": "公里",
    "百分比": "%",
    "％": "%",
    "圆": "元",
    "万": "万元",
    "亿": "亿元",
}
INCOMPLETE = frozenset({"平方", "立方"})
LATIN = frozenset({"M", "m", "KM", "km", "M2", "m2", "m3"})
AMBIGUOUS = frozenset({"人/次", "人/场", "人/期"})

_MORE = (
    "%", "‰", "％", "百分比", "个百分点", "分", "元", "万元", "亿元", "千元", "平方", "立方", "M2",
    "m2", "m²", "m3", "m³", "M", "m", "KM", "km", "°", "℃", "度", "星", "级", "倍", "类", "G", "GB",
)  # fmt: skip


def find_unit(text: str) -> str:
    """Return the unit at the head of ``text``, '' when it is in no list."""
    known = [unit for unit in (*_MORE, *MONEY) if text.startswith(unit)]
    measure = read_measure(text)
    return max((*known, measure), key=len)


def is_multiplier(text: str) -> bool:
    """Tell whether ``text`` is 万 or 亿 in front of a unit that is no money: 3万人."""
    return text[:1] in PLURAL and text[1:2] not in ("元", "") and bool(find_unit(text[1:]))
