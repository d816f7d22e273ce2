"""What rules may read: the sections of a declaration, its form, and its prose read once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from budget_xl.core.change import Change
from budget_xl.core.computed import basis_sums
from budget_xl.core.declaration import SECTIONS, Declaration, Item
from budget_xl.core.entry import Entry, Money
from budget_xl.core.form import Field, Form, Parameter
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import Layout
from budget_xl.prose.calculation import Paragraph, read_paragraphs
from budget_xl.prose.values import IndicatorValue, parse_value
from budget_xl.rules.calculations import Calculation, calculations_of
from budget_xl.rules.figures import annual_figures
from budget_xl.rules.pairing import Told, items_without_basis, paragraphs_by_item
from budget_xl.rules.past import Past, read_past
from budget_xl.rules.quantities import Counted, counted
from budget_xl.rules.spending import Spending, spendings_of
from budget_xl.rules.targets import Target, targets_of
from budget_xl.rules.texts import Entries, LongText, entries_of, read_long_texts, texts_in

Fields = tuple[tuple[Field, Entry[Any]], ...]
Amounts = tuple[tuple[Money, Decimal], ...]
"""Values with what is said of them."""


class Context:
    """One declaration under check. Every public name may be a parameter of a rule."""

    def __init__(
        self,
        declaration: Declaration,
        form: Form,
        last_year: Declaration | None = None,
        changes: tuple[Change, ...] = (),
    ) -> None:
        self.declaration = declaration
        self.form = form
        self.last_year = last_year
        self.changes = changes

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The dated numbers and lists of the form: thresholds, caps, weights."""
        return self.form.parameters

    @cached_property
    def layout(self) -> Layout:
        """Where the values of the form stand."""
        return lay_out(self.form)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The prose of 测算依据, calculation by calculation."""
        return read_paragraphs(self.declaration.narrative.basis.value or "")

    @cached_property
    def values(self) -> tuple[IndicatorValue, ...]:
        """The values of the indicators, parsed, in the order of ``indicators.rows``."""
        return tuple(parse_value(row.joined) for row in self.declaration.indicators.rows)

    @cached_property
    def told_items(self) -> Told:
        """The items of 支出明细 that 测算依据 tells of, each with its paragraph."""
        return paragraphs_by_item(self.declaration.expenditure, self.paragraphs)

    @cached_property
    def unfounded_items(self) -> tuple[Item, ...]:
        """The items of 支出明细 that neither the prose nor the table of 测算依据 tells of."""
        told = self.declaration
        return items_without_basis(told.expenditure, told.basis, self.told_items)

    @cached_property
    def basis_sums(self) -> Mapping[int, Decimal]:
        """What the table 测算依据 comes to in 万元, by the number of the item."""
        return basis_sums(self.declaration.basis.rows)

    @cached_property
    def spendings(self) -> tuple[Spending, ...]:
        """What the money is for, wherever the form says it."""
        return tuple(spendings_of(self.declaration, self.paragraphs))

    @cached_property
    def past(self) -> Past:
        """What the form says of earlier years."""
        return read_past(self.declaration.narrative)

    @cached_property
    def annual_figures(self) -> tuple[Decimal, ...]:
        """What the form gives as the budget of the year, in 万元."""
        told = self.declaration
        return annual_figures(told.budget, told.funding, told.expenditure)

    @cached_property
    def entries(self) -> Entries:
        """Every value, by its section or table in the order of the sections."""
        return entries_of(self.declaration)

    @cached_property
    def fields(self) -> Fields:
        """Every single value with its field, in the order of the form."""
        found = []
        for key, field in self.form.fields.items():
            section, *attribute = key.split(".")
            if len(attribute) == 1:
                found.append((field, getattr(getattr(self.declaration, section), attribute[0])))
        return tuple(found)

    @cached_property
    def amounts(self) -> Amounts:
        """The amounts that are typed in 万元: single ones, of 资金来源 and of 支出明细."""
        funding, expenditure = self.declaration.funding, self.declaration.expenditure
        found = [entry for field, entry in self.fields if field.kind == "amount"]
        found += [line.amount for line in funding.lines]
        found += [item.amount for item in expenditure.items]
        return tuple((entry, entry.value) for entry in found if entry.value is not None)

    @cached_property
    def long_texts(self) -> tuple[LongText, ...]:
        """The filled long texts in the order of the form, with what their brackets hold."""
        return read_long_texts(self.declaration, self.form)

    @cached_property
    def whole_text(self) -> str:
        """All texts of the form, one a line: what is not in it need not be looked for."""
        return "\n".join(text for _, _, text in texts_in(self.entries))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The indicators that have a name and a value, with their class."""
        rows = self.declaration.indicators.rows
        return tuple(targets_of(rows, self.values, self.form))

    @cached_property
    def calculations(self) -> tuple[Calculation, ...]:
        """What every amount of 测算依据 comes from, in prose and in the table."""
        told, sums = self.told_items, self.basis_sums
        return tuple(calculations_of(self.declaration, self.paragraphs, told, sums))

    @cached_property
    def miscounted(self) -> tuple[tuple[Target, Counted], ...]:
        """The quantity indicators whose calculation gives another number, with what it gives."""
        text = self.declaration.narrative.basis.value or ""
        return tuple(counted(self.targets, self.calculations, text))

    def argument(self, name: str) -> Any:
        """Return what the parameter ``name`` of a rule stands for."""
        return getattr(self.declaration if name in SECTIONS else self, name)
