"""What rules may read: the sections of a declaration, its form, and its prose read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from budget_xl.core.declaration import SECTIONS, Declaration
from budget_xl.core.form import Form, Parameter
from budget_xl.forms.builder import lay_out
from budget_xl.forms.layout import Layout
from budget_xl.prose.calculation import Paragraph, read_paragraphs
from budget_xl.prose.values import IndicatorValue, parse_value


class Context:
    """One declaration under check. Every public name may be a parameter of a rule."""

    def __init__(
        self, declaration: Declaration, form: Form, last_year: Declaration | None = None
    ) -> None:
        self.declaration = declaration
        self.form = form
        self.last_year = last_year

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

    def argument(self, name: str) -> Any:
        """Return what the parameter ``name`` of a rule stands for."""
        return getattr(self.declaration if name in SECTIONS else self, name)
