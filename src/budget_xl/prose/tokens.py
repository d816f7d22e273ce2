"""Cut budget prose into tokens, in one linear pass."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose.numbers import NUMERALS, parse_decimal
from budget_xl.prose.units import MONEY
from budget_xl.prose.widths import WIDE_DIGITS, narrowing


class Kind(StrEnum):
    """What a token is."""

    __hash__ = str.__hash__  # that of Enum is not written in C, and every token is looked up

    NUMBER = "number"
    NUMERAL = "numeral"
    MONEY = "money"
    PERCENT = "percent"
    YEAR = "year"
    MARKER = "marker"
    TIMES = "times"
    EQUALS = "equals"
    PLUS = "plus"
    DASH = "dash"
    OTHER = "other"
    PER = "per"
    EACH = "each"
    PRICE = "price"
    OPEN = "open"
    CLOSE = "close"
    BREAK = "break"
    COLON = "colon"
    TOTAL = "total"
    INCLUDES = "includes"
    AMONG = "among"
    IS = "is"
    WORD = "word"
    UNREAD = "unread"


class Token(NamedTuple):
    """A piece of text with its span; a tuple, because a long text makes thirty thousand.

    ``value`` is the number of NUMBER and NUMERAL, and the size in 万元 of MONEY.
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: Decimal | None


_FILLER = r"(?:需要?|为|约|人民币|金额|经费|资金|费用|[\s:￥¥])"
_AHEAD = rf"(?={_FILLER}{{0,4}}[0-9{NUMERALS}])"
_BEHIND = "".join(rf"(?<!{char})" for char in "统会审设预估核算合共总小累公中")
_UNIT_AHEAD = r"(?:\.[0-9]{1,2})?[元万百千亿]"
_MONEY = "|".join(sorted((unit for unit in MONEY if unit not in "万亿"), key=len, reverse=True))

LIMIT = 2_500
"""Cuts in one text: a tenth more than the longest text that the forms admit needs."""

_SPECIAL = (
    rf"0-9{NUMERALS}元圆万亿×✕✖╳乘%‰=等+~～至到—–÷≈≠±/·每单人户台次均（）()【】、，,；;。:"
    r"共合总小累一计主要包用分具明其为①-⑳A-Za-z*\[\]\-\s"
)
_PATTERNS = (
    (Kind.WORD, rf"[^{_SPECIAL}]+"),
    (Kind.YEAR, r"(?:19|20)[0-9]{2}年度?(?![0-9])"),
    (
        Kind.MARKER,
        r"(?:(?<![^\s；;。：:，,、])[0-9]{1,2}[.、)）](?![0-9])|[（(][0-9]{1,2}[)）]|[①-⑳])",
    ),
    (Kind.NUMBER, rf"[0-9]{{1,3}}(?:，[0-9]{{3}})+(?={_UNIT_AHEAD})|[0-9]+(?:[.,][0-9]+)*"),
    (Kind.MONEY, rf"(?<=[0-9\s{NUMERALS}万亿])(?:{_MONEY}|[万亿]\s元|[万亿])(?![旦宵素月化])"),
    (Kind.NUMERAL, rf"(?!一共)[{NUMERALS}][{NUMERALS}万亿]*"),
    (Kind.PERCENT, r"[%‰]"),
    (Kind.TIMES, r"[*×✕✖╳]|乘以?|(?<![A-WYZa-wyz])[xX](?![A-Za-z])"),
    (Kind.EQUALS, r"=|等于"),
    (Kind.PLUS, r"\+"),
    (Kind.DASH, r"[-~～—–]+|(?<=[0-9元万%])[至到](?=[0-9])"),
    (Kind.OTHER, r"[÷≈≠±]"),
    (Kind.PER, r"/|·"),
    (Kind.EACH, r"每"),
    (Kind.PRICE, r"单价|[人户台次]均|均价"),
    (Kind.OPEN, r"[（(\[【]"),
    (Kind.CLOSE, r"[）)\]】]"),
    (Kind.BREAK, r"[、，,；;。\n]"),
    (Kind.COLON, r":"),
    (
        Kind.TOTAL,
        (
            r"共\s?计|合\s?计|总\s?计(?!划)|小\s?计|累计|总共|合共|一共|总额|总(?:金额|费用|经费|预算|投入)|"
            rf"(?:{_BEHIND}计|(?<![公中总合一])共){_AHEAD}"
        ),
    ),
    (Kind.INCLUDES, r"主?要?(?:包括|包含|用于)|分别[为是]|(?:具体|明细)[为如][下]?"),
    (Kind.AMONG, r"其中"),
    (Kind.IS, r"(?<![行作成认因视分人有所])为(?!民(?![兵政族警营间])|老(?!旧|年)|了|期|企|群)"),
    (Kind.WORD, rf"[A-Za-z]+|[^\s][^{_SPECIAL}]*"),
)
_TOKEN = regex("|".join(f"({pattern})" for _, pattern in _PATTERNS))
_KINDS = (Kind.WORD, *(kind for kind, _ in _PATTERNS))
_VALUED = frozenset({Kind.NUMBER, Kind.NUMERAL})


narrow = narrowing(WIDE_DIGITS + "．％＋－＊／＝：ｘＸ")
"""Returns a text with digits and operators in their narrow form, of the same length."""


def cut(text: str, plain: str, begin: int, stop: int, limit: int) -> tuple[Token, ...]:
    """Return the tokens of ``text[begin:stop]``, UNREAD what follows after ``limit`` cuts.

    ``plain`` is the whole text narrowed, once for all its paragraphs.
    """
    tokens: list[Token] = []
    word, until = Kind.WORD, begin
    for match in islice(_TOKEN.finditer(plain, begin, stop), limit):
        kind = _KINDS[match.lastindex or 0]
        start, until = match.span()
        said, value = text[start:until], None
        if kind is word:
            if tokens and tokens[-1].kind is word and tokens[-1].end == start:
                start = tokens.pop().start
                said = text[start:until]
        elif kind is Kind.MONEY:
            said = said if said in MONEY else "".join(said.split())
            value = MONEY[said]
        elif kind in _VALUED:
            value = parse_decimal(said)
        tokens.append(Token(kind, said, start, until, value))
    if _TOKEN.search(plain, until, stop):
        tokens.append(Token(Kind.UNREAD, text[until:stop], until, stop, None))
    return tuple(tokens)
