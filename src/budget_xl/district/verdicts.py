"""What reviewers of the district say of findings, and to which finding of today it belongs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from budget_xl.core.finding import Finding

AGREED, REFUSED = "同意", "不同意"

DIGITS = 16
"""How much of a digest tells things apart here."""

Key = tuple[str, str, str]
"""A finding of one declaration: code, place, message."""
Typed = tuple[str, str, str]
"""What a reviewer types: decision, words, name."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words of a reviewer to one finding, and the finding as it was when they were typed.

    ``mark`` stays the same however often the words are changed and the finding moves; it names the
    file and the finding of which it was first said. ``decision`` is 同意, 不同意 or blank.
    """

    mark: str
    year: int
    unit: str
    project: str
    code: str
    place: str
    message: str
    severity: str
    hint: str
    decision: str
    words: str
    reviewer: str

    @property
    def typed(self) -> Typed:
        """What the reviewer typed; all blank when it was taken back."""
        return self.decision, self.words, self.reviewer

    @property
    def key(self) -> Key:
        """The finding of which it was last typed."""
        return self.code, self.place, self.message

    @property
    def opinion(self) -> str:
        """What the unit is told."""
        return "，".join(part for part in (self.decision, self.words) if part)

    def settle(self, reason: str) -> str:
        """Return why the finding is settled, ``reason`` being what its unit says; blank if not."""
        if self.decision == REFUSED:
            return ""
        if self.decision == AGREED and not reason:
            return f"复核同意：{self.words}" if self.words else "复核同意"
        return reason


def mark_of(year: int, digest: str, key: Key) -> str:
    """Return the mark of a verdict that is first said of this finding in this file."""
    return f"{year}/{digest[:DIGITS]}/{fingerprint(key)}"


def year_in(mark: str) -> int:
    """Return the year that a mark names, 0 when it is none."""
    year = mark.partition("/")[0]
    return int(year) if year.isdecimal() else 0


def digest_in(mark: str) -> str:
    """Return the first ``DIGITS`` of the digest of the file that a mark names."""
    return mark.partition("/")[2].partition("/")[0]


def fingerprint(texts: Sequence[str]) -> str:
    """Return a short digest of texts, blank when all are blank."""
    return hashlib.sha256(repr(tuple(texts)).encode()).hexdigest()[:DIGITS] if any(texts) else ""


def key_of(finding: Finding) -> Key:
    """Return what tells a finding apart within its declaration."""
    return finding.code, str(finding.ref), finding.message


def match(verdicts: Iterable[Verdict], findings: Iterable[Finding]) -> dict[Key, Verdict]:
    """Return to which finding each verdict belongs; a verdict whose finding is gone is left out.

    The same thing said of the same place goes first, then the same thing of another place (rows
    move), then another thing of the same place (numbers change), where only one comes in question.
    """
    left = {verdict.key: verdict for verdict in verdicts}
    found: dict[Key, Verdict] = {}
    keys = dict.fromkeys(map(key_of, findings))
    for alike in (_same, _moved, _changed):
        there = _alone(alike, (key for key in keys if key not in found))
        for like, key in _alone(alike, left).items():
            if like in there:
                found[there[like]] = left.pop(key)
    return found


def _alone(alike: Callable[[Key], object], keys: Iterable[Key]) -> Mapping[object, Key]:
    """Return the keys that are like no other, by what they are alike in."""
    groups: dict[object, list[Key]] = {}
    for key in keys:
        groups.setdefault(alike(key), []).append(key)
    return {like: group[0] for like, group in groups.items() if len(group) == 1}


def _same(key: Key) -> Key:
    return key


def _moved(key: Key) -> tuple[str, str]:
    return key[0], key[2]


def _changed(key: Key) -> tuple[str, str]:
    return key[0], key[1]
