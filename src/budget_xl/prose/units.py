"""Units: money with its size in 万元, and the measure words that counts go with."""

from __future__ import annotations

from decimal import Decimal

from budget_xl.core.regex import regex

MONEY = {
    "元": Decimal("0.0001"),
    "圆": Decimal("0.0001"),
    "百元": Decimal("0.01"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "万": Decimal(1),
    "十万元": Decimal(10),
    "百万元": Decimal(100),
    "百万": Decimal(100),
    "千万元": Decimal(1000),
    "千万": Decimal(1000),
    "亿元": Decimal(10_000),
    "亿": Decimal(10_000),
}
"""How many 万元 one of a unit is."""

PLURAL = {
    "万": Decimal(10_000),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
}
"""Units that multiply a count as well: 3万人."""

MEASURE = regex(
    "场次|人次|人年|人天|人数|平方米|平方公里|立方米|公里|千米|平米|小时|分钟|工作日|季度|课时|节课"
    "|社区|街道|单位|企业|学校"
    "|[个人名位台套次场天日月年件份家间户辆部块册本张所处项期批组班篇条只把支面座栋幢亩米吨度桶箱盒瓶枚幅]"
    "|[节课站村点队周季盏棵株床顶双副卷包袋车轮趟对路㎡]"
)
"""A measure word at the head of the word that follows a number."""

_PERSONS = ("名", "位")
_TIMES = frozenset(
    {*"次场期批月年季天日周节趟轮", "场次", "季度", "小时", "课时", "个月", "个季度", "个周"}
)
_NOUN = regex(r"(?!的?标准|测算|计算|核算|左右)[一-龥]{1,6}")
_MONTHS = regex(r"个?(?:月|季度)")


def read_measure(word: str) -> str:
    """Return the measure at the head of ``word``, 个 with its noun, '' when there is none."""
    if months := _MONTHS.match(word):
        return months[0]
    match = MEASURE.match(word)
    if match is None:
        return ""
    noun = _NOUN.match(word, match.end()) if match[0] == "个" else None
    return match[0] + (noun[0] if noun else "")


def is_time(measure: str) -> bool:
    """Tell whether a count of ``measure`` says how often, or how long."""
    return measure in _TIMES


def core(measure: str) -> str:
    """Return what ``measure`` counts, so that 每社区 and 26个社区 meet: 社区."""
    measure = measure.strip()
    return "人" if measure in _PERSONS else measure[1:] if measure[:1] == "个" else measure


def alike(measure: str, rate: str) -> bool:
    """Tell whether a count of ``measure`` answers 每``rate``, which is a core."""
    counted = core(measure)
    if counted == rate:
        return True
    return min(len(counted), len(rate)) > 1 and (
        counted.startswith(rate) or rate.startswith(counted)
    )
