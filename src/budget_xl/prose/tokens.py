"""Cut budget prose into tokens, in one linear pass."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Literal, NamedTuple

from budget_xl.core.regex import regex
from budget_xl.prose.numbers import NUMERALS, parse_decimal
from budget_xl.prose.units import MONEY
from budget_xl.prose.widths import WIDE_DIGITS, narrowing

Kind = Literal[
    "number", "numeral", "money", "percent", "year", "marker", "times", "equals", "plus", "dash",
    "other", "per", "each", "price", "open", "close", "break", "colon", "total", "includes",
    "among", "is", "word", "unread",
]  # fmt: skip
"""What a token is; words of a type, because the members of an Enum are looked up slowly."""


_Sort = Literal["sign", "word", "unsure"]


class Token(NamedTuple):
    """A piece of text with its span; a tuple, because a long text makes thirty thousand.

    ``sort`` tells whether it is a structural sign, any text, or not understood; ``value`` is the
    number of "number" and "numeral".
    """

    kind: Kind
    sort: _Sort
    start: int
    end: int
    text: str
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
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("word", rf"[^{_SPECIAL}]+"),
    ("break", r"[、，,；;。\n]"),
    ("money", rf"(?<=[0-9\s{NUMERALS}万亿])(?:{_MONEY}|[万亿]\s元|[万亿])(?![旦宵素月化])"),
    ("year", r"(?:19|20)[0-9]{2}年度?(?![0-9])"),
    (
        "marker",
        r"(?:(?<![^\s；;。：:，,、])[0-9]{1,2}[.、)）](?![0-9])|[（(][0-9]{1,2}[)）]|[①-⑳])",
    ),
    ("number", rf"[0-9]{{1,3}}(?:，[0-9]{{3}})+(?={_UNIT_AHEAD})|[0-9]+(?:[.,][0-9]+)*"),
    ("numeral", rf"(?!一共)[{NUMERALS}][{NUMERALS}万亿]*"),
    ("percent", r"[%‰]"),
    ("times", r"[*×✕✖╳]|乘以?|(?<![A-WYZa-wyz])[xX](?![A-Za-z])"),
    ("equals", r"=|等于"),
    ("plus", r"\+"),
    ("dash", r"[-~～—–]+|(?<=[0-9元万%])[至到](?=[0-9])"),
    ("other", r"[÷≈≠±]"),
    ("per", r"/|·"),
    ("each", r"每"),
    ("price", r"单价|[人户台次]均|均价"),
    ("open", r"[（(\[【]"),
    ("close", r"[）)\]】]"),
    ("colon", r":"),
    (
        "total",
        (
            r"共\s?计|合\s?计|总\s?计(?!划)|小\s?计|累计|总共|合共|一共|总额|总(?:金额|费用|经费|预算|投入)|"
            rf"(?:{_BEHIND}计|(?<![公中总合一])共){_AHEAD}"
        ),
    ),
    ("includes", r"主?要?(?:包括|包含|用于)|分别[为是]|(?:具体|明细)[为如][下]?"),
    ("among", r"其中"),
    ("is", r"(?<![行作成认因视分人有所])为(?!民(?![兵政族警营间])|老(?!旧|年)|了|期|企|群)"),
    ("word", rf"[A-Za-z]+|[^\s][^{_SPECIAL}]*"),
)
_TOKEN = regex("|".join(f"(?:{pattern})()" for _, pattern in _PATTERNS))
"""The empty group behind a pattern tells which it was; one around each would be opened in vain."""
_SORTS: dict[Kind, _Sort] = {
    **dict.fromkeys(("times", "equals", "plus", "open", "close", "break", "colon"), "sign"),
    **dict.fromkeys(("total", "includes", "among", "is", "marker", "each"), "sign"),
    **dict.fromkeys(("other", "percent"), "unsure"),
}
_KINDS = tuple((kind, _SORTS.get(kind, "word")) for kind, _ in _PATTERNS)
_NUMBERS = frozenset({"number", "numeral"})
_new = tuple.__new__
"""Makes a token in half the time that its class takes."""


narrow = narrowing(WIDE_DIGITS + "．％＋－＊／＝：ｘＸ")
"""Returns a text with digits and operators in their narrow form, of the same length."""


def cut(text: str, plain: str, begin: int, stop: int, limit: int) -> list[Token]:
    """Return the tokens of ``text[begin:stop]``, one "unread" of what follows ``limit`` cuts.

    ``plain`` is the whole text narrowed, once for all its paragraphs.
    """
    tokens: list[Token] = []
    until = begin
    for match in islice(_TOKEN.finditer(plain, begin, stop), limit):
        kind, sort = _KINDS[(match.lastindex or 0) - 1]
        start, until = match.span()
        said, value = text[start:until], None
        if kind == "word":
            if tokens and tokens[-1].kind == "word" and tokens[-1].end == start:
                start = tokens.pop().start
                said = text[start:until]
        elif kind in _NUMBERS:
            value = parse_decimal(said)
        elif kind == "money" and said not in MONEY:
            said = "".join(said.split())
        tokens.append(_new(Token, (kind, sort, start, until, said, value)))
    if _TOKEN.search(plain, until, stop):
        tokens.append(Token("unread", "unsure", until, stop, text[until:stop], None))
    return tokens
