"""Declarations for tests: plain data of a few sections, placed in the default form."""

from __future__ import annotations

from typing import Any

from budget_xl.core.declaration import Declaration
from budget_xl.core.form import Form
from budget_xl.core.plain import from_plain
from budget_xl.forms.builder import lay_out
from budget_xl.forms.loader import load_form
from budget_xl.forms.locate import located


def declare(form: Form | None = None, **sections: Any) -> Declaration:
    form = form or load_form()
    data = {"form": form.id, "version": form.version, "year": form.year, **sections}
    return located(from_plain(data), lay_out(form))
