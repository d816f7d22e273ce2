"""Ties a round to the ledger: versions, replies, what became of earlier findings, states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from budget_xl.core.finding import Finding
from budget_xl.district.consolidation import RETURNED, District, Reasons, Submission, project_of
from budget_xl.district.ledger import REPLY, Ledger
from budget_xl.district.outcome import Outcome
from budget_xl.district.resubmission import FollowUp, follow_up
from budget_xl.district.roster import Unit


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
    versions = ledger.versions(sent.unit.name, project_of(sent.head), sent.head.year)
    version = next(one.version for one in versions if one.digest == sent.outcome.digest)
    digests = [one.digest for one in versions if one.version <= version]
    return replace(sent, version=version, reasons=_reasons(sent, digests, ledger))


def _reasons(sent: Submission, digests: list[str], ledger: Ledger) -> Reasons:
    """Return why the unit leaves something: said in the file, or in reply to this or earlier."""
    said = [reply for digest in digests for reply in ledger.replies(digest)]
    written = {(item.code, item.place): item.reason for item in sent.outcome.waivers}
    return {(r.code, r.place): r.words for r in said if r.kind == REPLY} | written


def close(district: District, ledger: Ledger) -> District:
    """Say what became of earlier findings, and keep comparison and state of every file."""
    closed = []
    for sent in district.submissions:
        ledger.compare(sent.outcome.digest, sent.across)
        found = replace(sent, earlier=tuple(_earlier(sent, ledger)))
        ledger.settle(sent.outcome.digest, found.state)
        closed.append(found)
    for other in district.others:
        if other.outcome and other.outcome.problem and other.outcome.digest:
            ledger.settle(other.outcome.digest, RETURNED)
    return replace(district, submissions=tuple(closed))


def _earlier(sent: Submission, ledger: Ledger) -> Iterator[FollowUp]:
    if sent.version == 1:
        return
    versions = ledger.versions(sent.unit.name, project_of(sent.head), sent.head.year)
    before = versions[sent.version - 2].digest
    told: tuple[Finding, ...] = (*ledger.part("findings", before), *ledger.compared(before))
    yield from follow_up(told, sent.findings)
