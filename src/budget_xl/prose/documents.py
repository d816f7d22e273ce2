"""Document numbers such as 洪政办〔2019〕6号, and brackets without a partner."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose.widths import WIDE_DIGITS, narrowing


class Document(NamedTuple):
    """A cited document; ``style`` is the pair of brackets, ``-`` or '' when the year has none.

    ``organ`` is '' and ``year`` None when the text does not give them.
    """

    organ: str
    year: int | None
    number: int
    style: str
    start: int
    end: int


class Unbalanced(NamedTuple):
    """A bracket without a partner; ``kind`` is ``unclosed`` or ``unopened``."""

    char: str
    position: int
    kind: str


_narrow = narrowing(WIDE_DIGITS)
_SIGN = regex(r"(?<=[0-9\s])号文?")
_SIGNS = 2_500
"""Signs that are looked at; the longest text that the forms admit has no room for more."""
_LONGEST = 24
"""Characters from the bracket of the year to 号, white space included."""
_NUMBER = regex(
    r"(?:(?P<open>[〔【\[﹝［（(])\s?(?P<year>(?:19|20)[0-9]{2})\s?(?P<close>[〕】\]﹞］）)])"
    r"\s?第?\s?(?P<number>[0-9]{1,5})\s?"
    r"|(?P<bare>(?:19|20)[0-9]{2})[-—－](?P<serial>[0-9]{1,5}))号(?:文?\Z)"
    r"|(?<![0-9第])(?P<only>[0-9]{1,4})号文\Z"
)
_ORGAN = regex(r"[一-龥]+\Z")
_LEAD = regex(r".*(?:根据|按照|依据|参照|执行|落实|依照|文件|号文|下发的?|印发|[和及与])")
_SESSION = regex(r"第.+[届次]\Z")

_OPENERS = {
    "（": "）",
    "(": "）",
    "【": "】",
    "[": "］",
    "［": "］",
    "〔": "〕",
    "﹝": "﹞",
    "《": "》",
}
_CLOSERS = {**{char: char for char in "）】］〕﹞》"}, ")": "）", "]": "］"}
_BRACKET = regex(r"[（(【\[［〔﹝《）)】\]］〕﹞》]")
MOST = 200
"""Nobody mends more brackets at a time."""
_ENUMERATOR = regex(r"(?:\A|[\s；;。，,、：:])[0-9a-zA-Z一二三四五六七八九十]{1,2}\Z")


def find_documents(text: str) -> tuple[Document, ...]:
    """Return the document numbers of ``text`` in their order."""
    plain = _narrow(text)
    found: list[Document] = []
    for sign in islice(_SIGN.finditer(plain), _SIGNS):
        last = found[-1].end if found else 0
        match = _NUMBER.search(plain, max(last, sign.start() - _LONGEST), sign.end())
        if match is None:
            continue
        floor = max(last, match.start() - 14)
        organ = _organ(plain[floor : match.start()].rstrip(" 字"))
        year = match["year"] or match["bare"]
        number = match["number"] or match["serial"] or match["only"]
        if year is None and not organ:
            continue
        style = f"{match['open']}{match['close']}" if match["open"] else "-" if year else ""
        start = plain.rindex(organ, floor, match.start()) if organ else match.start()
        end = sign.start() + 1
        found.append(Document(organ, int(year) if year else None, int(number), style, start, end))
    return tuple(found)


def unbalanced_brackets(text: str) -> tuple[Unbalanced, ...]:
    """Return the brackets without a partner, MOST at most; （ and ( are the same, 1） is none."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    found: list[Unbalanced] = []
    for match in _BRACKET.finditer(text):
        char, position = match[0], match.start()
        if char in _OPENERS:
            waiting[_OPENERS[char]].append(position)
        elif waiting[_CLOSERS[char]]:
            waiting[_CLOSERS[char]].pop()
        elif len(found) < MOST and not _ENUMERATOR.search(text, max(0, position - 3), position):
            found.append(Unbalanced(char, position, "unopened"))
    found.extend(
        Unbalanced(text[position], position, "unclosed")
        for positions in waiting.values()
        for position in positions[:MOST]
    )
    return tuple(sorted(found, key=lambda bracket: bracket.position))


def _organ(before: str) -> str:
    match = _ORGAN.search(before)
    organ = match[0] if match else ""
    lead = _LEAD.match(organ)
    organ = organ[lead.end() :] if lead else organ
    return "" if _SESSION.match(organ) else organ
