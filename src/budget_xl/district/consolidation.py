"""Settles who sent what: which file counts for which unit, and why the others do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from budget_xl.core.finding import Finding, Severity, count
from budget_xl.core.money import show
from budget_xl.district.figures import Figures, Head
from budget_xl.district.intake import Foreign
from budget_xl.district.outcome import Outcome
from budget_xl.district.resubmission import FollowUp
from budget_xl.district.roster import Roster, Unit, normalise
from budget_xl.district.verdicts import AGREED, REFUSED, Key, Verdict, key_of
from budget_xl.forms.loader import load_form

MISSING, SENT, UNREADABLE = "未报", "已报", "不能读取"
RETURNED, PENDING, PASSED = "退回", "待审", "通过"

Reasons = Mapping[tuple[str, str], str]
"""Why a unit leaves something as it is, by code and place of the finding."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One declaration that counts, with the unit that it is from.

    ``version`` numbers what the unit sent for this project, ``across`` is what the comparison
    with other files found, ``earlier`` what became of the findings of the version before.
    ``verdicts`` is what reviewers say of findings of now and before, ``gone`` what they said of
    findings that neither of the two has.
    """

    unit: Unit
    outcome: Outcome
    version: int = 1
    across: tuple[Finding, ...] = ()
    reasons: Reasons = field(default_factory=dict)
    earlier: tuple[FollowUp, ...] = ()
    verdicts: Mapping[Key, Verdict] = field(default_factory=dict)
    gone: tuple[Verdict, ...] = ()

    @property
    def head(self) -> Head:
        """What tells it apart, and its sums; always in memory."""
        assert self.outcome.head
        return self.outcome.head

    @property
    def figures(self) -> Figures:
        """What it declares, read from the ledger at every call."""
        return self.outcome.figures

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found in it, read from the ledger at every call; reasons filled in."""
        return tuple(self._explained(item) for item in (*self.outcome.findings, *self.across))

    def _explained(self, finding: Finding) -> Finding:
        if finding.severity not in (Severity.WARNING, Severity.REMARK) or not self._is_answered:
            return finding
        reason, verdict = self.reply_to(finding) or finding.reason, self.verdict_on(finding)
        reason = verdict.settle(reason) if verdict else reason
        return finding._replace(reason=reason) if reason != finding.reason else finding

    @property
    def _is_refused(self) -> bool:
        said = (self.verdict_on(finding) for finding in self.findings) if self.verdicts else ()
        return any(verdict and verdict.decision == REFUSED for verdict in said)

    def reply_to(self, finding: Finding) -> str:
        """Return what the unit says to a finding, settled by it or not; blank when nothing."""
        return self.reasons.get((finding.code, str(finding.ref)), "") if self.reasons else ""

    def verdict_on(self, finding: Finding) -> Verdict | None:
        """Return what a reviewer says of a finding of now or of the version before."""
        return self.verdicts.get(key_of(finding)) if self.verdicts else None

    @property
    def _is_answered(self) -> bool:
        return bool(self.reasons or self.verdicts)

    @property
    def counts(self) -> dict[str, int]:
        """How many open findings of each severity it has."""
        if self.across or self._is_answered:
            return count(self.findings)
        tally = self.outcome.tally
        assert tally
        numbers = (tally.errors, tally.warnings, tally.remarks, tally.unchecked)
        return dict(zip((severity.value for severity in Severity), numbers, strict=True))

    @property
    def state(self) -> str:
        """退回 with an open error or warning or what a reviewer refuses, 待审 with anything else.

        通过 when nothing is open.
        """
        counts = self.counts
        if counts[Severity.ERROR.value] or counts[Severity.WARNING.value] or self._is_refused:
            return RETURNED
        return PENDING if any(counts.values()) else PASSED


@dataclass(frozen=True, slots=True)
class Other:
    """A file that does not count, whose it seems to be, and why it does not count."""

    path: Path
    unit: Unit | None
    why: str
    outcome: Outcome | None = None


@dataclass(frozen=True)
class District:
    """The state of a whole district in round ``year``: every unit, every file that came.

    ``submissions`` follow the roster; ``others`` are the files that do not count, ``strays`` what
    reviewers said of declarations that are not there any more. Figures and findings lie in the
    ledger and are read at every call, so ask once and keep what is needed.
    """

    roster: Roster
    submissions: Sequence[Submission]
    others: tuple[Other, ...]
    year: int = 0
    strays: tuple[Verdict, ...] = ()

    @cached_property
    def _by_unit(self) -> dict[str, list[Submission]]:
        found: dict[str, list[Submission]] = {}
        for sent in self.submissions:
            found.setdefault(sent.unit.name, []).append(sent)
        return found

    @cached_property
    def _others_by_unit(self) -> dict[str, list[Other]]:
        found: dict[str, list[Other]] = {}
        for other in self.others:
            if other.unit:
                found.setdefault(other.unit.name, []).append(other)
        return found

    @cached_property
    def name(self) -> str:
        """The district that asks and signs: that of the roster, or else of the form sent in."""
        forms = (load_form(sent.head.form) for sent in self.submissions)
        return self.roster.district or next((form.district for form in forms), "")

    def of(self, unit: Unit) -> list[Submission]:
        """Return what counts of one unit."""
        return self._by_unit.get(unit.name, [])

    def others_of(self, unit: Unit) -> list[Other]:
        """Return the files of one unit that do not count."""
        return self._others_by_unit.get(unit.name, [])

    def remarks(self, unit: Unit) -> list[str]:
        """Return why other files of that unit do not count."""
        return [f"“{other.path.name}”{other.why}" for other in self.others_of(unit)]

    def state(self, unit: Unit) -> str:
        """Return 已报, 不能读取 (only damaged files came) or 未报."""
        if self.of(unit):
            return SENT
        tried = any(o.outcome and o.outcome.problem for o in self.others_of(unit))
        return UNREADABLE if tried else MISSING

    @property
    def has_findings(self) -> bool:
        """Anything is open: a unit did not send, a file does not count, a finding has no reason."""
        return bool(self.others) or any(
            self.state(unit) != SENT or any(any(sent.counts.values()) for sent in self.of(unit))
            for unit in self.roster.units
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many open findings of each severity there are in all that counts."""
        total = {severity.value: 0 for severity in Severity}
        for sent in self.submissions:
            for word, number in sent.counts.items():
                total[word] += number
        return total

    @property
    def verdicts(self) -> Iterator[Verdict]:
        """Everything that reviewers said in this round and did not take back."""
        for sent in self.submissions:
            yield from (*sent.verdicts.values(), *sent.gone)
        yield from self.strays

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
        states = Counter(sent.state for sent in self.submissions)
        yield "，".join(f"{word} {states[word]} 份" for word in (RETURNED, PENDING, PASSED)) + "。"
        words = [f"{word} {number} 处" for word, number in self.counts.items() if number]
        yield f"问题：{'，'.join(words) or '没有'}。"
        decided = Counter(verdict.decision for verdict in self.verdicts)
        if decided:
            told = "，".join(f"{word} {decided[word]} 条" for word in (AGREED, REFUSED))
            yield f"复核意见 {decided.total()} 条，其中{told}。"
        if self.others:
            yield f"另有 {len(self.others)} 个文件没有计入，原因见“其他文件”表。"
        total = sum((sent.head.annual or Decimal(0) for sent in self.submissions), Decimal(0))
        yield f"当年预算合计 {show(total)} 万元。"

    def _units(self, state: str) -> list[Unit]:
        return [unit for unit in self.roster.units if self.state(unit) == state]

    def as_dict(self) -> dict[str, Any]:
        """Return the plain data that ``--json`` shows; amounts are text, exact, in 万元."""
        return {
            "version": 1,
            "year": self.year,
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
        findings = [finding for one in sent for finding in one.findings]
        return {
            "code": unit.code,
            "unit": unit.name,
            "state": self.state(unit),
            "review": [one.state for one in sent],
            "files": [str(one.outcome.path) for one in sent],
            "annual": [_shown(one.head.annual) for one in sent],
            "counts": count(findings),
            "findings": [finding.as_dict() for finding in findings],
        }


def _shown(amount: Decimal | None) -> str | None:
    return None if amount is None else show(amount)


def settle(
    roster: Roster, outcomes: Sequence[Outcome], foreign: Iterable[Foreign], year: int | None = None
) -> District:
    """Return the state of the district; submissions follow the order of the roster.

    ``year`` is the round, by default that of most files. Of several files of one unit and project
    the later one counts. Neither the order nor the names of the files make a difference.
    """
    year = year or _round(outcomes)
    others = [Other(one.path, roster.within(one.path.stem), one.why) for one in foreign]
    versions: dict[tuple[str, str], list[Submission]] = {}
    for outcome in outcomes:
        unit, why = _unit_of(roster, outcome), _left_out(outcome, year)
        if why or outcome.head is None:
            others.append(Other(outcome.path, unit, why, outcome))
        elif unit is None:
            others.append(Other(outcome.path, None, _unknown(roster, outcome.head), outcome))
        else:
            versions.setdefault((unit.name, project_of(outcome.head)), []).append(
                Submission(unit, outcome)
            )
    counted = []
    for found in versions.values():
        latest, *earlier = sorted(found, key=lambda sent: sent.outcome.age, reverse=True)
        counted.append(latest)
        others += [Other(old.outcome.path, old.unit, _earlier(old, latest), old.outcome)
                   for old in earlier]  # fmt: skip
    order = {unit.name: number for number, unit in enumerate(roster.units)}
    counted.sort(key=lambda sent: (order[sent.unit.name], project_of(sent.head)))
    others.sort(key=lambda other: str(other.path))
    return District(roster, tuple(counted), tuple(others), year)


def project_of(head: Head) -> str:
    """Return what tells a project apart among those of its unit."""
    return normalise(head.project) or head.project_code


def _round(outcomes: Sequence[Outcome]) -> int:
    years = Counter(outcome.head.year for outcome in outcomes if outcome.head)
    return max(years, key=lambda year: (years[year], year), default=0)


def _unit_of(roster: Roster, outcome: Outcome) -> Unit | None:
    if outcome.head:
        return roster.find(outcome.head.unit_code, outcome.head.unit)
    return roster.within(outcome.path.stem)


def _left_out(outcome: Outcome, year: int) -> str:
    """Return why a file cannot count whoever sent it; blank when it can."""
    if outcome.problem:
        return f"不能读取：{outcome.problem.message}"
    if outcome.head and outcome.head.year != year:
        return f"是 {outcome.head.year} 年度的申报表，本次汇总的是 {year} 年度"
    return ""


def _earlier(old: Submission, latest: Submission) -> str:
    name = latest.outcome.path.name
    if old.outcome.digest == latest.outcome.digest:
        return f"与“{name}”内容完全相同，只计一份"
    return f"是较早的一份，以较晚的“{name}”为准"


def _unknown(roster: Roster, head: Head) -> str:
    name = head.unit or "（空白）"
    likely = roster.suggest(name)
    hint = f"，是否就是“{likely.name}”？请核实后改名册或改表" if likely else ""
    return f"的单位“{name}”不在名册中{hint}"
