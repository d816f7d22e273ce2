"""Writes the automatic numbers of Word into the text: they are shown, but are no text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SILENT = {"bullet", "none"}
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCountingThousand",
}
_LEVELS = 9


def write_numbers(body: Any, numbering: Any, styles: Any) -> None:
    """Put before the text of every numbered paragraph of ``body`` the number that Word shows."""
    lists = {num.get(f"{_W}numId"): _List(num, numbering) for num in numbering.iter(f"{_W}num")}
    of_style = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
    for paragraph in list(body.iter(f"{_W}p")):
        used = _find(paragraph, "pPr/numPr")
        if used is None:
            style = of_style.get(_value(paragraph, "pPr/pStyle"))
            used = None if style is None else _find(style, "pPr/numPr")
        if used is None or _value(used, "numId") not in lists:
            continue
        label = lists[_value(used, "numId")].next(int(_value(used, "ilvl") or 0))
        if label:
            run = paragraph.makeelement(f"{_W}r")
            text = run.makeelement(f"{_W}t")
            text.text = label
            run.append(text)
            paragraph.insert(0 if _find(paragraph, "pPr") is None else 1, run)


class _List:
    """One numbered list: the shapes of its levels, and how far each has counted."""

    def __init__(self, num: Any, numbering: Any) -> None:
        wanted = _value(num, "abstractNumId")
        shapes = {item.get(f"{_W}abstractNumId"): item for item in numbering if _is(item)}
        levels = [] if wanted not in shapes else list(shapes[wanted].iter(f"{_W}lvl"))
        self.levels = {int(level.get(f"{_W}ilvl")): level for level in levels}
        self.counts: dict[int, int] = {}

    def next(self, level: int) -> str:
        """Return the number of the next paragraph at ``level``; '' when it shows none."""
        shape = self.levels.get(level)
        if shape is None:
            return ""
        start = int(_value(shape, "start") or 1)
        self.counts = {at: count for at, count in self.counts.items() if at <= level}
        self.counts[level] = self.counts.get(level, start - 1) + 1
        if _value(shape, "numFmt") in _SILENT:
            return ""
        text = _value(shape, "lvlText")
        for at in range(_LEVELS):
            if f"%{at + 1}" in text and at in self.levels:
                write = _writer(_value(self.levels[at], "numFmt"))
                text = text.replace(f"%{at + 1}", write(self.counts.get(at, 1)))
        return text


def _is(element: Any) -> bool:
    return bool(element.tag == f"{_W}abstractNum")


def _writer(shape: str) -> Callable[[int], str]:
    if shape in _CHINESE:
        return _chinese
    if shape == "decimalEnclosedCircle":
        return lambda number: chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if shape in {"lowerLetter", "upperLetter"}:
        first = ord("a" if shape == "lowerLetter" else "A")
        return lambda number: chr(first + number - 1) if 1 <= number <= 26 else str(number)
    return str


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not 1 <= number <= 99:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones else "")


def _find(element: Any, path: str) -> Any:
    return element.find("/".join(f"{_W}{name}" for name in path.split("/")))


def _value(element: Any, path: str) -> str:
    found = _find(element, path)
    return "" if found is None else str(found.get(f"{_W}val", ""))
