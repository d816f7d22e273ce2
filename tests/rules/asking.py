"""Ask the rules of one family about a declaration that says only what matters."""

from __future__ import annotations

from typing import Any

from budget_xl.core.finding import Finding
from budget_xl.core.rule import Case
from budget_xl.rules.catalogue import load_catalogue
from budget_xl.rules.engine import check
from budget_xl.rules.examples import example

Plain = dict[str, Any]


def ask(family: str, *, without: tuple[str, ...] = (), **data: Any) -> tuple[Finding, ...]:
    """Return what the rules of ``family`` say of the sections in ``data``, one finding a cause.

    ``parameters`` and ``last_year`` are those of an example; ``without`` names rules left out.
    """
    setting = {name: data.pop(name) for name in ("parameters", "last_year") if name in data}
    context = example(Case(data, **setting))
    found = check(context.declaration, context.form, load_catalogue(), last_year=context.last_year)
    return tuple(f for f in found if f.code.startswith(family) and f.code not in without)


def codes(family: str, **data: Any) -> list[str]:
    """Return the codes of what ``ask`` finds, in the order of reports."""
    return [finding.code for finding in ask(family, **data)]


WHOLE_FORM = ("IND004", "IND012", "IND038", "IND040")
"""Rules that ask of the whole form, or only put a question that any rate in words invites."""


def row(
    code: str, name: str, value: str, unit: str = "", sign: str = "", number: int = 1, **more: Any
) -> Plain:
    return {
        "code": code,
        "number": number,
        "name": name,
        "sign": sign,
        "value": value,
        "unit": unit,
        **more,
    }


def rows(*found: Plain) -> Plain:
    return {"rows": list(found)}


def of(*found: Plain, **data: Any) -> list[str]:
    """The codes of what is asked about some rows, whole-form questions left out."""
    return codes("IND", without=WHOLE_FORM, indicators=rows(*found), **data)
