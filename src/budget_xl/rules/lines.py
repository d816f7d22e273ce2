"""Formulas on the fixed lines of 资金来源, which stand in one column in the order of the form."""

from __future__ import annotations

from collections.abc import Mapping

from budget_xl.core.form import Form
from budget_xl.core.rule import Tests

AMOUNTS = "{funding.lines.amount}"
_ROW = f"ROW({AMOUNTS})-MIN(ROW({AMOUNTS}))+1"


def cell_of(form: Form, code: str) -> str:
    """Return the cell with the amount of a line."""
    return f"INDEX({AMOUNTS},{[line.code for line in form.lines].index(code) + 1})"


def amount_of(form: Form, code: str) -> str:
    """Return the amount of a line, 0 where it is blank or text or the form has no such line."""
    has_it = any(line.code == code for line in form.lines)
    return f"N({cell_of(form, code)})" if has_it else "0"


def beside_lines(form: Form, tests: Mapping[str, str]) -> Tests:
    """Return one formula for the table: in the row of each line its own test."""
    codes = [line.code for line in form.lines]
    parts = [f"({_ROW}={codes.index(code) + 1})*({test})" for code, test in tests.items()]
    return {"funding.lines": "+".join(parts) + ">0"} if parts else {}
