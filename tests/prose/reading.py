"""How the tests write down what a paragraph says, in one line."""

from __future__ import annotations

from budget_xl.core.money import show
from budget_xl.prose.calculation import Formula, Paragraph, Part, read_paragraphs


def only(text: str) -> Paragraph:
    """The one paragraph of ``text``."""
    (paragraph,) = read_paragraphs(text)
    return paragraph


def said(text: str) -> str:
    """What the one paragraph of ``text`` says; '?' when nothing may be held against it."""
    return spell(only(text))


def spell(paragraph: Paragraph) -> str:
    """80 + 8.64 = 88.64 with the amounts in 万元.

    A product stands behind its amount, 7.8(26×3000元); 15 of 20 is less than the whole.
    """
    if not paragraph.is_complete:
        return "?"
    parts = " + ".join(map(_part, paragraph.parts))
    if paragraph.stated is None:
        return parts
    is_less = paragraph.is_partial and paragraph.summed is None
    return f"{parts} {'of' if is_less else '='} {show(paragraph.stated)}".lstrip()


def _part(part: Part) -> str:
    amount = "…" if part.amount is None else show(part.amount)
    return amount if part.formula is None else f"{amount}({_formula(part.formula)})"


def _formula(formula: Formula) -> str:
    return "×".join(f"{show(number)}{unit}" for number, unit in formula.factors)
