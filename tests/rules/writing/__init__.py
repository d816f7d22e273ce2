"""The ways in which clerks write one calculation; every one says what the work comes to."""

from __future__ import annotations

from tests.rules.words import Work
from tests.rules.writing.lists import LISTS
from tests.rules.writing.phrases import Pick, Way
from tests.rules.writing.products import PRODUCTS
from tests.rules.writing.singles import SINGLES

__all__ = ["LISTS", "PRODUCTS", "SINGLES", "Pick", "Way", "called", "ways_of"]


def ways_of(work: Work) -> tuple[Way, ...]:
    """Return the ways that can tell what ``work`` is made of."""
    if len(work.parts) > 1:
        return LISTS
    return SINGLES if work.parts[0].thing is None else PRODUCTS


def called(name: str, pick: Pick) -> str:
    """Return ``name`` as it is written in another place of the same form."""
    short = name.split("（", maxsplit=1)[0] if name.endswith("）") else name
    other = (
        short.removesuffix("工作经费") if short.endswith("工作经费") else short.removesuffix("经费")
    )
    return pick(
        name,
        name,
        name,
        name,
        short,
        other + "经费",
        name.replace("和", "及").replace("（", "(").replace("）", ")"),
    )
