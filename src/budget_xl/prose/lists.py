"""Lists typed into one cell: mixed separators, with brackets and quotes protecting their inside."""

from __future__ import annotations

SEPARATORS = frozenset(";；、，,\n")
_CLOSERS = dict(zip("（(【[〔﹝《“「『", "）)】]〕﹞》”」』", strict=True))


def split_list(text: str) -> tuple[str, ...]:
    """Return the stripped elements; one trailing separator is ignored, inner blanks stay as ''."""
    matched = _matched(text)
    pieces: list[str] = []
    depth = start = 0
    for position, char in enumerate(text):
        if position in matched:
            depth += matched[position]
        elif depth == 0 and char in SEPARATORS:
            pieces.append(text[start:position].strip())
            start = position + 1
    pieces.append(text[start:].strip())
    if pieces[-1] == "":
        pieces.pop()
    return tuple(pieces)


def _matched(text: str) -> dict[int, int]:
    """Map the positions of the brackets that have a partner to +1 (opens) or -1 (closes)."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for position, char in enumerate(text):
        if char in _CLOSERS:
            stack.append((_CLOSERS[char], position))
        elif stack and char == stack[-1][0]:
            found[stack.pop()[1]] = 1
            found[position] = -1
    return found
