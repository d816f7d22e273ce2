"""Turns frozen dataclasses into plain JSON and back, by the types of their fields."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from budget_xl.core.problem import Problem

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Return what JSON can hold: dataclasses as lists of their fields, amounts as text."""
    match value:
        case None | str() | int() | bool():
            return value
        case Decimal():
            return str(value)
        case Enum():
            return value.value
        case Problem():
            return list(value.args)
        case tuple() | list():
            return [encode(item) for item in value]
    assert is_dataclass(value)
    return [encode(getattr(value, field.name)) for field in fields(value)]


def decode(kind: type[T], data: Any) -> T:
    """Return the ``kind`` that ``data`` was made of. Raises ValueError or TypeError otherwise."""
    found: T = _decode(kind, data)
    return found


def _decode(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if data is None else _decode(inner, data)
    if get_origin(kind) is tuple:
        return tuple(_decode(get_args(kind)[0], item) for item in data)
    if kind is Decimal:
        return Decimal(data)
    if kind is Problem:
        return Problem(*data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(*(_decode(hint, item) for hint, item in zip(hints, data, strict=True)))  # type: ignore[operator]
    if not isinstance(data, kind):
        raise TypeError(f"{data!r} is no {kind.__name__}")
    return data


@lru_cache
def _hints(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))  # type: ignore[arg-type]
