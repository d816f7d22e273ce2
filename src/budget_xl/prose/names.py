"""Names of items: when two of them mean the same thing, and which belongs to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import add
from typing import NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose.widths import WIDE, narrowing

SAME = 0.8
"""Share of common character pairs from which two names are the same item.

At 0.8 one changed word in a usual name (年度审计 / 季度审计) already makes another item.
"""

_DIFFERENT_NUMBERS = 0.5
_ONE_REMARK = 0.95
_BLANK = regex(r"[\s“”\"'‘’《》·、，,和及与]+")
_NUMBERING = regex(r"\s*(?:[(（]?[0-9]{1,3}\s*[.．、)）]|[一二三四五六七八九十]{1,3}、)(?![0-9])")
_REMARK = regex(r"[（(]([^（()）]*)[)）]")
_ENDINGS = ("经费", "费用", "资金", "支出", "预算", "费", "款", "工作", "专项", "相关", "项目")
_DIGITS = regex(r"[0-9]+|[一二三四五六七八九十]+(?=期|号|季|批|组|队|级|类)")
_narrow = narrowing(WIDE)
_LONGEST = 200
"""Characters of a name that are compared; what is longer is prose."""


class _Name(NamedTuple):
    """A name as it is compared; the pairs are numbered, so that sets count repetitions."""

    text: str
    pairs: frozenset[str]
    numbers: tuple[str, ...]


class _Names(NamedTuple):
    """A name without its remark, the remark, and both together."""

    base: _Name
    remark: str
    whole: _Name

    @property
    def pairs(self) -> frozenset[str]:
        """The pairs of the name with its remark and without."""
        return self.base.pairs | self.whole.pairs if self.remark else self.base.pairs


def normalise_name(text: str) -> str:
    """Return ``text`` without numbering, punctuation and the words that every item has.

    A remark in brackets stays, behind the name: 应急经费（机动专项） is 应急(机动专项).
    """
    base, remark = _split(text)
    return f"{base}({remark})" if remark else base


def base_name(text: str) -> str:
    """Return ``text`` as ``normalise_name`` does, without the remark."""
    return _read(text).base.text


def similarity(left: str, right: str) -> float:
    """Return how alike two names are, 0 to 1; a remark counts only when both have one."""
    return _compare(_read(left), _read(right))


def same_name(left: str, right: str) -> bool:
    """Tell whether two names are the same item."""
    return similarity(left, right) >= SAME


def pair_names(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Return the best one-to-one pairing of the names that are the same item."""
    pairs = _same_words(left, right)
    taken = set(pairs.values())
    theirs = {j: _read(name) for j, name in enumerate(right) if j not in taken}
    having: dict[str, set[int]] = {}
    for j, other in theirs.items():
        for pair in other.pairs:
            having.setdefault(pair, set()).add(j)
    ranked = []
    for i, name in enumerate(left):
        if i in pairs:
            continue
        mine = _read(name)
        shared = [having[pair] for pair in mine.pairs & having.keys()]
        for j in set().union(*shared):
            score = _compare(mine, theirs[j])
            if score >= SAME:
                ranked.append((name != right[j], -score, abs(i - j), i, j))
    for *_, i, j in sorted(ranked):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return dict(sorted(pairs.items()))


def _same_words(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    """Return the pairs of names that stand once on either side, word for word."""
    ours, theirs = Counter(left), Counter(right)
    once = {name for name in ours.keys() & theirs if ours[name] == theirs[name] == 1}
    places = {name: j for j, name in enumerate(right) if name in once and similarity(name, name)}
    return {i: places[name] for i, name in enumerate(left) if name in places}


@lru_cache(maxsize=2048)
def _read(text: str) -> _Names:
    base, remark = _split(text)
    name = _name(base)
    return _Names(name, remark, _name(base + remark) if remark else name)


def _name(text: str) -> _Name:
    seen: dict[str, int] = {}
    numbered = set()
    for pair in map(add, text, text[1:]) if len(text) > 1 else [text]:
        again = seen[pair] = seen.get(pair, -1) + 1
        numbered.add(f"{pair}{again}" if again else pair)
    return _Name(text, frozenset(numbered), tuple(_DIGITS.findall(text)))


@lru_cache(maxsize=2048)
def _split(text: str) -> tuple[str, str]:
    text = _narrow(text[:_LONGEST])
    number = _NUMBERING.match(text)
    text = text[number.end() :] if number else text
    remark = "".join(_REMARK.findall(text)) if "(" in text else ""
    return _bare(_REMARK.sub("", text)), _BLANK.sub("", remark)


def _bare(name: str) -> str:
    name = full = _BLANK.sub("", name)
    while name.endswith(_ENDINGS):
        name = name.removesuffix(next(word for word in _ENDINGS if name.endswith(word)))
    return name or full


def _compare(left: _Names, right: _Names) -> float:
    if left.remark and right.remark:
        return _alike(left.whole, right.whole)
    score = _alike(left.base, right.base)
    return score * _ONE_REMARK if left.remark or right.remark else score


def _alike(left: _Name, right: _Name) -> float:
    if left.text == right.text:
        return 1.0 if left.text else 0.0
    mine, others = left.pairs, right.pairs
    score = 2 * len(mine & others) / (len(mine) + len(others))
    return score if left.numbers == right.numbers else score * _DIFFERENT_NUMBERS
