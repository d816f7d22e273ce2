"""The dated parameters of a form: numbers, words and tables; what is not declared is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from budget_xl.core import money
from budget_xl.core.form import Parameter

Parameters = Mapping[str, Parameter]


def number(parameters: Parameters, name: str) -> Decimal | None:
    """Return the number that is declared as ``name``."""
    found = parameters.get(name)
    return found if isinstance(found, Decimal) else None


def words(parameters: Parameters, name: str) -> tuple[str, ...]:
    """Return the list that is declared as ``name``."""
    found = parameters.get(name)
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def table(parameters: Parameters, name: str) -> dict[str, Decimal]:
    """Return the numbers that the list ``name`` gives: ``投影仪=10000``."""
    rows = (line.rpartition("=") for line in words(parameters, name))
    read = {key.strip(): money.parse(value.strip()) for key, _, value in rows}
    return {key: value for key, value in read.items() if key and value is not None}
