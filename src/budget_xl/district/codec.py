"""Turns frozen dataclasses and named tuples into plain JSON and back, by the types of their fields.

What to do with a type is worked out once, because a district has hundreds of thousands of rows.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from budget_xl.core.problem import Problem

T = TypeVar("T")
Turn = Callable[[Any], Any]

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def dumps(kind: Any, value: Any) -> str:
    """Return ``value`` as JSON text: records as lists of their fields, amounts as text."""
    turn = _encoder(kind)
    return _JSON.encode(turn(value) if turn else value)


def loads(kind: type[T], text: str) -> T:
    """Return the ``kind`` that ``text`` was made of. Raises ValueError or TypeError otherwise."""
    turn, data = _decoder(kind), json.loads(text)
    found: T = turn(data) if turn else data
    return found


@cache
def _encoder(kind: Any) -> Turn | None:
    """Return what turns a ``kind`` into plain data; None when it is plain already."""
    if _is_optional(kind):
        return _unless_none(_encoder(_inner(kind)))
    if get_origin(kind) is tuple:
        turn = _encoder(get_args(kind)[0])
        return turn and (lambda value: list(map(turn, value)))
    if kind is Decimal:
        return str
    if kind is Problem:
        return lambda value: list(value.args)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return attrgetter("value")
    return _row_encoder(kind) if _names(kind) else None


def _row_encoder(kind: Any) -> Turn | None:
    """Return what lists the fields of a ``kind``; a tuple of plain fields is plain already."""
    turns = [(number, turn) for number, hint in enumerate(_hints(kind)) if (turn := _encoder(hint))]
    get: Turn = iter if issubclass(kind, tuple) else attrgetter(*_names(kind))
    if get is iter and not turns:
        return None

    def encode(value: Any) -> list[Any]:
        row = list(get(value))
        for number, turn in turns:
            row[number] = turn(row[number])
        return row

    return encode


@cache
def _decoder(kind: Any) -> Turn | None:
    """Return what turns plain data into a ``kind``; None when it is one already."""
    if _is_optional(kind):
        return _unless_none(_decoder(_inner(kind)))
    if get_origin(kind) is tuple:
        turn = _decoder(get_args(kind)[0])
        return tuple if turn is None else lambda data: tuple(map(turn, data))
    if kind is Problem:
        return lambda data: Problem(*data)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return kind  # type: ignore[no-any-return]
    return _row_decoder(kind) if _names(kind) else None


def _row_decoder(kind: Any) -> Turn:
    hints = _hints(kind)
    turns = [(number, turn) for number, hint in enumerate(hints) if (turn := _decoder(hint))]

    def decode(row: list[Any]) -> Any:
        if len(row) != len(hints):
            raise ValueError(f"{len(row)} values for {kind.__name__}")
        for number, turn in turns:
            row[number] = turn(row[number])
        return kind(*row)

    return decode


def _unless_none(turn: Turn | None) -> Turn | None:
    return turn and (lambda value: None if value is None else turn(value))


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _inner(kind: Any) -> Any:
    return next(part for part in get_args(kind) if part is not type(None))


def _hints(kind: Any) -> list[Any]:
    hints = get_type_hints(kind)
    return [hints[name] for name in _names(kind)]


def _names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a record; none for what is no record."""
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    return getattr(kind, "_fields", ())
