"""Put the pieces between brackets into groups, one level deep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from budget_xl.prose.pieces import Piece, Quantity
from budget_xl.prose.tokens import Kind, Token


class Group(NamedTuple):
    """A pair of brackets and what stands in it; what brackets inside it hold is unsure."""

    start: int
    end: int
    nodes: tuple[Piece, ...]
    kind: Literal["group"] = "group"
    sort: Literal["group"] = "group"


Node = Piece | Group

_BRACKETS = frozenset({"open", "close"})


def group(pieces: Sequence[Piece]) -> tuple[Sequence[Node], bool]:
    """Return the nodes, and whether every bracket has its partner; one without is a word."""
    kinds = [piece.kind for piece in pieces]
    brackets = kinds.count("open") + kinds.count("close")
    if not brackets:
        return pieces, True
    partner = _partners(kinds)
    nodes: list[Node] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if at in partner:
            inside = pieces[at + 1 : partner[at]]
            at = partner[at]
            nodes.append(Group(piece.start, pieces[at].end, _flatten(inside)))
        elif piece.kind in _BRACKETS:
            nodes.append(_word(piece))
        else:
            nodes.append(piece)
        at += 1
    return nodes, brackets == 2 * len(partner)


def _partners(kinds: Sequence[Kind]) -> dict[int, int]:
    stack: list[int] = []
    found: dict[int, int] = {}
    for at, kind in enumerate(kinds):
        if kind == "open":
            stack.append(at)
        elif kind == "close" and stack:
            found[stack.pop()] = at
    return found


def _flatten(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the balanced ``pieces`` with each inner bracket as one word, or as unsure."""
    nodes: list[Piece] = []
    depth = 0
    for piece in pieces:
        depth += piece.kind == "open"
        nodes.append(_word(piece) if depth else piece)
        depth -= piece.kind == "close"
    return tuple(nodes)


def _word(piece: Piece) -> Token:
    """Return ``piece`` as a word, or as unsure when it means something."""
    is_unsure = isinstance(piece, Quantity) or piece.sort == "unsure"
    return Token("word", "unsure" if is_unsure else "word", piece.start, piece.end, "", None)
