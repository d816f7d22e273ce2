"""Fold tokens into pieces: a number with its unit, what it is for, and what makes it unsure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budget_xl.core.regex import regex
from budget_xl.prose.pieces import Piece, Sort
from budget_xl.prose.tokens import Kind, Token
from budget_xl.prose.units import MONEY, PLURAL, core, read_measure

_SIGNS = frozenset(
    {Kind.TIMES, Kind.EQUALS, Kind.PLUS, Kind.OPEN, Kind.CLOSE, Kind.BREAK, Kind.COLON}
    | {Kind.TOTAL, Kind.INCLUDES, Kind.AMONG, Kind.IS, Kind.MARKER}
)
_NUMBERS = frozenset({Kind.NUMBER, Kind.NUMERAL})
_UNKNOWN = frozenset({Kind.UNREAD, Kind.OTHER, Kind.PERCENT})
_ENDS_PER = frozenset({Kind.BREAK, Kind.COLON, Kind.OPEN, Kind.CLOSE, Kind.TOTAL})
_PER_HEAD = frozenset("人户台次")
_VAGUE_BEFORE = regex(r"(?:约|近|超过|最高|至多|至少|不低于|不少于|上限|不足|数|几)为?\Z")
_VAGUE_AFTER = regex(r"左右|以内|以上|以下|之内|上下|不等|多|余|起|封顶")
_ORDINAL = regex(r"(?:第|[A-Za-z])\Z")
_DAYS = frozenset("月日")
_AFTER_EACH = frozenset({Kind.NUMBER, Kind.NUMERAL, Kind.EACH})
_RATES = 5
"""Things that one price is for, at most; what is beyond finds no count, so nothing is guessed."""
_LONGEST = 6
"""Characters of a measure that is in no list."""


def fold(tokens: Sequence[Token]) -> list[Piece]:
    """Return the pieces of ``tokens`` in their order."""
    folder = _Folder(list(tokens))
    while folder.at < len(folder.tokens):
        token = folder.tokens[folder.at]
        if token.kind is Kind.WORD:
            folder.at += 1
            folder.emit(Sort.WORD, token, token.end)
        else:
            folder.step(token)
    return folder.pieces


class _Folder:
    """A cursor over the tokens; a word is cut where its measure ends."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.per: tuple[str, ...] = ()
        self.pieces: list[Piece] = []

    def step(self, token: Token) -> None:
        """Pass ``token``, which stands at the cursor and is no word, and what belongs to it."""
        last, kind = self.tokens[self.at - 1] if self.at else None, token.kind
        self.at += 1
        if kind in _NUMBERS:
            self.number(token, last.text if last and last.kind is Kind.WORD else "")
        elif kind is Kind.EACH:
            self.each(token)
        elif kind is Kind.DASH and last and last.kind is Kind.MONEY and self.is_number():
            self.emit(Sort.UNSURE, token, token.end)  # 5万元-8万元
        elif kind in _SIGNS:
            if kind in _ENDS_PER:
                self.per = ()
            self.emit(Sort.SIGN, token, token.end)
        else:
            if kind is Kind.PRICE:
                self.per = (token.text[0],) if token.text[0] in _PER_HEAD else ("",)
            self.emit(Sort.UNSURE if kind in _UNKNOWN else Sort.WORD, token, token.end)

    def is_number(self) -> bool:
        """Tell whether a number stands at the cursor."""
        return self.kind(0) in _NUMBERS

    def number(self, token: Token, before: str) -> None:
        following = self.kind(0)
        if following is Kind.MONEY:
            self.money(token, before)
        elif following is Kind.DASH:
            self.dash(token)
        elif token.value is None or _ORDINAL.search(before):
            self.emit(Sort.WORD, token, token.end)
        elif token.kind is Kind.NUMERAL:
            self.numeral(token, token.value)
        elif following is Kind.PERCENT:
            self.at += 1
            sign = self.tokens[self.at - 1]
            self.quantity(Sort.PERCENT, token, token.value, sign.text, sign.end)
        elif following is Kind.WORD:
            self.count(token, token.value)
        else:
            self.quantity(Sort.BARE, token, token.value, "", token.end)

    def money(self, token: Token, before: str) -> None:
        unit, number = self.tokens[self.at], token.value
        self.at += 1
        word = self.word(unit.end)
        measure = read_measure(word) if unit.text in PLURAL else ""
        vague = _VAGUE_BEFORE.search(before) or _VAGUE_AFTER.match(word)
        plain = measure and (len(measure) == len(word) or self.kind(1) is Kind.TIMES)
        if number is None or vague or (measure and not plain):
            self.emit(Sort.UNSURE, token, unit.end)
        elif measure:
            end = self.take(len(measure))
            self.quantity(Sort.COUNT, token, number * PLURAL[unit.text], measure, end)
        else:
            self.amount(token, number, unit)

    def amount(self, token: Token, number: Decimal, unit: Token) -> None:
        """Read an amount, 3万5千元 with both its pieces."""
        name, end = unit.text, unit.end
        while self.kind(0) in _NUMBERS and self.kind(1) is Kind.MONEY:
            more, smaller = self.tokens[self.at : self.at + 2]
            if more.start != end or more.value is None or MONEY[smaller.text] >= MONEY[unit.text]:
                break
            number = number * MONEY[name] + more.value * MONEY[smaller.text]
            name, unit, end = "万元", smaller, smaller.end
            self.at += 2
        self.quantity(Sort.MONEY, token, number, name, end)

    def dash(self, token: Token) -> None:
        """Read a range as unsure when it is of money or of things, else as text: 2013-5号."""
        if self.kind(1) is not Kind.NUMBER:
            self.emit(Sort.WORD, token, token.end)
            return
        last = self.tokens[self.at + 1]
        self.at += 2
        vague = self.kind(0) in (Kind.MONEY, Kind.PERCENT) or read_measure(self.word(last.end))
        self.emit(Sort.UNSURE if vague else Sort.WORD, token, last.end)

    def numeral(self, token: Token, value: Decimal) -> None:
        """Chinese numerals are mostly words (一体机, 八一): only 十五万 and 三人× are numbers."""
        word = self.word(token.end)
        if token.text[-1] in "万亿" and not word:
            self.quantity(Sort.MONEY, token, value, "元", token.end)
        elif read_measure(word) and self.is_factor():
            self.count(token, value)
        else:
            self.emit(Sort.WORD, token, token.end)

    def count(self, token: Token, value: Decimal) -> None:
        word = self.tokens[self.at].text
        measure = read_measure(word)
        if self.is_factor():
            measure = measure or word[:_LONGEST]
        elif measure in _DAYS:
            measure = ""
        if measure:
            self.quantity(Sort.COUNT, token, value, measure, self.take(len(measure)))
        else:
            self.emit(Sort.WORD, token, token.end)

    def is_factor(self) -> bool:
        """Tell whether the number before the word at the cursor is a factor of a product."""
        before = self.pieces[-1].kind if self.pieces else None
        return Kind.TIMES in (before, self.kind(1))

    def each(self, token: Token) -> None:
        end = token.end
        if word := self.word(end):
            measure = read_measure(word) or word
            self.per = (*self.per, core(measure))[:_RATES]
            end = self.take(len(measure))
        self.emit(Sort.SIGN, token, end)

    def quantity(self, sort: Sort, token: Token, number: Decimal, unit: str, end: int) -> None:
        """Add a quantity with the rates behind it: /人·月, 每人."""
        per, self.per = self.per, ()
        while self.kind(0) in (Kind.PER, Kind.EACH) and self.kind(1) is Kind.WORD:
            if self.kind(0) is Kind.EACH and self.kind(2) in _AFTER_EACH:
                break
            self.at += 1
            word = self.tokens[self.at].text
            measure = read_measure(word) or word
            per = (*per, core(measure))[:_RATES]
            end = self.take(len(measure))
        self.pieces.append(Piece(sort, token.kind, token.start, end, number, unit, per))

    def kind(self, ahead: int) -> Kind | None:
        place = self.at + ahead
        return self.tokens[place].kind if place < len(self.tokens) else None

    def word(self, end: int) -> str:
        """Return the word at the cursor when it starts at ``end``, else ''."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token.text if token and token.kind is Kind.WORD and token.start == end else ""

    def take(self, length: int) -> int:
        """Pass ``length`` characters of the word at the cursor; return where they end."""
        token = self.tokens[self.at]
        end = token.start + length
        if end == token.end:
            self.at += 1
        else:
            self.tokens[self.at] = token._replace(text=token.text[length:], start=end)
        return end

    def emit(self, sort: Sort, token: Token, end: int) -> None:
        self.pieces.append(Piece(sort, token.kind, token.start, end))
