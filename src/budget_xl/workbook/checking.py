"""Reads one workbook and asks every rule about it; the answer is plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding, count
from budget_xl.core.problem import Problem
from budget_xl.core.rule import Phase
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from budget_xl.workbook.reader import read_workbook


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file: a declaration with its findings, or the problem that stopped it."""

    path: str
    declaration: Declaration | None = None
    findings: tuple[Finding, ...] = ()
    problem: Problem | None = None

    @property
    def status(self) -> str:
        """``ok``, ``findings`` or ``problem``."""
        if self.problem:
            return "problem"
        return "findings" if any(not finding.reason for finding in self.findings) else "ok"

    def as_dict(self) -> dict[str, Any]:
        """Return the plain data that ``--json`` shows for this file."""
        identity = self.declaration.identity if self.declaration else None
        return {
            "path": self.path,
            "unit": identity.unit.value if identity else None,
            "project": identity.project_name.value if identity else None,
            "status": self.status,
            "counts": count(self.findings),
            "findings": [finding.as_dict() for finding in self.findings],
            "problem": self.problem.as_dict() if self.problem else None,
        }


def check_workbook(
    path: Path, phase: Phase = Phase.FILL, passwords: Sequence[str] = ()
) -> FileReport:
    """Read and check one workbook; a file that cannot be handled gives its problem."""
    try:
        reading = read_workbook(path, passwords)
    except Problem as problem:
        return FileReport(str(path), problem=problem)
    findings = check(
        reading.declaration,
        reading.form,
        load_catalogue(),
        phase,
        waivers=reading.waivers,
        changes=reading.changes,
    )
    return FileReport(str(path), reading.declaration, findings)
