"""Settles who sent what: which file counts for which unit, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from budget_xl.core.finding import count
from budget_xl.core.money import show
from budget_xl.district.figures import Figures
from budget_xl.district.reading import Outcome
from budget_xl.district.roster import Roster, Unit, normalise

MISSING, SENT, UNREADABLE = "未报", "已报", "不能读取"


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that counts, with the unit that it is from."""

    unit: Unit
    outcome: Outcome

    @property
    def figures(self) -> Figures:
        """What it declares; only files that were read count."""
        assert self.outcome.figures
        return self.outcome.figures

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity it has."""
        return count(self.outcome.findings)


@dataclass(frozen=True, slots=True)
class Other:
    """A file that does not count, whose it seems to be, and why it does not count."""

    path: Path
    unit: Unit | None
    why: str
    outcome: Outcome | None = None


@dataclass(frozen=True)
class District:
    """The state of a whole district: every unit of the roster, every file that came."""

    roster: Roster
    submissions: tuple[Submission, ...]
    others: tuple[Other, ...]

    @cached_property
    def _by_unit(self) -> dict[str, list[Submission]]:
        found: dict[str, list[Submission]] = {}
        for sent in self.submissions:
            found.setdefault(sent.unit.name, []).append(sent)
        return found

    def of(self, unit: Unit) -> list[Submission]:
        """Return what counts of one unit."""
        return self._by_unit.get(unit.name, [])

    def remarks(self, unit: Unit) -> list[str]:
        """Return why other files of that unit do not count."""
        return [f"“{other.path.name}”{other.why}" for other in self.others if other.unit is unit]

    def state(self, unit: Unit) -> str:
        """Return 已报, 不能读取 (only damaged files came) or 未报."""
        if self.of(unit):
            return SENT
        return UNREADABLE if any(o.unit is unit and o.outcome for o in self.others) else MISSING

    @property
    def has_findings(self) -> bool:
        """Anything is open: a unit did not send, a file does not count, a finding has no reason."""
        return bool(self.others) or any(
            self.state(unit) != SENT or any(any(sent.counts.values()) for sent in self.of(unit))
            for unit in self.roster.units
        )

    def sentences(self) -> Iterator[str]:
        """Yield the state of the district in a few lines."""
        units = {state: self._units(state) for state in (SENT, MISSING, UNREADABLE)}
        yield (
            f"应报 {len(self.roster.units)} 个单位，已报 {len(units[SENT])} 个，"
            f"未报 {len(units[MISSING])} 个，不能读取 {len(units[UNREADABLE])} 个。"
        )
        for state in (MISSING, UNREADABLE):
            if units[state]:
                yield f"{state}：{'、'.join(unit.name for unit in units[state])}。"
        findings = [finding for sent in self.submissions for finding in sent.outcome.findings]
        words = [f"{word} {number} 处" for word, number in count(findings).items() if number]
        yield f"问题：{'，'.join(words) or '没有'}。"
        if self.others:
            yield f"另有 {len(self.others)} 个文件没有计入，原因见“其他文件”表。"
        total = sum((sent.figures.annual or Decimal(0) for sent in self.submissions), Decimal(0))
        yield f"当年预算合计 {show(total)} 万元。"

    def _units(self, state: str) -> list[Unit]:
        return [unit for unit in self.roster.units if self.state(unit) == state]

    def as_dict(self) -> dict[str, Any]:
        """Return the plain data that ``--json`` shows; amounts are text, exact, in 万元."""
        return {
            "version": 1,
            "units": [self._unit(unit) for unit in self.roster.units],
            "others": [
                {
                    "path": str(other.path),
                    "unit": other.unit.name if other.unit else None,
                    "why": other.why,
                }
                for other in self.others
            ],
        }

    def _unit(self, unit: Unit) -> dict[str, Any]:
        sent = self.of(unit)
        findings = [finding for one in sent for finding in one.outcome.findings]
        return {
            "code": unit.code,
            "unit": unit.name,
            "state": self.state(unit),
            "files": [str(one.outcome.path) for one in sent],
            "annual": [_shown(one.figures.annual) for one in sent],
            "counts": count(findings),
            "findings": [finding.as_dict() for finding in findings],
        }


def _shown(amount: Decimal | None) -> str | None:
    return None if amount is None else show(amount)


def settle(roster: Roster, outcomes: Sequence[Outcome], foreign: Iterable[Path]) -> District:
    """Return the state of the district; submissions follow the order of the roster.

    Of several files of one unit and project the later one counts. Neither the order nor the
    names of the files make a difference.
    """
    others = [Other(path, roster.within(path.stem), _foreign(path)) for path in foreign]
    versions: dict[tuple[str, str], list[Submission]] = {}
    for outcome in outcomes:
        unit = _unit_of(roster, outcome)
        if outcome.problem or outcome.figures is None:
            why = f"不能读取：{outcome.problem.message}" if outcome.problem else "不能读取"
            others.append(Other(outcome.path, unit, why, outcome))
        elif unit is None:
            others.append(Other(outcome.path, None, _unknown(roster, outcome.figures), outcome))
        else:
            key = (unit.name, _project(outcome.figures))
            versions.setdefault(key, []).append(Submission(unit, outcome))
    counted = []
    for found in versions.values():
        latest, *earlier = sorted(found, key=_age, reverse=True)
        counted.append(latest)
        others += [Other(old.outcome.path, old.unit, _earlier(old, latest), old.outcome)
                   for old in earlier]  # fmt: skip
    order = {unit.name: number for number, unit in enumerate(roster.units)}
    counted.sort(key=lambda sent: (order[sent.unit.name], _project(sent.figures)))
    others.sort(key=lambda other: str(other.path))
    return District(roster, tuple(counted), tuple(others))


def _unit_of(roster: Roster, outcome: Outcome) -> Unit | None:
    if outcome.figures:
        return roster.find(outcome.figures.unit_code, outcome.figures.unit)
    return roster.within(outcome.path.stem)


def _project(figures: Figures) -> str:
    return normalise(figures.project) or figures.project_code


def _age(sent: Submission) -> tuple[int, str]:
    return sent.outcome.modified, sent.outcome.digest


def _earlier(old: Submission, latest: Submission) -> str:
    name = latest.outcome.path.name
    if old.outcome.digest == latest.outcome.digest:
        return f"与“{name}”内容完全相同，只计一份"
    return f"是较早的一份，以较晚修改的“{name}”为准"


def _unknown(roster: Roster, figures: Figures) -> str:
    name = figures.unit or "（空白）"
    likely = roster.suggest(name)
    hint = f"，是否就是“{likely.name}”？请核实后改名册或改表" if likely else ""
    return f"的单位“{name}”不在名册中{hint}"


def _foreign(path: Path) -> str:
    if path.name.startswith("~$"):
        return "是 Excel 打开文件时的临时文件，可以忽略"
    return "不是工作簿，没有读取"
