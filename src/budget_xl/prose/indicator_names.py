"""Names of indicators: which are rates, which way is good, and what is no name at all."""

from __future__ import annotations

import re

_BRACKET = re.compile(r"[（(][^（()）]*[)）]\s*\Z")
_DEGREES = tuple("满意度 知晓度 认可度 支持度 参与度 覆盖度 完整度 准确度 规范度 信任度".split())
_WHOLE = tuple(
    f"{word}率"
    for word in "满意 合格 达标 覆盖 到岗 及时 知晓 参与 整改 办结 通过 普及 完好 准确 优良 优秀"
    " 出勤 到会 签约 回复 答复 成功 受理 验收 就业 清运".split()
)
_GOOD = tuple(
    "满意率 满意度 合格率 达标率 覆盖率 到岗率 知晓率 整改率 办结率 准确率 完好率 及时率 通过率".split()
)
_BAD = tuple(
    "差错率 错误率 投诉率 发生率 死亡率 事故率 逾期率 失业率 违规率 流失率 发案率 返工率 空置率"
    " 事故起数 投诉件数 不合格率 不满意率".split()
)
_SIGNS = "[≥≤≧≦＞＜>＝=]|不超过?|不低于|不少于|不高于|不突破|不大于|不小于|控制在"
_SIGN = re.compile(rf"\s*(?:{_SIGNS})")
_VALUE = re.compile(rf"(?:{_SIGNS}|达到)\s*[0-9]|[0-9](?:\.[0-9]+)?\s*[%％]")
_SENTENCE = re.compile(r"[，。；？！;]")
_NAMED_UNIT = re.compile(r"[（(]\s*(?:单位[:：])?[一-龥A-Za-z%％‰²㎡/]{1,6}\s*[)）]")


def core_name(name: str) -> str:
    """Return ``name`` without white space and a bracket behind it."""
    return _BRACKET.sub("", name.strip()).strip()


def is_rate(name: str) -> bool:
    """Tell whether ``name`` asks for a percentage: …率, 满意度; 进度 and 力度 do not."""
    return core_name(name).endswith(("率", *_DEGREES))


def is_share(name: str) -> bool:
    """Tell whether ``name`` is a share of a whole, which nothing can exceed: 合格率.

    完成率, 增长率 and 使用率 can: they compare with a plan, an earlier year, a nominal size.
    """
    name = core_name(name)
    return name.endswith((*_DEGREES, *_WHOLE))


def is_better_high(name: str) -> bool:
    """Tell whether more is surely better: 合格率; what is named 不合格率 is not."""
    return core_name(name).endswith(_GOOD) and not is_better_low(name)


def is_better_low(name: str) -> bool:
    """Tell whether less is surely better: 差错率."""
    name = core_name(name)
    return name.endswith(_BAD) or "不满意" in name


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
