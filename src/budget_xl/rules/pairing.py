"""Pairs what the form says twice: items of 支出明细 with paragraphs of 测算依据, by name."""

from __future__ import annotations

from budget_xl.core.declaration import Expenditure, Item
from budget_xl.prose.calculation import Paragraph
from budget_xl.prose.names import pair_names

Told = list[tuple[Item, Paragraph]]
"""Items of 支出明细, each with the paragraph of 测算依据 that tells of it."""


def paragraphs_by_item(expenditure: Expenditure, paragraphs: tuple[Paragraph, ...]) -> Told:
    """Return every item that has a paragraph of its name; numbers play no part.

    Where no name ends for certain (甲经费乙3万元) the paragraph that begins with the name counts.
    """
    named = [item for item in expenditure.items if item.name.value]
    told = [part for part in paragraphs if part.name]
    pairs = pair_names([item.name.value or "" for item in named], [part.name for part in told])
    left = [at for at in range(len(told)) if at not in pairs.values()]
    for at, item in sorted(enumerate(named), key=lambda found: -len(found[1].name.value or "")):
        starts = [n for n in left if told[n].text.startswith(item.name.value or "")]
        if at not in pairs and starts:
            pairs[at] = starts[0]
            left.remove(starts[0])
    return [(named[at], told[number]) for at, number in sorted(pairs.items())]
