"""Read 测算依据: what every paragraph adds up and multiplies, exactly, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from budget_xl.prose import labels
from budget_xl.prose.folder import fold
from budget_xl.prose.nodes import Group, Node, group
from budget_xl.prose.numbers import exact_sum
from budget_xl.prose.paragraphs import Slice, slices
from budget_xl.prose.shapes import Count, Formula, Paragraph, Part, Span, Subtotal
from budget_xl.prose.sums import resolve
from budget_xl.prose.terms import Term
from budget_xl.prose.tokens import LIMIT, cut, narrow
from budget_xl.prose.walker import read_terms

__all__ = ["Count", "Formula", "Paragraph", "Part", "Span", "Subtotal", "read_paragraphs"]

_NAME_ENDS = frozenset({"includes", "among", "colon", "break", "total", "each", "equals"})
_AMOUNTS = frozenset({"money", "unsure"})


@lru_cache(maxsize=16)
def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of ``text``, numbered ones apart."""
    plain = narrow(text)
    found = []
    left = LIMIT
    for body in slices(text):
        tokens = cut(text, plain, body.start, body.end, max(left, 0))
        left -= len(tokens)
        nodes, is_balanced = group(fold(tokens))
        is_read = is_balanced and not (tokens and tokens[-1].kind == "unread")
        found.append(_paragraph(text, body, nodes, is_read))
    return tuple(found)


def _paragraph(text: str, body: Slice, nodes: Sequence[Node], is_read: bool) -> Paragraph:
    start, end, since = _name(nodes, body)
    name = labels.title(text[start:end])
    reading = read_terms(text, nodes, since)
    found = resolve(reading.terms, name)
    sure = is_read and reading.sure and found.sure and not reading.has_rate()
    parts = tuple([_part(term) for term in found.addends])
    amounts = [part.amount for part in parts if part.amount is not None]
    whole = found.whole
    stated = whole.amount if whole else None
    summed = exact_sum(amounts) if len(amounts) == len(parts) > 1 else None
    if found.is_partial and summed is not None and stated is not None and summed < stated:
        summed = None
    return Paragraph(
        number=body.number,
        name=name,
        text=text[body.start : body.end],
        start=body.start,
        parts=parts,
        stated=stated,
        stated_span=Span(whole.start, whole.end) if whole else None,
        summed=summed,
        counts=tuple(reading.counts),
        is_complete=sure and len(amounts) == len(parts),
        subtotals=tuple(_subtotals(found.addends)),
        is_partial=found.is_partial,
    )


def _name(nodes: Sequence[Node], body: Slice) -> tuple[int, int, int]:
    """Return where the name starts and ends, and where the first label starts."""
    start = body.start
    for node in nodes:
        if isinstance(node, Group):
            if any(piece.sort in _AMOUNTS for piece in node.nodes):
                return start, node.start, start
        elif node.kind == "marker" and node.start == start:
            start = node.end
        elif node.kind in _NAME_ENDS or (node.kind == "is" and node.start > start):
            return start, node.start, start if node.kind == "total" else node.end
        elif node.sort in _AMOUNTS or (node.sort == "count" and node.start > start):
            return start, node.start, start
    return start, body.end, start


def _part(term: Term) -> Part:
    return Part(term.label, term.amount, term.formula, Span(term.start, term.end))


def _subtotals(terms: Iterable[Term]) -> Iterable[Subtotal]:
    for term in terms:
        if not term.children:
            continue
        amounts = [child.amount for child in term.children if child.amount is not None]
        if term.amount is not None and len(amounts) == len(term.children) > 1:
            parts = tuple(_part(child) for child in term.children)
            span = Span(term.start, term.end)
            yield Subtotal(parts, term.amount, exact_sum(amounts), span)
