"""The prose of the departments, each text under its department's name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budget_xl.core.computed import basis_text
from budget_xl.core.money import plain, show
from budget_xl.district.merge.parts import Part
from budget_xl.prose.history import read_year_amounts
from budget_xl.prose.paragraphs import slices

Said = Sequence[tuple[Part, str]]

NUMBERS_MISSING = 9
"""Numbers that may be skipped between two paragraphs of 测算依据 and still be read as numbering."""


def said(parts: Sequence[Part], field: str) -> Said:
    """Return what every part says in one field of the narrative, silent parts left out."""
    texts = [(part, getattr(part.declaration.narrative, field).value or "") for part in parts]
    return [(part, text.strip()) for part, text in texts if text.strip()]


def join(texts: Said) -> str:
    """Return the texts one below the other, each under its department's name; a shared one once."""
    if len({text for _, text in texts}) == 1:
        return texts[0][1]
    return "\n".join(f"{heading(part)}\n{text}" for part, text in texts)


def heading(part: Part) -> str:
    """Return the line above the text of a department."""
    return f"【{part.name}】"


def calculations(parts: Sequence[Part]) -> list[str]:
    """Return 测算依据及说明 of every part; blank everywhere when nobody wrote it by hand.

    Where somebody did, the others give what their workbook made of their table: the joined
    workbook shows the one or the other.
    """
    own = [(part.declaration.narrative.basis.value or "").strip() for part in parts]
    if not any(own):
        return own
    made = [(basis_text(part.declaration) or [""])[-1] for part in parts]
    return [text or other for text, other in zip(own, made, strict=True)]


def join_basis(
    parts: Sequence[Part], texts: Sequence[str], numbers: Sequence[dict[int, int]]
) -> str:
    """Return 测算依据 with its paragraphs numbered through, like their items where that goes.

    ``numbers`` gives for every part its items' new numbers by the old. Numbers must rise, or a
    reader would take the second department's first paragraph for part of the one above.
    """
    last, blocks = 0, []
    for part, text, renumbered in zip(parts, texts, numbers, strict=True):
        lines = [heading(part)] if text and sum(map(bool, texts)) > 1 else []
        for body in slices(text):
            wanted = renumbered.get(body.number or 0, 0)
            last = wanted if last < wanted <= last + NUMBERS_MISSING else last + 1
            lines.append(f"{last}.{text[body.start : body.end]}；")
        blocks += lines
    return "\n".join(blocks)


def year_totals(texts: Said, parts: Sequence[Part]) -> dict[int, Decimal]:
    """Return the budgets of earlier years added, for the years that every part gives once."""
    if len(texts) < len(parts):
        return {}
    told = []
    for _, text in texts:
        amounts = read_year_amounts(text)
        years = {found.year: found.amount for found in amounts}
        told.append(years if len(years) == len(amounts) else {})
    common = set.intersection(*(set(years) for years in told))
    return {year: plain(sum(years[year] for years in told)) for year in sorted(common)}  # type: ignore[arg-type]


def history_total(totals: dict[int, Decimal]) -> str:
    """Return the sentence with the sums of earlier years."""
    listed = "，".join(f"{year}年总预算为{show(amount)}万元" for year, amount in totals.items())
    return f"各部门合计：{listed}。"


def change_total(last_year: int, last: Decimal, annual: Decimal) -> str:
    """Return the sentence with the change of the whole."""
    gap = annual - last
    how = f"{'增加' if gap > 0 else '减少'}{show(abs(gap))}万元" if gap else "持平"
    return f"各部门合计：当年预算{show(annual)}万元，比{last_year}年{how}。"
