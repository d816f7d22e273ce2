"""The examples of rules as declarations under check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.core.plain import from_plain
from budget_xl.core.rule import Case
from budget_xl.core.schema import identifiers, row_key, row_type, tables
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import form_ids, load_form
from budget_xl.forms.locate import located
from budget_xl.rules.context import Context

FILLER = "某项内容"
"""What stands in every other required text; an example says only what matters to its rule."""


def form_of(case: Case) -> Form:
    """Return the form that an example stands in: the first that has all it fills in.

    Raises ValueError when no declared form has.
    """
    for form in map(load_form, form_ids()):
        if all(key in lay_out(form).refs for key in _keys(case.data)):
            return form
    raise ValueError(f"no form has all of {case.data}")


def _keys(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the key of every value that ``data`` names, blank ones included."""
    for section, values in data.items():
        for attribute, value in values.items():
            key = f"{section}.{attribute}"
            if attribute not in tables(section):
                yield key
                continue
            names = identifiers(row_type(key))
            for row in value:
                prefix = row_key(key, (row[name] for name in names))
                yield from (f"{prefix}.{name}" for name in row if name not in names)


def example(case: Case) -> Context:
    """Return what an example declares, every value with its place."""
    form = form_of(case)
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
