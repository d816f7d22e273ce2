"""Names of items: when two of them mean the same thing, and which belongs to which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

SAME = 0.8
"""Share of common character pairs from which two names are the same item.

At 0.8 one changed word in a usual name (年度审计 / 季度审计) already makes another item.
"""

_DIFFERENT_NUMBERS = 0.5
_ONE_REMARK = 0.95
_BLANK = re.compile(r"[\s“”\"'‘’《》·、，,和及与]+")
_NUMBERING = re.compile(
    r"\s*(?:[(（]?[0-9]{1,3}\s*[.．、)）]|[一二三四五六七八九十]{1,3}、)(?![0-9])"
)
_REMARK = re.compile(r"[（(]([^（()）]*)[)）]")
_ENDINGS = ("经费", "费用", "资金", "支出", "预算", "费", "款", "工作", "专项", "相关", "项目")
_DIGITS = re.compile(r"[0-9]+|[一二三四五六七八九十]+(?=期|号|季|批|组|队|级|类)")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def normalise_name(text: str) -> str:
    """Return ``text`` without numbering, punctuation and the words that every item has.

    A remark in brackets stays, behind the name: 应急经费（机动专项） is 应急(机动专项).
    """
    base, remark = _split(text)
    return f"{base}({remark})" if remark else base


def similarity(left: str, right: str) -> float:
    """Return how alike two names are, 0 to 1; a remark counts only when both have one."""
    return _compare(_split(left), _split(right))


def same_name(left: str, right: str) -> bool:
    """Tell whether two names are the same item."""
    return similarity(left, right) >= SAME


def pair_names(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Return the best one-to-one pairing of the names that are the same item."""
    ours, theirs = [_split(name) for name in left], [_split(name) for name in right]
    ranked = []
    for i, mine in enumerate(ours):
        for j, other in enumerate(theirs):
            score = _compare(mine, other)
            if score >= SAME:
                ranked.append((left[i] != right[j], -score, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(ranked):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return dict(sorted(pairs.items()))


def _split(text: str) -> tuple[str, str]:
    text = _NUMBERING.sub("", text.translate(_WIDTH), count=1)
    remark = "".join(_REMARK.findall(text))
    return _bare(_REMARK.sub("", text)), _BLANK.sub("", remark)


def _bare(name: str) -> str:
    name = full = _BLANK.sub("", name)
    ending: str | None = ""
    while ending is not None:
        name = name.removesuffix(ending)
        ending = next((word for word in _ENDINGS if name.endswith(word)), None)
    return name or full


def _compare(left: tuple[str, str], right: tuple[str, str]) -> float:
    if left[1] and right[1]:
        return _alike("".join(left), "".join(right))
    score = _alike(left[0], right[0])
    return score if left == right else score * _ONE_REMARK if left[1] or right[1] else score


def _alike(left: str, right: str) -> float:
    if left == right:
        return 1.0 if left else 0.0
    if not 0.5 < (len(left) + 1) / (len(right) + 1) < 2:
        return 0.0
    pairs, others = _pairs(left), _pairs(right)
    score = 2 * (pairs & others).total() / (pairs.total() + others.total())
    return score if _DIGITS.findall(left) == _DIGITS.findall(right) else score * _DIFFERENT_NUMBERS


def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, zip(text, text[1:], strict=False))) or Counter([text])
