"""Fold tokens into pieces: a number with its unit, what it is for, and what makes it unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from string import ascii_letters

from budget_xl.prose.pieces import Piece, Quantity, Sort
from budget_xl.prose.tokens import Kind, Token
from budget_xl.prose.units import MONEY, PLURAL, core, read_measure

_NUMBERS = frozenset({"number", "numeral"})
_PER_HEAD = frozenset("人户台次")
_VAGUE_BEFORE = (
    "约", "近", "超过", "最高", "至多", "至少", "不低于", "不少于", "上限", "不足", "数", "几",
)  # fmt: skip
_VAGUE_AFTER = (
    "左右", "以内", "以上", "以下", "之内", "上下", "不等", "多", "余", "起", "封顶",
)  # fmt: skip
_ORDINAL = frozenset("第" + ascii_letters)
_DAYS = frozenset("月日")
_PER = frozenset({"per", "each"})
_AFTER_EACH = frozenset({"number", "numeral", "each"})
_VAGUE_RANGES = frozenset({"money", "percent"})
_new = tuple.__new__
_RATES = 5
"""Things that one price is for, at most; what is beyond finds no count, so nothing is guessed."""
_LONGEST = 6
"""Characters of a measure that is in no list."""


def fold(tokens: Sequence[Token]) -> list[Piece]:
    """Return the pieces of ``tokens`` in their order."""
    folder, stop = _Folder(tokens), len(tokens)
    while folder.at < stop:
        token = folder.tokens[folder.at]
        folder.at += 1
        if step := _STEPS.get(token.kind):
            step(folder, token)
        else:
            folder.pieces.append(token)
    return folder.pieces


class _Folder:
    """A cursor behind the token in hand; a word is cut where its measure ends.

    ``kinds`` are those of the tokens, with None for what is looked for before and behind them.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self.kinds: list[Kind | None] = [*[token.kind for token in tokens], None, None, None]
        self.at = 0
        self.per: tuple[str, ...] = ()
        self.pieces: list[Piece] = []

    def number(self, token: Token) -> None:
        before = self.tokens[self.at - 2].text if self.kinds[self.at - 2] == "word" else ""
        following = self.kinds[self.at]
        if following == "money":
            self.money(token, before)
        elif following == "dash":
            self.range(token)
        elif token.value is None or before[-1:] in _ORDINAL:
            self.pieces.append(token)
        elif token.kind == "numeral":
            self.numeral(token, token.value)
        elif following == "percent":
            self.at += 1
            sign = self.tokens[self.at - 1]
            self.quantity("percent", token, token.value, sign.text, sign.end)
        elif following == "word":
            self.count(token, token.value)
        else:
            self.quantity("bare", token, token.value, "", token.end)

    def money(self, token: Token, before: str) -> None:
        unit, number = self.tokens[self.at], token.value
        self.at += 1
        word = self.word(unit.end)
        measure = read_measure(word) if word and unit.text in PLURAL else ""
        vague = before.removesuffix("为").endswith(_VAGUE_BEFORE) or word.startswith(_VAGUE_AFTER)
        plain = measure and (len(measure) == len(word) or self.kinds[self.at + 1] == "times")
        if number is None or vague or (measure and not plain):
            self.doubt(token, unit.end)
        elif measure:
            end = self.take(len(measure))
            self.quantity("count", token, number * PLURAL[unit.text], measure, end)
        else:
            self.amount(token, number, unit)

    def amount(self, token: Token, number: Decimal, unit: Token) -> None:
        """Read an amount, 3万5千元 with both its pieces."""
        name, end = unit.text, unit.end
        while self.kinds[self.at] in _NUMBERS and self.kinds[self.at + 1] == "money":
            more, smaller = self.tokens[self.at : self.at + 2]
            if more.start != end or more.value is None or MONEY[smaller.text] >= MONEY[unit.text]:
                break
            number = number * MONEY[name] + more.value * MONEY[smaller.text]
            name, unit, end = "万元", smaller, smaller.end
            self.at += 2
        self.quantity("money", token, number, name, end)

    def range(self, token: Token) -> None:
        """Read a range as unsure when it is of money or of things, else as text: 2013-5号."""
        if self.kinds[self.at + 1] != "number":
            self.pieces.append(token)
            return
        last = self.tokens[self.at + 1]
        self.at += 2
        if self.kinds[self.at] in _VAGUE_RANGES or read_measure(self.word(last.end)):
            self.doubt(token, last.end)
        else:
            self.pieces.append(token._replace(end=last.end))

    def numeral(self, token: Token, value: Decimal) -> None:
        """Chinese numerals are mostly words (一体机, 八一): only 十五万 and 三人× are numbers."""
        word = self.word(token.end)
        if token.text[-1] in "万亿" and not word:
            self.quantity("money", token, value, "元", token.end)
        elif read_measure(word) and self.is_factor():
            self.count(token, value)
        else:
            self.pieces.append(token)

    def count(self, token: Token, value: Decimal) -> None:
        word = self.tokens[self.at].text
        measure = read_measure(word)
        if self.is_factor():
            measure = measure or word[:_LONGEST]
        elif measure in _DAYS:
            measure = ""
        if measure:
            self.quantity("count", token, value, measure, self.take(len(measure)))
        else:
            self.pieces.append(token)

    def is_factor(self) -> bool:
        """Tell whether the number before the word at the cursor is a factor of a product."""
        before = self.pieces[-1].kind if self.pieces else None
        return "times" in (before, self.kinds[self.at + 1])

    def each(self, token: Token) -> None:
        if word := self.word(token.end):
            measure = read_measure(word) or word
            self.per = (*self.per, core(measure))[:_RATES]
            token = token._replace(end=self.take(len(measure)))
        self.pieces.append(token)

    def price(self, token: Token) -> None:
        self.per = (token.text[0],) if token.text[0] in _PER_HEAD else ("",)
        self.pieces.append(token)

    def dash(self, token: Token) -> None:
        """Doubt 5万元-8万元."""
        if self.kinds[self.at] in _NUMBERS and self.kinds[self.at - 2] == "money":
            self.doubt(token, token.end)
        else:
            self.pieces.append(token)

    def stop(self, token: Token) -> None:
        """Pass a sign behind which no 每… waits on."""
        self.per = ()
        self.pieces.append(token)

    def doubt(self, token: Token, end: int) -> None:
        self.pieces.append(token._replace(sort="unsure", end=end))

    def quantity(self, sort: Sort, token: Token, number: Decimal, unit: str, end: int) -> None:
        """Add a quantity with the rates behind it: /人·月, 每人."""
        per, self.per = self.per, ()
        while (sign := self.kinds[self.at]) in _PER and self.kinds[self.at + 1] == "word":
            if sign == "each" and self.kinds[self.at + 2] in _AFTER_EACH:
                break
            self.at += 1
            word = self.tokens[self.at].text
            measure = read_measure(word) or word
            per = (*per, core(measure))[:_RATES]
            end = self.take(len(measure))
        self.pieces.append(_new(Quantity, (sort, token.kind, token.start, end, number, unit, per)))

    def word(self, end: int) -> str:
        """Return the word at the cursor when it starts at ``end``, else ''."""
        if self.kinds[self.at] != "word":
            return ""
        token = self.tokens[self.at]
        return token.text if token.start == end else ""

    def take(self, length: int) -> int:
        """Pass ``length`` characters of the word at the cursor; return where they end."""
        token = self.tokens[self.at]
        end = token.start + length
        if end == token.end:
            self.at += 1
        else:
            self.tokens[self.at] = token._replace(text=token.text[length:], start=end)
        return end


_STEPS: dict[Kind, Callable[[_Folder, Token], None]] = {
    **dict.fromkeys(("number", "numeral"), _Folder.number),
    **dict.fromkeys(("break", "colon", "open", "close", "total"), _Folder.stop),
    "each": _Folder.each,
    "price": _Folder.price,
    "dash": _Folder.dash,
}
"""What is done with a token; every other is a piece as it is."""
