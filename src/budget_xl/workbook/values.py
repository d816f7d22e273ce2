"""What stands in every computed cell of a filled form: the cached values of the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Finding, Severity
from budget_xl.core.form import Form
from budget_xl.forms.area import row_number
from budget_xl.forms.layout import Layout
from budget_xl.forms.locate import located
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import run
from budget_xl.workbook.formulas import COUNTED, Formulas, Test


class Values:
    """The computed values of one declaration, placed by its layout."""

    def __init__(self, declaration: Declaration, form: Form, layout: Layout) -> None:
        self.form = form
        self.layout = layout
        self.declaration = located(with_totals(declaration, form), layout)
        self.formulas = Formulas(layout)

    @cached_property
    def tests(self) -> list[Test]:
        """What the cells test without the add-in, in the order of the codes."""
        return self.formulas.tests(load_catalogue())

    @cached_property
    def verdicts(self) -> dict[tuple[str, int], str]:
        """The first verdict of every row, by sheet and row."""
        context = Context(self.declaration, self.form)
        rules = {test.rule: None for test in self.tests}
        broken = {item: _rows(run(item, context)) for item in rules}
        found: dict[tuple[str, int], str] = {}
        for test in self.tests:
            sheet = self.formulas.sheet_of(test.place)
            for row in self.formulas.rows_of(test.place):
                if (sheet, row) in broken[test.rule]:
                    found.setdefault((sheet, row), test.verdict)
        return found

    def checks(self, sheet: str, rows: range) -> list[str]:
        """Return the verdict of every row (from 0) of a check column."""
        return [self.verdicts.get((sheet, row), "") for row in rows]

    @property
    def state(self) -> str:
        """The line of state."""
        counts = Counter(text[:2] for text in self.verdicts.values())
        return " · ".join(f"{word} {counts[word]}" for word in COUNTED)


def _rows(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    """Return sheet and row of every place that the findings touch."""
    sure = [f for f in findings if f.severity is not Severity.UNCHECKED]
    return {(ref.sheet, row_number(ref)) for f in sure for ref in (f.ref, *f.also)}
