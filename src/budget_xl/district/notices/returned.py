"""Finds the lists of opinions that came back among what a folder holds, and reads the replies."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from budget_xl.core.problem import Problem
from budget_xl.district.intake import Foreign
from budget_xl.district.ledger import Reply
from budget_xl.district.notices.opinions import Replies, read_replies
from budget_xl.district.outcome import Outcome
from budget_xl.district.sources import Source, read_bytes

NOT_OURS = "not-ours"
"""What the reader says of a sane workbook that is none of our forms; no other is opened here."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What is left to settle, the replies taken out, and the files that they were in."""

    outcomes: tuple[Outcome, ...]
    replies: tuple[Reply, ...]
    files: tuple[Foreign, ...]


def take_replies(outcomes: Iterable[Outcome]) -> Returned:
    """Return ``outcomes`` without the lists of opinions, and what the units replied in them."""
    rest: list[Outcome] = []
    replies: list[Reply] = []
    files: list[Foreign] = []
    for outcome in outcomes:
        is_other = outcome.problem is not None and outcome.problem.code == NOT_OURS
        found = _replies(outcome.source) if is_other else None
        if found is None:
            rest.append(outcome)
        else:
            replies += found.replies
            files.append(Foreign(outcome.path, _told(len(found.replies), found.stray)))
    return Returned(tuple(rest), tuple(replies), tuple(files))


def _replies(source: Source) -> Replies | None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.xlsx"
        try:
            copy.write_bytes(read_bytes(source))
            return read_replies(copy)
        except (OSError, Problem):
            return None


def _told(number: int, stray: Sequence[str]) -> str:
    more = f"，另有 {len(stray)} 条回复对不上原来的意见" if stray else ""
    return f"是单位报回的意见，读入回复 {number} 条{more}"
