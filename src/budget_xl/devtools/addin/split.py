"""Cuts long array formulas into parts that Excel takes.

``Range.FormulaArray`` refuses more than 255 characters, ``Range.Replace`` too. So a long formula is
entered with a text in place of an argument, and the text is then replaced by that argument, which
may hold another such text.
"""

from __future__ import annotations

LIMIT = 255


def stand_in(number: int) -> str:
    """Return the text that stands for part ``number`` (from 1)."""
    return f'"BX#{number}"'


def parts_of(formula: str) -> list[str]:
    """Return the formula with stand-ins, then what replaces the first, the second, …

    Raises ValueError when an argument that cannot be cut is too long.
    """
    whole = [formula]
    for number, text in enumerate(whole):
        while len(text) > LIMIT:
            mark = stand_in(len(whole))
            start, end = _cut(text, LIMIT - len(mark))
            whole.append(text[start:end])
            text = text[:start] + mark + text[end:]  # noqa: PLW2901
        whole[number] = text
    return whole


def _cut(text: str, room: int) -> tuple[int, int]:
    """Return the shortest argument without which ``text`` fits, else the longest one."""
    spans = _arguments(text)
    # An argument without a call may be a range, which no text can stand in for.
    arguments = [(end - start, start, end) for start, end in spans if "(" in text[start:end]]
    enough = [found for found in arguments if len(text) - found[0] <= room]
    length, start, end = min(enough) if enough else max(arguments, default=(0, 0, 0))
    if length <= len(stand_in(LIMIT)):
        raise ValueError(f"no argument can be cut out of {text}")
    return start, end


def _arguments(text: str) -> list[tuple[int, int]]:
    """Return start and end of every argument of every function, texts in quotes left alone."""
    found, starts, quote = [], [], ""
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "(":
            starts.append(at + 1)
        elif sign in ",)" and starts:
            found.append((starts.pop(), at))
            if sign == ",":
                starts.append(at + 1)
    return found
