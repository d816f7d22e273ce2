"""What the report says, as plain data: how units stand, sums, charts, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from budget_xl.district.across.catalogue import whole_catalogue
from budget_xl.district.consolidation import District
from budget_xl.district.standing import SEVERITIES, Standing, standings

NAME = "区级汇总报告"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; ``share`` is its length, 1 for the longest."""

    name: str
    amount: Decimal
    share: float


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file that does not count, whose it seems to be, and why it does not count."""

    file: Path
    unit: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; amounts in 万元."""

    district: str
    year: int
    sentences: tuple[str, ...]
    units: tuple[Standing, ...]
    others: tuple[OtherFile, ...]

    @property
    def title(self) -> str:
        """What the report is called."""
        year = f"{self.year}年" if self.year else ""
        return f"{self.district}{year}项目资金绩效目标申报{NAME}"

    @property
    def states(self) -> Counter[str]:
        """How many units stand how."""
        return Counter(unit.state for unit in self.units)

    @property
    def severities(self) -> dict[str, int]:
        """How many open points there are of every word that a point has, settled ones at 0."""
        points = [point for unit in self.units for sent in unit.sent for point in sent.points]
        counts = Counter(point.severity for point in points if not point.reason)
        there = {point.severity for point in points}
        return {word: counts[word] for word in SEVERITIES if word in there}

    @property
    def total(self) -> Decimal:
        """当年预算 of all that counts."""
        return sum((annual(unit) or Decimal(0) for unit in self.units), Decimal(0))

    def budgets(self) -> list[Bar]:
        """Return 当年预算 of every unit that has one, the largest first."""
        return bars((unit.name, amount) for unit in self.units if (amount := annual(unit)))

    def funding(self) -> list[Bar]:
        """Return the sources of funds of the whole district, in the order of the form."""
        sums: dict[str, Decimal] = {}
        for unit in self.units:
            for sent in unit.sent:
                for label, amount in sent.funding:
                    sums[label] = sums.get(label, Decimal(0)) + amount
        return bars(sums.items(), ranked=False)

    def issues(self) -> list[Bar]:
        """Return how often every rule found something that is open, the most frequent first."""
        names = {rule.code: rule.name for rule in whole_catalogue().rules}
        counts = Counter(
            point.code
            for unit in self.units
            for sent in unit.sent
            for point in sent.open
            if point.code
        )
        return bars((f"{code} {names.get(code, '')}", Decimal(n)) for code, n in counts.items())


def annual(unit: Standing) -> Decimal | None:
    """Return 当年预算 of all that a unit sent; None when nothing of it is known."""
    amounts = [sent.annual for sent in unit.sent if sent.annual is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def bars(named: Iterable[tuple[str, Decimal]], *, ranked: bool = True) -> list[Bar]:
    """Return bars in proportion to the largest amount; equal ones keep their order."""
    found: Sequence[tuple[str, Decimal]] = list(named)
    if ranked:
        found = sorted(found, key=lambda one: one[1], reverse=True)
    longest = max((abs(amount) for _, amount in found), default=Decimal(0))
    return [
        Bar(name, amount, float(abs(amount) / longest) if longest else 0.0)
        for name, amount in found
    ]


def report_of(district: District) -> Report:
    """Return what there is to say of ``district``."""
    units = tuple(standings(district))
    return Report(
        district.name,
        district.year,
        tuple(district.sentences()),
        units,
        tuple(
            OtherFile(other.path, other.unit.name if other.unit else "", other.why)
            for other in district.others
        ),
    )
