"""python -m tests.bench.mistakes: every slip, applied alone to a clean form, must be found."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from budget_xl.workbook.checking import check_workbook
from budget_xl.workbook.writer import write_form
from tests.bench.model import clean_form
from tests.bench.slips import amounts, funding, identity, indicators, prose
from tests.bench.slips.slip import File, Slip
from tests.declare import declare
from tests.workbook.editor import Editor

MODULES: tuple[ModuleType, ...] = (amounts, funding, prose, indicators, identity)
SLIPS = tuple(
    value for module in MODULES for value in vars(module).values() if isinstance(value, Slip)
)
AT_LEAST = 80


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules say of one slip: whether it was found, and what else was said."""

    slip: Slip
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    @property
    def found(self) -> bool:
        return not self.missed

    @property
    def missed(self) -> list[str]:
        """The codes that were expected in vain."""
        return _without((self.slip.code, *self.slip.also), self.codes)

    @property
    def extra(self) -> list[str]:
        """The codes that neither the slip nor what it did besides explains."""
        return _without(self.codes, (self.slip.code, *self.slip.also))


def _without(codes: Iterable[str], others: Iterable[str]) -> list[str]:
    return sorted((Counter(codes) - Counter(others)).elements())


def outcome(slip: Slip) -> Outcome:
    """Return what comes of ``slip``."""
    return Outcome(slip, _typed(slip) if slip.in_workbook else _declared(slip))


def clean_declaration(slip: Slip | None = None) -> Declaration:
    """Return the clean form with its totals, after ``slip`` when there is one."""
    form, data = load_form(), clean_form()
    if slip:
        slip.make(data)
    return located(with_totals(declare(form, **data), form), lay_out(form))


def _declared(slip: Slip) -> tuple[Finding, ...]:
    last_year = slip.last_year() if slip.last_year else None
    return check(clean_declaration(slip), load_form(), load_catalogue(), last_year=last_year)


def _typed(slip: Slip) -> tuple[Finding, ...]:
    form = load_form()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "申报表.xlsx"
        path.write_bytes(_workbook())
        file = File(Editor(path), lay_out(form).refs)
        slip.make(file)
        report = check_workbook(file.editor.save(path))
    assert report.problem is None, report.problem
    return report.findings


@cache
def _workbook() -> bytes:
    """Return the clean form as a workbook."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "申报表.xlsx"
        write_form(load_form(), declare(**clean_form()), path)
        return path.read_bytes()


def main() -> int:
    outcomes = [outcome(slip) for slip in SLIPS]
    print("编号    漏报            多报            失误")
    for one in outcomes:
        missed, extra = (" ".join(codes) or "—" for codes in (one.missed, one.extra))
        print(f"{one.slip.code}  {missed:<14}  {extra:<14}  {one.slip.kind}")
    found = sum(one.found for one in outcomes)
    extra = sum(len(one.extra) for one in outcomes)
    rules = len({slip.code for slip in SLIPS})
    print(
        f"{len(outcomes)} slips of {rules} rules: found {found}, missed {len(outcomes) - found}, "
        f"extra {extra}; target: at least {AT_LEAST}, all found, 0 extra"
    )
    return 0 if found == len(outcomes) >= AT_LEAST and not extra else 1


if __name__ == "__main__":
    sys.exit(main())
