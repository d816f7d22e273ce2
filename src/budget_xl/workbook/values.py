"""What stands in every computed cell of a filled form: the cached values of the workbook."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from budget_xl.core.computed import with_totals
from budget_xl.core.declaration import Declaration
from budget_xl.core.finding import Severity
from budget_xl.core.form import Form
from budget_xl.core.rule import Rule
from budget_xl.forms.area import row_number
from budget_xl.forms.layout import Layout
from budget_xl.forms.locate import located
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.context import Context
from budget_xl.rules.engine import run
from budget_xl.workbook.formulas import COUNTED, Formulas, verdict


class Values:
    """The computed values of one declaration, placed by its layout."""

    def __init__(self, declaration: Declaration, form: Form, layout: Layout) -> None:
        self.form = form
        self.layout = layout
        self.declaration = located(with_totals(declaration, form), layout)
        self.formulas = Formulas(layout)

    @cached_property
    def native_rules(self) -> list[Rule]:
        """The rules that the cells check without the add-in, in the order of their codes."""
        return [item for item in load_catalogue().rules if self.formulas.applies(item)]

    @cached_property
    def verdicts(self) -> dict[tuple[str, int], str]:
        """The first verdict of every row, by sheet and row."""
        context = Context(self.declaration, self.form)
        found: dict[tuple[str, int], str] = {}
        for item in self.native_rules:
            for finding in run(item, context):
                if finding.severity is not Severity.UNCHECKED:
                    for ref in (finding.ref, *finding.also):
                        found.setdefault((ref.sheet, row_number(ref)), verdict(item))
        return found

    def checks(self, sheet: str, rows: range) -> list[str]:
        """Return the verdict of every row (from 0) of a check column."""
        return [self.verdicts.get((sheet, row), "") for row in rows]

    @property
    def state(self) -> str:
        """The line of state."""
        counts = Counter(text[:2] for text in self.verdicts.values())
        return " · ".join(f"{word} {counts[word]}" for word in COUNTED)
