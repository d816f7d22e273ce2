"""What became of the findings of the version before: 已改, 已说明 or 仍在."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budget_xl.core.finding import Finding

CHANGED, EXPLAINED, OPEN = "已改", "已说明", "仍在"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One finding of the version before, and what became of it."""

    finding: Finding
    status: str


def follow_up(before: Iterable[Finding], now: Iterable[Finding]) -> Iterator[FollowUp]:
    """Yield what became of every finding of ``before`` that was open.

    A finding is still there when the same rule says something of the same place, or the same
    thing of another place (rows move); it is settled when the unit has written why.
    """
    there = {(finding.code, finding.ref): finding for finding in now}
    moved = {(finding.code, finding.message): finding for finding in now}
    for finding in before:
        if not finding.reason:
            still = there.get((finding.code, finding.ref)) or moved.get(
                (finding.code, finding.message)
            )
            status = CHANGED if still is None else EXPLAINED if still.reason else OPEN
            yield FollowUp(finding, status)
