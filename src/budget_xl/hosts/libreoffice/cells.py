"""Answers the cells of LibreOffice: turns its values into blocks and back."""

from __future__ import annotations

from typing import Any

from budget_xl.hosts.functions import FUNCTIONS

CALLS = {function.name: function.call for function in FUNCTIONS}


def answer(name: str, arguments: tuple[Any, ...]) -> Any:
    """Return what the function ``name`` answers, a column as a tuple of rows."""
    found = CALLS[name](*(_block(argument) for argument in arguments))
    return tuple(map(tuple, found)) if isinstance(found, list) else found


def _block(argument: Any) -> tuple[tuple[Any, ...], ...]:
    """Return a range as a tuple of rows; a single cell comes as its bare value."""
    return argument if isinstance(argument, tuple) else ((argument,),)
