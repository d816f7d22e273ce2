"""The examples of rules as declarations under check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.core.plain import from_plain
from budget_xl.core.rule import Case
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import DEFAULT_FORM, load_form
from budget_xl.forms.locate import located
from budget_xl.rules.context import Context

FILLER = "某项内容"
"""What stands in every other required text; an example says only what matters to its rule."""


def example(case: Case) -> Context:
    """Return what an example declares, every value with its place."""
    form = load_form(case.form or DEFAULT_FORM)
    if case.parameters:
        form = replace(form, parameters={**form.parameters, **case.parameters})
    data: dict[str, dict[str, Any]] = {}
    for key, field in form.fields.items():
        if field.required:
            section, name = key.split(".")
            data.setdefault(section, {})[name] = "1" if field.kind == "amount" else FILLER
    for section, values in case.data.items():
        data[section] = {**data.get(section, {}), **values}
    told = case.last_year
    last_year = None if told is None else _declare(form, form.year - 1, told)
    return Context(_declare(form, form.year, data), form, last_year, case.changes)


def _declare(form: Form, year: int, sections: Mapping[str, Any]) -> Declaration:
    data = {"form": form.id, "version": form.version, "year": year, **sections}
    return located(from_plain(data), lay_out(form))
