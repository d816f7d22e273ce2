"""Put the pieces between brackets into groups, one level deep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from budget_xl.prose.pieces import Piece, Sort
from budget_xl.prose.tokens import Kind


class Group(NamedTuple):
    """A pair of brackets and what stands in it; what brackets inside it hold is unsure."""

    start: int
    end: int
    nodes: tuple[Piece, ...]


Node = Piece | Group

_BRACKETS = frozenset({Kind.OPEN, Kind.CLOSE})
_MEANING = frozenset({Sort.MONEY, Sort.COUNT, Sort.PERCENT, Sort.BARE, Sort.UNSURE})


def group(pieces: Sequence[Piece]) -> tuple[list[Node], bool]:
    """Return the nodes, and whether every bracket has its partner; one without is a word."""
    brackets = sum(piece.kind in _BRACKETS for piece in pieces)
    if not brackets:
        return list(pieces), True
    partner = _partners(pieces)
    nodes: list[Node] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if at in partner:
            inside = pieces[at + 1 : partner[at]]
            at = partner[at]
            nodes.append(Group(piece.start, pieces[at].end, _flatten(inside)))
        elif piece.kind in _BRACKETS:
            nodes.append(piece._replace(sort=Sort.WORD, kind=Kind.WORD))
        else:
            nodes.append(piece)
        at += 1
    return nodes, brackets == 2 * len(partner)


def _partners(pieces: Sequence[Piece]) -> dict[int, int]:
    stack: list[int] = []
    found: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece.kind is Kind.OPEN:
            stack.append(at)
        elif piece.kind is Kind.CLOSE and stack:
            found[stack.pop()] = at
    return found


def _flatten(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the balanced ``pieces`` with each inner bracket as one word, or as unsure."""
    nodes: list[Piece] = []
    depth = 0
    for piece in pieces:
        depth += piece.kind is Kind.OPEN
        if depth:
            sort = Sort.UNSURE if piece.sort in _MEANING else Sort.WORD
            nodes.append(piece._replace(sort=sort, kind=Kind.WORD))
        else:
            nodes.append(piece)
        depth -= piece.kind is Kind.CLOSE
    return tuple(nodes)
