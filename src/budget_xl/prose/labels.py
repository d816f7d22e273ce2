"""Words around amounts: what is a part's label, and what makes an amount no part."""

from __future__ import annotations

import re

from budget_xl.core.regex import regex

_EDGE = " \t\r\n\u3000\xa0、，,；;。：:-—–~+＋"
_HEAD = regex(
    r"\A(?:(?:整(?=[、，,；;\s])|[、，,]|和(?![谐平睦])|以及|及(?!时)|与(?!会)|并|其中|主?要?(?:包括|包含|用于))\s*)+"
)
_FIRST = frozenset("整和以及与并其主要包用")
"""How a head can begin; most labels have none."""
_TAIL = regex(r"(?:为|约|共需?|(?<![统会审设预估核])计|需要?|是|预算|金额为?|人民币|[:：￥¥\s])+\Z")
_LAST = frozenset("为约共需计要是算额币:：￥¥")
"""How a tail can end; most labels have none."""
_COMPARED = regex(rf"[{re.escape(_EDGE)}]*\s*(?:比|较|同比|环比|与).*(?:增|减|降|升|多|少|持平)")
_DOUBTFUL = regex(
    r"上年|去年|增加|减少|增长|下降|扣除|扣减|减去|抵扣|抵减|结转|结余|不含|不包括|除外|超出|剩余"
    r"|差额|缺口|备注|(?:19|20)[0-9]{2}年[^，,]*(?:安排|预算|支出|执行|决算|批复|下达)|此前|原(?:预算|计划)|已(?:支付|拨付|安排|下达)|折合|剔除|限额|基数"
)
_AFTER = regex(r"\s*(?:标准|计提|为基数|的\d|的标准)")
_TIME = regex(
    "合同|协议|总价|总投资|总额|尾款|余款|首付|预付|应付|实付|支付|拨付|[本全当每各]年|半年|季度|年均|先行"
    "|(?:19|20)[0-9]{2}年|[一二两三四五][年期]"
)
_FILLER = regex(
    r"(?:需要?|为|是|人民币|金额|经费|资金|费用|支出|预算|投入|安排|申请|财政|拨款|所需|[\s:：￥¥])*"
)
_BLANK = regex(
    r"[\s，,、；;：:。]*(?:(?:的?标准)?(?:测算|计算))?[\s，,：:]*(?:即|则|得|需|按照?|费用|金额|[：:])?\s*"
)
_LEAD = regex(
    r"[\s，,、：:]*(?:(?:其中)?(?:按照?|根据|依据|即|系)[^；;。、]*)?(?:[人户台次]均|单价)?"
)
_RECKONED = regex(r"的?(?:标准)?(?:进行)?(?:测算|计算|核算|核定|计)[\s，,、：:]*(?:即|则)?[\s：:]*")
_NAMES = regex(r"[、，,；;\n]|以及|[和及与](?![谐平睦时会])")
_TITLE_END = regex("(?:按照?|根据|依据|参照|预计)(?![摩揭键时期])")
_LONGEST = 200
"""Characters of a label that are looked at; more is kept as it is and decides nothing."""


def clean(text: str) -> str:
    """Return ``text`` as a label: without the words that tie it to what is around it."""
    text = text.strip(_EDGE)
    has_tail = text[-1:] in _LAST
    is_clean = not (has_tail or text[:1] in _FIRST or "，" in text or "," in text)
    if is_clean or len(text) > _LONGEST:
        return text
    text = _HEAD.sub("", text) if text[:1] in _FIRST else text
    text = text[max(text.rfind("，"), text.rfind(",")) + 1 :]
    return (_TAIL.sub("", text) if has_tail else text).strip(_EDGE)


def title(text: str) -> str:
    """Return the name of a paragraph that begins with ``text``: not what the amount follows."""
    text = text.strip()
    end = _TITLE_END.search(text, 1)
    name = text[: end.start()] if end else text
    return name.strip(_EDGE).removesuffix("主要").removesuffix("预算")


def is_comparison(text: str) -> bool:
    """Tell whether the amount behind ``text`` compares years: 比上年增加."""
    return bool(_COMPARED.match(text[:_LONGEST]))


def is_doubtful(text: str) -> bool:
    """Tell whether the amount behind ``text`` may be something else than an addend."""
    return len(text) > _LONGEST or bool(_DOUBTFUL.search(text))


def is_of_a_time(label: str) -> bool:
    """Tell whether an amount with ``label`` may be of another time, or the whole of several."""
    return bool(_TIME.search(label))


def is_reference(text: str, end: int) -> bool:
    """Tell whether what follows an amount that ends there makes it a standard or a base."""
    return bool(_AFTER.match(text, end))


def is_filler(text: str) -> bool:
    """Tell whether ``text`` may stand between 合计 and its amount."""
    return len(text) <= _LONGEST and bool(_FILLER.fullmatch(text))


def is_blank(text: str) -> bool:
    """Tell whether ``text`` only joins a calculation to its result."""
    return len(text) <= _LONGEST and bool(_BLANK.fullmatch(text))


def is_lead(text: str) -> bool:
    """Tell whether ``text`` leads from an amount to the calculation of the same: ，按."""
    return len(text) <= _LONGEST and bool(_LEAD.fullmatch(text))


def is_reckoned(text: str) -> bool:
    """Tell whether ``text`` leads from how something is reckoned to the reckoning: 测算，."""
    return len(text) <= _LONGEST and bool(_RECKONED.fullmatch(text))


def is_part_of(text: str) -> bool:
    """Tell whether what ``text`` introduces is part of the amount before: ，含."""
    return text[:_LONGEST].lstrip("，,（( ").startswith("含")


def names(text: str) -> list[str]:
    """Return the things that ``text`` lists by name."""
    return [name for name in map(clean, _NAMES.split(text)) if name]
