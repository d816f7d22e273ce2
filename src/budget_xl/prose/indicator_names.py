"""Names of indicators: which are rates, which way is good, and what is no name at all."""

from __future__ import annotations

import re
from functools import lru_cache

from budget_xl.core.regex import regex

_BRACKET = regex(r"[（(][^（()）]*[)）]\s*\Z")
_RATE = regex(r"(?:率|(?:满意|知晓|认可|支持|参与|覆盖|完整|准确|规范|信任)度)\Z")
_SHARE = regex(
    r"(?:(?:满意|合格|达标|覆盖|到岗|及时|知晓|参与|整改|办结|通过|普及|完好|准确|优良|优秀|出勤"
    r"|到会|签约|回复|答复|成功|受理|验收|就业|清运)率"
    r"|(?:满意|知晓|认可|支持|参与|覆盖|完整|准确|规范|信任)度)\Z"
)
_GOOD = regex(r"(?:满意|合格|达标|覆盖|到岗|知晓|整改|办结|准确|完好|及时|通过)率\Z|满意度\Z")
_BAD = regex(
    r"(?:(?:差错|错误|投诉|发生|死亡|事故|逾期|失业|违规|流失|发案|返工|空置|不合格|不满意)率"
    r"|事故起数|投诉件数)\Z|不满意"
)
_SIGNS = "[≥≤≧≦＞＜>＝=]|不超过?|不低于|不少于|不高于|不突破|不大于|不小于|控制在"
_SIGN = regex(rf"\s*(?:{_SIGNS})")
_VALUE = regex(rf"(?:{_SIGNS}|达到)\s*[0-9]|[0-9](?:\.[0-9]+)?\s*[%％]")
_SENTENCE = regex(r"[，。；？！;]")
_NAMED_UNIT = regex(r"[（(]\s*(?:单位[:：])?[一-龥A-Za-z%％‰²㎡/]{1,6}\s*[)）]")

_RESIDUE = regex(
    r"指标(?:名称)?[0-9一二三四五六七八九十]*|[.…]{1,6}|.*\*\*.*|示例|样例|[xX×]{2,}.*"
)


@lru_cache(maxsize=2048)
def core_name(name: str) -> str:
    """Return ``name`` without white space and a bracket behind it."""
    return _BRACKET.sub("", name.strip()).strip()


def is_rate(name: str) -> bool:
    """Tell whether ``name`` asks for a percentage: …率, 满意度; 进度 and 力度 do not."""
    return bool(_RATE.search(core_name(name)))


def is_share(name: str) -> bool:
    """Tell whether ``name`` is a share of a whole, which nothing can exceed: 合格率.

    完成率, 增长率 and 使用率 can: they compare with a plan, an earlier year, a nominal size.
    """
    return bool(_SHARE.search(core_name(name)))


def is_better_high(name: str) -> bool:
    """Tell whether more is surely better: 合格率; what is named 不合格率 is not."""
    return bool(_GOOD.search(core_name(name))) and not is_better_low(name)


def is_better_low(name: str) -> bool:
    """Tell whether less is surely better: 差错率."""
    return bool(_BAD.search(core_name(name)))


def is_predicate(name: str) -> bool:
    """Tell whether ``name`` begins with a comparator: 不超过预算总金额."""
    return bool(_SIGN.match(name))


def is_sentence(name: str) -> bool:
    """Tell whether ``name`` has the stops of a sentence outside its brackets."""
    return bool(_SENTENCE.search(re.sub(r"[（(][^（()）]*[)）]", "", name)))


def holds_value(name: str) -> bool:
    """Tell whether the target stands in the name: 培训次数≥3次."""
    return bool(_VALUE.search(name))


def names_unit(name: str) -> bool:
    """Tell whether a bracket of ``name`` gives the unit: 培训次数（次）."""
    return bool(_NAMED_UNIT.search(name))


def is_residue(name: str) -> bool:
    """Tell whether ``name`` is left over from the template: 指标1, ……."""
    return bool(_RESIDUE.fullmatch(name))
