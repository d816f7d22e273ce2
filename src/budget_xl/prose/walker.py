"""Walk over the nodes of a paragraph and collect its terms."""

from __future__ import annotations

from collections.abc import Sequence

from budget_xl.prose import labels
from budget_xl.prose.brackets import explain
from budget_xl.prose.formulas import make_formula, match_rate, multiply, read_product
from budget_xl.prose.nodes import Group, Node
from budget_xl.prose.pieces import Quantity
from budget_xl.prose.results import give_result
from budget_xl.prose.shapes import Count, Span
from budget_xl.prose.terms import Reading, Term
from budget_xl.prose.tokens import Kind, Token

_FULL_STOPS = frozenset("；;。\n")
_COMMAS = frozenset("，,")
_INTROS = frozenset({"includes", "among"})
_LATIN = frozenset("xXｘＸ")
_NOUN = 10


def read_terms(text: str, nodes: Sequence[Node], since: int) -> Reading:
    """Return what ``nodes`` say; the first label starts at ``since``."""
    walker, stop = _Walker(nodes, Reading(text, since)), len(nodes)
    while walker.at < stop:
        node = nodes[walker.at]
        walker.at += 1
        if node.sort != "word":
            walker.step(node)
    walker.reading.leftover_counts()
    walker.reading.settle(is_end=False)
    return walker.reading


class _Walker:
    """A cursor over the nodes; ``at`` is behind the node in hand."""

    def __init__(self, nodes: Sequence[Node], reading: Reading) -> None:
        self.nodes = nodes
        self.at = 0
        self.reading = reading

    def step(self, node: Node) -> None:
        if isinstance(node, Quantity):
            self.quantity(node)
        elif isinstance(node, Group):
            self.bracket(node)
        elif node.sort == "unsure":
            self.doubt()
        else:
            self.sign(node)

    def sign(self, node: Token) -> None:
        reading, kind, word = self.reading, node.kind, node.text
        if kind == "break":
            if word not in _COMMAS:
                reading.settle(is_end=word in _FULL_STOPS)
            if word in _FULL_STOPS:
                reading.since = node.end
        elif kind == "total":
            reading.total = (word, node.end)
        elif kind == "equals":
            self.equals(node)
        elif kind in _INTROS:
            reading.intro, reading.since = kind, node.end
        elif kind == "colon":
            if self.follows():
                reading.intro = kind
        elif kind == "marker":
            reading.since = node.end
        elif kind == "plus":
            reading.plus = True
        elif kind == "times" and word not in _LATIN:
            self.doubt()

    def quantity(self, node: Quantity) -> None:
        factors, self.at = read_product(self.nodes, self.at - 1)
        if len(factors) > 1:
            self.product(factors)
        elif factors and node.sort != "percent":
            self.single(node)
        else:
            self.doubt()

    def single(self, node: Quantity) -> None:
        reading = self.reading
        if node.sort == "count":
            self.count(node)
            reading.wait(node)
            reading.total = None
        elif node.sort == "bare":
            self.bare(node)
        elif node.per:
            reading.wait(node)
        else:
            self.money(node)

    def product(self, factors: list[Quantity]) -> None:
        self.reading.settle(is_end=False)
        pending = self.reading.pending
        start = (*pending, *factors)[0].start
        for factor in factors:
            if factor.sort == "count":
                self.count(factor)
        counts = [piece for piece in pending if piece.sort == "count"]
        if len(counts) < len(pending):
            self.doubt()
        self.reading.add_formula(multiply(factors, counts), start)

    def bare(self, node: Quantity) -> None:
        """Read 10+5+3=18万元; a number without unit that is no addend is not understood."""
        if self.reading.plus or self.is_kind("plus"):
            self.reading.add(Term(None, node.start, node.end, factors=(node,)), node.start)
        else:
            self.doubt()

    def money(self, node: Quantity) -> None:
        reading = self.reading
        if reading.has_rate():
            factors = match_rate(reading.pending)
            gap = reading.text[reading.pending[-1].end : node.start]
            if factors is None:
                self.doubt()
            else:
                term = reading.add_formula(factors, reading.pending[0].start)
                if not reading.total and labels.is_blank(gap):
                    give_result(reading, term, node)
                    reading.since = node.end
                    return
        self.amount(node)

    def amount(self, node: Quantity) -> None:
        reading = self.reading
        text, pending = reading.text, reading.pending
        start = pending[0].start if pending else node.start
        before = text[reading.since : start]
        if reading.terms and labels.is_comparison(text[reading.since : node.start]):
            reading.since, reading.total = node.end, None
            pending.clear()
            return
        if reading.total:
            reading.leftover_counts()
            if not labels.is_filler(text[reading.total[1] : node.start]):
                self.doubt()
        elif self.repeats_product(node):
            self.doubt()
        if labels.is_doubtful(before) or (pending and any(piece.per for piece in pending)):
            self.doubt()
        if labels.is_reference(text, node.end):
            self.doubt()
        reading.add(Term(node.amount, node.start, node.end), start)

    def repeats_product(self, node: Quantity) -> bool:
        """Tell whether an amount may be the result of the product before it: 2人*1元，费用2元."""
        last = self.reading.terms[-1] if self.reading.terms else None
        is_open = last is not None and last.formula is not None and last.formula.stated is None
        return is_open and last is not None and last.amount == node.amount

    def equals(self, node: Token) -> None:
        reading = self.reading
        pending = reading.pending
        rate = match_rate(pending) if pending else None
        if rate and labels.is_blank(reading.text[pending[-1].end : node.start]):
            reading.add_formula(rate, pending[0].start)
            is_behind = True
        else:
            is_behind = self.follows()
        factors, end = read_product(self.nodes, self.at + self.is_word("人民币"))
        if not factors or not is_behind:
            self.doubt()
            return
        self.at = end
        last = reading.terms[-1]
        if len(factors) == 1:
            give_result(reading, last, factors[0])
        elif last.formula is None and last.amount is not None:
            last.factors, last.formula = factors, make_formula(factors, stated=last.amount)
            last.end = last.formula.span.end
        else:
            self.doubt()
        reading.since = reading.terms[-1].end

    def bracket(self, node: Group) -> None:
        if not any(isinstance(piece, Quantity) for piece in node.nodes):
            return
        reading = self.reading
        inner = read_terms(reading.text, node.nodes, node.start + 1)
        reading.counts.extend(inner.counts)
        if not inner.terms:
            if reading.pending and inner.has_rate():
                reading.pending.extend(inner.pending)
        elif self.follows():
            reading.sure &= explain(reading.terms[-1], inner)
            reading.terms[-1].end = reading.since = node.end
        elif not self.is_quantity():
            self.amount_in_bracket(node, inner)
        else:
            self.bracket_before_amount(node, inner)

    def amount_in_bracket(self, node: Group, inner: Reading) -> None:
        """Read 印刷费（3万元）."""
        term = inner.terms[0]
        if len(inner.terms) > 1 or not inner.sure or term.total:
            self.doubt()
            return
        self.reading.add(term, node.start)
        term.start, term.end = node.start, node.end
        self.reading.since = node.end

    def bracket_before_amount(self, node: Group, inner: Reading) -> None:
        """Read 培训费（2次*1万元）2万元; before 30人 it is not understood."""
        factors, end = read_product(self.nodes, self.at)
        if len(factors) != 1 or factors[0].sort != "money" or factors[0].per:
            self.doubt()
        elif inner.terms[0].formula and len(inner.terms) == 1 and inner.sure:
            (term,) = inner.terms
            self.reading.add(term, node.start)
            self.at = end
            give_result(self.reading, term, factors[0])
            term.start, self.reading.since = node.start, term.end

    def count(self, piece: Quantity) -> None:
        counts, text = self.reading.counts, self.reading.text
        since = self.reading.since
        label = labels.clean(
            text[max(since, counts[-1].span.end) if counts else since : piece.start]
        )
        following = self.nodes[self.at] if self.at < len(self.nodes) else None
        if not label and isinstance(following, Token | Quantity) and following.start == piece.end:
            label = labels.clean(text[piece.end : following.end][:_NOUN])
        counts.append(Count(piece.number, piece.unit, label, Span(piece.start, piece.end)))

    def follows(self) -> bool:
        """Tell whether the last term ends where the node before the one in hand does."""
        terms = self.reading.terms
        return (
            bool(terms)
            and not self.reading.pending
            and self.nodes[self.at - 2].end == terms[-1].end
        )

    def is_kind(self, kind: Kind) -> bool:
        node = self.nodes[self.at] if self.at < len(self.nodes) else None
        return node is not None and node.kind == kind

    def is_word(self, word: str) -> bool:
        node = self.nodes[self.at] if self.at < len(self.nodes) else None
        return node is not None and self.reading.text[node.start : node.end].strip() == word

    def is_quantity(self) -> bool:
        node = self.nodes[self.at] if self.at < len(self.nodes) else None
        return isinstance(node, Quantity)

    def doubt(self) -> None:
        self.reading.sure = False
