"""How every unit stands, as plain data: what it sent, what is open, whom to call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from budget_xl.core.finding import Finding, Severity
from budget_xl.district.consolidation import RETURNED, District, Other, Submission
from budget_xl.district.resubmission import CHANGED, EXPLAINED, OPEN

UNREAD = "不能读取"
STATUSES = (CHANGED, EXPLAINED, OPEN)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to put right, numbered within its unit; ``code`` is blank for an unread file."""

    number: int
    severity: str
    code: str
    place: str
    message: str
    hint: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One file of a unit with all that was found; ``annual`` and funding are in 万元.

    ``review`` is 退回, 待审 or 通过; ``followed`` says what became of the points of the version
    before (已改 2，仍在 1), blank for a first version.
    """

    project: str
    review: str
    followed: str
    file: Path
    digest: str
    year: int
    annual: Decimal | None
    funding: tuple[tuple[str, Decimal], ...]
    points: tuple[Point, ...]

    @property
    def open(self) -> tuple[Point, ...]:
        """The points for which the unit has written no reason."""
        return tuple(point for point in self.points if not point.reason)


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit of the roster; ``remarks`` say why other files of it do not count."""

    code: str
    name: str
    contact: str
    phone: str
    state: str
    sent: tuple[Sent, ...]
    remarks: tuple[str, ...]

    @property
    def returned(self) -> tuple[Sent, ...]:
        """The files about which anything is open."""
        return tuple(sent for sent in self.sent if sent.open)


def standings(district: District) -> Iterator[Standing]:
    """Yield how every unit stands, in the order of the roster."""
    for unit in district.roster.units:
        unread = [other for other in district.others_of(unit) if _is_unread(other)]
        counted = district.of(unit)
        sent: list[Sent] = []
        for one in counted:
            sent.append(_sent(one, _next(sent)))
        if not counted:
            sent += [_unread(other, district.year, number)
                     for number, other in enumerate(unread, start=1)]  # fmt: skip
        yield Standing(
            unit.code,
            unit.name,
            unit.contact,
            unit.phone,
            district.state(unit),
            tuple(sent),
            tuple(district.remarks(unit)),
        )


def _next(sent: list[Sent]) -> int:
    return sum(len(one.points) for one in sent) + 1


def _sent(one: Submission, first: int) -> Sent:
    figures = one.figures
    points = (
        Point(
            number,
            finding.severity.value,
            finding.code,
            str(finding.ref),
            finding.message,
            _hint(one, finding),
            finding.reason,
        )
        for number, finding in enumerate(one.findings, start=first)
    )
    return Sent(
        figures.project,
        one.state,
        _followed(one),
        one.outcome.path,
        one.outcome.digest,
        figures.year,
        figures.annual,
        tuple((row.label, row.amount) for row in figures.funding if row.amount and not row.parent),
        tuple(points),
    )


def _hint(one: Submission, finding: Finding) -> str:
    """Return what to do, with what a reviewer says to a point that is open."""
    verdict = one.verdict_on(finding)
    if verdict is None or finding.reason or not verdict.opinion:
        return finding.hint
    return f"{finding.hint}　复核意见：{verdict.opinion}"


def _followed(one: Submission) -> str:
    counts = Counter(item.status for item in one.earlier)
    return "，".join(f"{word} {counts[word]}" for word in STATUSES if counts[word])


def _is_unread(other: Other) -> bool:
    return other.outcome is not None and other.outcome.problem is not None


def _unread(other: Other, year: int, number: int) -> Sent:
    assert other.outcome
    problem = other.outcome.problem
    assert problem
    point = Point(number, UNREAD, "", other.path.name, problem.message, problem.hint)
    return Sent("", RETURNED, "", other.path, other.outcome.digest, year, None, (), (point,))


SEVERITIES = (*(severity.value for severity in Severity), UNREAD)
"""Every word a point may have for how grave it is, the gravest first."""
