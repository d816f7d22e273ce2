"""Ties a round to the ledger: versions, replies, verdicts, earlier findings, states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from budget_xl.core.finding import Finding
from budget_xl.district.consolidation import RETURNED, District, Reasons, Submission, project_of
from budget_xl.district.ledger import REPLY, Ledger
from budget_xl.district.outcome import Outcome
from budget_xl.district.resubmission import CHANGED, FollowUp, follow_up
from budget_xl.district.roster import Unit, normalise
from budget_xl.district.verdicts import DIGITS, Verdict, digest_in, match


def number_versions(district: District, ledger: Ledger) -> District:
    """Number every file of a known unit in the ledger, the earliest first, whatever its year."""
    for unit, outcome in sorted(_sent(district), key=lambda one: one[1].age):
        assert outcome.head
        ledger.submit(unit.name, project_of(outcome.head), outcome.head.year, outcome.digest)
    return replace(
        district, submissions=tuple(_numbered(sent, ledger) for sent in district.submissions)
    )


def _sent(district: District) -> Iterator[tuple[Unit, Outcome]]:
    yield from ((sent.unit, sent.outcome) for sent in district.submissions)
    for other in district.others:
        if other.unit and other.outcome and other.outcome.head:
            yield other.unit, other.outcome


def _numbered(sent: Submission, ledger: Ledger) -> Submission:
    versions = ledger.versions(sent.outcome.digest)
    version = next(one.version for one in versions if one.digest == sent.outcome.digest)
    digests = [one.digest for one in versions if one.version <= version]
    return replace(sent, version=version, reasons=_reasons(sent, digests, ledger))


def _reasons(sent: Submission, digests: list[str], ledger: Ledger) -> Reasons:
    """Return why the unit leaves something: said in the file, or in reply to this or earlier."""
    said = [reply for digest in digests for reply in ledger.replies(digest)]
    written = {(item.code, item.place): item.reason for item in sent.outcome.waivers}
    return {(r.code, r.place): r.words for r in said if r.kind == REPLY} | written


def close(district: District, ledger: Ledger) -> District:
    """Say what became of earlier findings and verdicts; keep comparison and state of every file."""
    verdicts = _Verdicts(ledger.verdicts(district.year).values())
    closed = []
    for sent in district.submissions:
        ledger.compare(sent.outcome.digest, sent.across)
        found = _followed(sent, verdicts, ledger)
        ledger.settle(sent.outcome.digest, found.state)
        closed.append(found)
    for other in district.others:
        if other.outcome and other.outcome.problem and other.outcome.digest:
            ledger.settle(other.outcome.digest, RETURNED)
    return replace(district, submissions=tuple(closed), strays=verdicts.rest)


def _followed(sent: Submission, verdicts: _Verdicts, ledger: Ledger) -> Submission:
    """Say what a reviewer thinks of every finding of now, and what became of those before."""
    if sent.version == 1 and not verdicts:
        return sent
    versions = [one.digest for one in ledger.versions(sent.outcome.digest)]
    said = verdicts.take(sent, versions)
    if said:
        sent = replace(sent, verdicts=match(said, sent.findings))
    earlier = tuple(_earlier(sent, versions, ledger)) if sent.version > 1 else ()
    changed = (item.finding for item in earlier if item.status == CHANGED)
    given = set(sent.verdicts.values())
    of_changed = match((one for one in said if one not in given), changed)
    given.update(of_changed.values())
    gone = tuple(one for one in said if one not in given)
    return replace(sent, earlier=earlier, verdicts={**of_changed, **sent.verdicts}, gone=gone)


def _earlier(sent: Submission, versions: list[str], ledger: Ledger) -> Iterator[FollowUp]:
    before = versions[sent.version - 2]
    told: tuple[Finding, ...] = (*ledger.part("findings", before), *ledger.compared(before))
    yield from follow_up(told, sent.findings)


class _Verdicts:
    """The verdicts of a round until each is taken by the declaration it was said of."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._left = {one.mark: one for one in verdicts if any(one.typed)}
        self._marks: dict[object, list[str]] = {}
        for one in self._left.values():
            for name in (digest_in(one.mark), (one.unit, normalise(one.project))):
                self._marks.setdefault(name, []).append(one.mark)

    def __bool__(self) -> bool:
        return bool(self._left)

    def take(self, sent: Submission, versions: Iterable[str]) -> list[Verdict]:
        """Return what was said of any version of a declaration, or under its name."""
        files = (digest[:DIGITS] for digest in versions)
        names = (*files, (sent.unit.name, normalise(sent.head.project)))
        marks = [mark for name in names for mark in self._marks.get(name, ())]
        return [self._left.pop(mark) for mark in dict.fromkeys(marks) if mark in self._left]

    @property
    def rest(self) -> tuple[Verdict, ...]:
        """Those that no declaration has taken."""
        return tuple(self._left.values())
