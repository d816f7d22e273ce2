"""Makes the review of one declaration: every aspect with what a machine can say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding, Severity
from budget_xl.core.form import Form
from budget_xl.core.money import show
from budget_xl.core.rule import Phase
from budget_xl.district.review import aspects
from budget_xl.district.review.aspects import ASPECTS, Aspect
from budget_xl.district.review.completeness import checks, summary
from budget_xl.district.review.evidence import evidence
from budget_xl.forms.loader import load_form
from budget_xl.rules.context import Context
from budget_xl.workbook.checking import check_workbook

GENERAL, KEY, UNTICKED = "一般项目", "重点项目", "考核级次未勾选"
FINDINGS_SHOWN = 6
FAMILIES = {
    "IND": aspects.SCIENTIFIC,
    "HIS": aspects.REASONABLE,
    "FUN": aspects.FUNDED,
    "EXP": aspects.FUNDED,
    "BAS": aspects.ACHIEVABLE,
}
"""Where the findings of a family of rules are evidence besides 规范完整性."""


@dataclass(frozen=True, slots=True)
class Review:
    """The prefilled sheet: whose, of what kind, and the lines of evidence for every aspect.

    ``annual`` is in 万元, blank when it is not known.
    """

    kind: str
    title: str
    unit: str
    project: str
    annual: str
    file: str
    rows: tuple[tuple[Aspect, tuple[str, ...]], ...]

    @property
    def is_scored(self) -> bool:
        """重点项目 is scored by the reviewer, 一般项目 is not."""
        return self.kind == KEY

    def as_dict(self) -> dict[str, Any]:
        """Return the plain data that ``--json`` shows; there is no score in it."""
        return {
            "version": 1,
            "kind": self.kind,
            "unit": self.unit,
            "project": self.project,
            "annual": self.annual,
            "aspects": [
                {"dimension": aspect.dimension, "name": aspect.name, "evidence": list(lines)}
                for aspect, lines in self.rows
            ],
        }


def review_file(path: Path) -> Review:
    """Return the review of the workbook at ``path``. Raises Problem when it cannot be read."""
    report = check_workbook(path, Phase.REVIEW)
    if report.problem:
        raise report.problem
    assert report.declaration
    form = load_form(report.declaration.form, report.declaration.year)
    return review(report.declaration, form, report.findings, path.name)


def review(
    declaration: Declaration, form: Form, findings: Sequence[Finding], file: str = ""
) -> Review:
    """Return the review of a declaration on which the rules found ``findings``."""
    context, identity = Context(declaration, form), declaration.identity
    found = checks(findings)
    formal = (summary(found), *map(str, found))
    others = [
        (aspect, (*evidence(aspect, context), *_said(aspect, findings))) for aspect in ASPECTS[1:]
    ]
    return Review(
        kind=_kind(bool(identity.general.value), bool(identity.key.value)),
        title=form.title,
        unit=identity.unit.value or "",
        project=identity.project_name.value or "",
        annual=_shown(declaration.budget.annual.value),
        file=file,
        rows=((aspects.FORMAL, formal), *others),
    )


def _kind(general: bool, key: bool) -> str:
    if general == key:
        return UNTICKED
    return KEY if key else GENERAL


def _said(aspect: Aspect, findings: Sequence[Finding]) -> list[str]:
    """Return what the rules say on an aspect, the first few of it."""
    own = [one for one in findings if FAMILIES.get(one.code[:3]) is aspect]
    lines = [
        f"{one.severity.value} {one.code}：{one.message}"
        + (f"（单位说明：{one.reason}）" if one.reason else "")
        for one in own
        if one.severity is not Severity.UNCHECKED
    ]
    more = len(lines) - FINDINGS_SHOWN
    return lines[:FINDINGS_SHOWN] + ([f"另有 {more} 条，见校验意见"] if more > 0 else [])


def _shown(amount: Decimal | None) -> str:
    return "" if amount is None else show(amount)
