"""Wording of qualitative values and remarks, as rules ask about it."""

from __future__ import annotations

from budget_xl.core.regex import regex
from budget_xl.prose.values import IndicatorValue

_HOW_MUCH = regex(
    "提高|提升|增长|增强|增加|上升|下降|降低|减少|改善|优化|达成|达标|达到|合格|完成|优|良|好|全|零|无"
    "|持续|稳|保持|不变|高|低|较|逐|明显|显著|百分|满|及时|按[时期]|准确|符合|应.尽|[0-9]"
)


def says_how_much(text: str) -> bool:
    """Tell whether ``text`` says that something is high, low, complete, or in which way it goes."""
    return bool(_HOW_MUCH.search(text))


def is_wording(value: IndicatorValue) -> bool:
    """Tell whether ``value`` is words and nothing else: no number, no budget, no residue."""
    return value.is_qualitative and not value.problems
