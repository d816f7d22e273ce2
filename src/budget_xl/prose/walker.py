"""Walk over the nodes of a paragraph and collect its terms."""

from __future__ import annotations

from collections.abc import Sequence

from budget_xl.prose import labels
from budget_xl.prose.brackets import explain
from budget_xl.prose.formulas import QUANTITIES, make_formula, match_rate, multiply, read_product
from budget_xl.prose.nodes import Group, Node
from budget_xl.prose.pieces import Piece, Sort
from budget_xl.prose.results import give_result
from budget_xl.prose.shapes import Count, Span
from budget_xl.prose.terms import Reading, Term
from budget_xl.prose.tokens import Kind

_PENDING = 8
"""Counts and rates that may wait for each other; more are no calculation that can be tied."""

_FULL_STOPS = frozenset("；;。\n")
_NOUN = 10


def read_terms(text: str, nodes: Sequence[Node], since: int) -> Reading:
    """Return what ``nodes`` say; the first label starts at ``since``."""
    walker = _Walker(text, nodes, since)
    while walker.at < len(nodes):
        walker.step(nodes[walker.at])
    walker.leftover_counts()
    walker.settle(is_end=False)
    return walker.reading


class _Walker:
    def __init__(self, text: str, nodes: Sequence[Node], since: int) -> None:
        self.text = text
        self.nodes = nodes
        self.at = 0
        self.since = since
        self.total: tuple[str, int] | None = None
        self.intro: Kind | None = None
        self.plus = False
        self.reading = Reading()

    def step(self, node: Node) -> None:
        self.at += 1
        if isinstance(node, Group):
            self.bracket(node)
        elif node.sort in QUANTITIES:
            self.quantity(node)
        elif node.sort is Sort.UNSURE:
            self.doubt()
        elif node.kind is Kind.EQUALS:
            self.equals(node)
        elif node.sort is Sort.SIGN:
            self.sign(node)

    def sign(self, node: Piece) -> None:
        word = self.text[node.start : node.end]
        if node.kind is Kind.TOTAL:
            self.total = (word, node.end)
        elif node.kind is Kind.BREAK:
            self.settle(is_end=word in _FULL_STOPS, is_soft=word in "，,")
            self.since = node.end if word in _FULL_STOPS else self.since
        elif node.kind in (Kind.INCLUDES, Kind.AMONG):
            self.intro, self.since = node.kind, node.end
        elif node.kind is Kind.COLON and self.follows(node.start):
            self.intro = Kind.COLON
        elif node.kind is Kind.MARKER:
            self.since = node.end
        elif node.kind is Kind.PLUS:
            self.plus = True
        elif node.kind is Kind.TIMES and word not in "xXｘＸ":
            self.doubt()

    def quantity(self, node: Piece) -> None:
        factors, end = read_product(self.nodes, self.at - 1)
        if len(factors) > 1:
            self.at = end
            self.product(factors)
        elif not factors or node.sort is Sort.PERCENT:
            self.doubt()
        elif node.sort is Sort.COUNT:
            self.count(node)
            self.wait(node)
            self.total = None
        elif node.sort is Sort.BARE:
            self.bare(node)
        elif node.per:
            self.wait(node)
        else:
            self.money(node)

    def product(self, factors: list[Piece]) -> None:
        self.settle(is_end=False, is_soft=False)
        pending = self.reading.pending
        start = min(piece.start for piece in (*pending[:1], factors[0]))
        for factor in factors:
            if factor.sort is Sort.COUNT:
                self.count(factor)
        if any(piece.sort is Sort.MONEY for piece in pending):
            self.doubt()
        counts = [piece for piece in pending if piece.sort is Sort.COUNT]
        self.add_formula(multiply(factors, counts), start)

    def bare(self, node: Piece) -> None:
        """Read 10+5+3=18万元; a number without unit that is no addend is not understood."""
        if not (self.plus or self.is_kind(Kind.PLUS)):
            self.doubt()
            return
        self.add(Term(None, "", node.start, node.end, factors=(node,)), node.start)

    def money(self, node: Piece) -> None:
        pending = self.reading.pending
        if any(piece.sort is Sort.MONEY for piece in pending):
            factors = match_rate(pending)
            gap = self.text[pending[-1].end : node.start]
            if factors is None:
                self.doubt()
            elif self.total or not labels.is_blank(gap):
                self.add_formula(factors, pending[0].start)
            else:
                give_result(self.reading, self.add_formula(factors, pending[0].start), node)
                self.since = node.end
                return
        self.amount(node)

    def amount(self, node: Piece) -> None:
        pending = self.reading.pending
        start = pending[0].start if pending else node.start
        before = self.text[self.since : start]
        if self.reading.terms and labels.is_comparison(self.text[self.since : node.start]):
            self.since, self.total = node.end, None
            pending.clear()
            return
        if self.total and not labels.is_filler(self.text[self.total[1] : node.start]):
            self.doubt()
        if self.total:
            self.leftover_counts()
        if labels.is_doubtful(before) or labels.is_reference(self.text[node.end : node.end + 4]):
            self.doubt()
        counts = tuple(pending)
        self.add(Term(node.amount, "", node.start, node.end, counts=counts), start)

    def add_formula(self, factors: list[Piece], start: int) -> Term:
        formula = make_formula(factors)
        span = formula.span
        term = Term(formula.value, "", span.start, span.end, factors=factors, formula=formula)
        total, self.total = self.total, None
        self.add(term, start)
        self.total = total
        return term

    def add(self, term: Term, start: int) -> None:
        before = self.text[self.since : start]
        term.label = labels.clean(before) or labels.clean(self.text[self.since : term.start])
        term.total = self.total[0] if self.total else ""
        term.intro, term.plus = self.intro, self.plus
        if before.lstrip("，,（( ").startswith("含") and self.reading.terms:
            term.intro = Kind.AMONG
        self.reading.terms.append(term)
        self.reading.pending.clear()
        self.since, self.total, self.intro, self.plus = term.end, None, None, False

    def equals(self, node: Piece) -> None:
        pending = self.reading.pending
        rate = match_rate(pending)
        if rate and labels.is_blank(self.text[pending[-1].end : node.start]):
            self.add_formula(rate, pending[0].start)
        factors, end = read_product(self.nodes, self.at)
        if not factors or not self.follows(node.start):
            self.doubt()
            return
        self.at = end
        last = self.reading.terms[-1]
        if len(factors) == 1:
            give_result(self.reading, last, factors[0])
        elif last.formula is None and last.amount is not None:
            last.factors, last.formula = factors, make_formula(factors, stated=last.amount)
            last.end = last.formula.span.end
        else:
            self.doubt()
        self.since = self.reading.terms[-1].end

    def bracket(self, node: Group) -> None:
        if not any(piece.sort in QUANTITIES for piece in node.nodes):
            return
        inner = read_terms(self.text, node.nodes, node.start + 1)
        self.reading.counts.extend(inner.counts)
        has_rate = any(piece.sort is Sort.MONEY for piece in inner.pending)
        if not inner.terms:
            if has_rate and self.reading.pending:
                self.reading.pending.extend(inner.pending)
        elif self.follows(node.start):
            self.reading.sure &= explain(self.reading.terms[-1], inner)
            self.reading.terms[-1].end = self.since = node.end
        elif not self.is_quantity():
            self.amount_in_bracket(node, inner)
        elif inner.terms[0].formula and len(inner.terms) == 1 and inner.sure:
            self.reading.pending.clear()
            self.formula_before_amount(inner.terms[0], node)

    def amount_in_bracket(self, node: Group, inner: Reading) -> None:
        """Read 印刷费（3万元）."""
        term = inner.terms[0]
        if len(inner.terms) > 1 or not inner.sure or term.total:
            self.doubt()
            return
        self.add(term, node.start)
        self.since = term.end = node.end

    def formula_before_amount(self, term: Term, node: Group) -> None:
        """Read 培训费（2次*1万元）2万元."""
        factors, end = read_product(self.nodes, self.at)
        if len(factors) != 1 or factors[0].sort is not Sort.MONEY or factors[0].per:
            return
        self.add(term, node.start)
        self.at = end
        give_result(self.reading, term, factors[0])
        self.since = term.end

    def settle(self, *, is_end: bool, is_soft: bool = False) -> None:
        """Close a rate that has found its counts; at the end of a sentence nothing waits on."""
        pending = self.reading.pending
        rates = any(piece.sort is Sort.MONEY for piece in pending)
        factors = match_rate(pending) if rates and not is_soft else None
        if factors:
            self.add_formula(factors, pending[0].start)
        elif is_end:
            self.reading.sure &= not rates
            pending.clear()

    def leftover_counts(self) -> None:
        """Doubt a product behind which counts stand that may be factors of it."""
        last = self.reading.terms[-1] if self.reading.terms else None
        if last and last.formula and last.formula.stated is None and self.reading.pending:
            self.doubt()

    def count(self, piece: Piece) -> None:
        counts = self.reading.counts
        since = max(self.since, counts[-1].span.end) if counts else self.since
        label = labels.clean(self.text[since : piece.start])
        following = self.nodes[self.at] if self.at < len(self.nodes) else None
        if not label and isinstance(following, Piece) and following.start == piece.end:
            label = labels.clean(self.text[piece.end : following.end][:_NOUN])
        span = Span(piece.start, piece.end)
        counts.append(Count(piece.number, piece.unit, label, span))

    def wait(self, piece: Piece) -> None:
        if len(self.reading.pending) == _PENDING:
            self.doubt()
            self.reading.pending.clear()
        self.reading.pending.append(piece)

    def follows(self, start: int) -> bool:
        """Tell whether nothing but white space is between the last term and ``start``."""
        if not self.reading.terms or self.reading.pending:
            return False
        return not self.text[self.reading.terms[-1].end : start].strip()

    def is_kind(self, kind: Kind) -> bool:
        node = self.nodes[self.at] if self.at < len(self.nodes) else None
        return isinstance(node, Piece) and node.kind is kind

    def is_quantity(self) -> bool:
        node = self.nodes[self.at] if self.at < len(self.nodes) else None
        return isinstance(node, Piece) and node.sort in QUANTITIES

    def doubt(self) -> None:
        self.reading.sure = False
