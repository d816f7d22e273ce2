"""Which office of a street does what, as the form declares it: ``文体中心/文化站→文体,文化``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from budget_xl.core.declaration import Basis, Expenditure, Narrative
from budget_xl.prose.calculation import Paragraph
from budget_xl.rules.dated import Parameters, words


class Organ(NamedTuple):
    """An office by its names, and the words by which its work is known."""

    names: tuple[str, ...]
    duties: tuple[str, ...]


def organs(parameters: Parameters) -> tuple[Organ, ...]:
    """Return the offices that the form knows."""
    return _read(words(parameters, "organs"))


@lru_cache
def _read(lines: tuple[str, ...]) -> tuple[Organ, ...]:
    parts = (line.partition("→") for line in lines)
    return tuple(
        Organ(tuple(names.split("/")), tuple(duties.split(","))) for names, _, duties in parts
    )


def work_texts(
    expenditure: Expenditure, basis: Basis, paragraphs: tuple[Paragraph, ...], narrative: Narrative
) -> Iterator[str]:
    """Yield what the form says the money is for."""
    yield from (item.name.value or "" for item in expenditure.items)
    yield from (row.content.value or "" for row in basis.rows)
    yield from (paragraph.text for paragraph in paragraphs)
    yield narrative.content.value or ""
