"""How messages name a paragraph of 测算依据."""

from __future__ import annotations

from budget_xl.prose.calculation import Paragraph

SHORT = 16
"""Characters of a name in a message; the numbers matter more."""


def head(part: Paragraph) -> str:
    """Return the number and the name of a paragraph: 第 12 条“购买服务”."""
    number = f"第 {part.number} 条" if part.number else ""
    name = part.name if len(part.name) <= SHORT else f"{part.name[: SHORT - 1]}…"
    return f"{number}“{name}”" if part.name else number
