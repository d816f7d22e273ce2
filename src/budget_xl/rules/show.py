"""How values appear in messages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from budget_xl.core import money

MANY = 8
SHORT = 24


def shown(value: Any) -> str:
    """Return ``value`` for a message: amounts plain, lists joined and cut, long text cut."""
    if isinstance(value, Decimal):
        return money.show(value)
    if isinstance(value, str):
        return value if len(value) <= SHORT else value[: SHORT - 1] + "…"
    if isinstance(value, Sequence):
        names = "、".join(shown(item) for item in value[:MANY])
        return names if len(value) <= MANY else f"{names}等 {len(value)} 项"
    return str(value)
