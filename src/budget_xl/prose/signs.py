"""Comparators of indicator values in signs and in words, before and behind the number."""

from __future__ import annotations

from budget_xl.prose import verdicts

SIGNS = {
    ">=": "≥",
    "=>": "≥",
    "<=": "≤",
    "=<": "≤",
    "≥": "≥",
    "≧": "≥",
    "⩾": "≥",
    "≤": "≤",
    "≦": "≤",
    "⩽": "≤",
    "=": "＝",
    "＝": "＝",
    ">": "＞",
    "＞": "＞",
    "<": "＜",
    "＜": "＜",
}
WORDS = {
    "不低于": "≥",
    "不少于": "≥",
    "不小于": "≥",
    "大于等于": "≥",
    "大于或等于": "≥",
    "至少": "≥",
    "达到": "≥",
    "不超过": "≤",
    "不高于": "≤",
    "不超": "≤",
    "不突破": "≤",
    "不多于": "≤",
    "不大于": "≤",
    "小于等于": "≤",
    "小于或等于": "≤",
    "控制在": "≤",
    "至多": "≤",
    "最多": "≤",
    "等于": "＝",
    "大于": "＞",
    "高于": "＞",
    "超过": "＞",
    "多于": "＞",
    "小于": "＜",
    "低于": "＜",
    "少于": "＜",
}
_BEHIND = {
    "及以上": "≥",
    "以上": "≥",
    "及以下": "≤",
    "以下": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}
_ABOUT_BEFORE = ("约", "大约", "近", "将近")
_ABOUT_BEHIND = ("左右", "上下")
_WORDS_BEHIND = tuple(_BEHIND)
_KNOWN = frozenset((*SIGNS, *WORDS))
_LENGTHS = range(max(map(len, _KNOWN)), 0, -1)
_FIRST = frozenset(word[0] for word in _KNOWN)
_ASCII = frozenset({">=", "=>", "<=", "=<"})


def typed_sign(text: str) -> str:
    """Return the comparator at the head of ``text`` as typed, '' when there is none."""
    if text[:1] not in _FIRST:
        return ""
    return next((text[:length] for length in _LENGTHS if text[:length] in _KNOWN), "")


def split_sign(text: str) -> tuple[str, str, list[str]]:
    """Return the canonical sign, the text without it, and the verdicts on it."""
    problems: list[str] = []
    typed = typed_sign(text)
    sign = SIGNS.get(typed) or WORDS.get(typed, "")
    body = text[len(typed) :].strip()
    if typed in _ASCII:
        problems.append(verdicts.ASCII_SIGN)
    for word in _ABOUT_BEFORE if body.startswith(_ABOUT_BEFORE) else ():
        if body.startswith(word):
            problems.append(verdicts.APPROXIMATE)
            body = body.removeprefix(word).strip()
    for word in _ABOUT_BEHIND if body.endswith(_ABOUT_BEHIND) else ():
        if body.endswith(word):
            problems.append(verdicts.APPROXIMATE)
            body = body.removesuffix(word).strip()
    if not body.endswith(_WORDS_BEHIND):
        return sign, body, problems
    word = next(word for word in _WORDS_BEHIND if body.endswith(word))
    behind = _BEHIND[word]
    if sign and sign != "＝" and (sign in "≥＞") != (behind == "≥"):
        problems.append(verdicts.CONFLICT)
    return sign or behind, body.removesuffix(word).strip(), problems
