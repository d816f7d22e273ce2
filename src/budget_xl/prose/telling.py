"""What tells one thing of a street office from another: the pairs of characters of its name."""

from __future__ import annotations

from functools import lru_cache

from budget_xl.core.regex import regex

COMMON = (
    "工作", "经费", "数量", "人员", "服务", "专项", "活动", "管理", "费用", "单位", "项目", "开展",
    "建设", "相关", "街道", "机关", "运行", "采购", "购置", "补助", "次数", "人数", "总数", "完成",
    "资金", "社区", "办公", "其他", "情况", "面积", "金额", "成本", "预算",
)  # fmt: skip
"""Words that so many names share that they tie nothing together."""

ALIKE = {
    "就餐": "用餐",
    "餐费": "用餐",
    "伙食": "用餐",
    "食堂": "用餐",
    "固定资产": "设备",
    "电脑": "设备",
    "打印机": "设备",
    "复印机": "设备",
    "一体机": "设备",
    "投影仪": "设备",
    "碎纸机": "设备",
}
"""What clerks call differently in an item and in its indicator."""

DEVICES = ("电脑", "打印机", "复印机", "一体机", "投影仪", "碎纸机")
"""All of them 设备, and each another one."""

_ALIKE = regex("|".join(ALIKE))
_DEVICES = regex("|".join(DEVICES))
_COMMON = regex("|".join(COMMON))
_WORDS = regex("[一-龥A-Za-z0-9]+")
_LONGEST = 2_000
"""Characters that are looked at; a longer text is about everything."""


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """Return the pairs of characters by which ``text`` can be recognised in another."""
    text = _ALIKE.sub(lambda match: ALIKE[match[0]], text[:_LONGEST])
    words = _WORDS.findall(_COMMON.sub(" ", text))
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))


def devices(text: str) -> frozenset[str]:
    """Return the kinds of 设备 that ``text`` names."""
    return frozenset(_DEVICES.findall(text[:_LONGEST]))
