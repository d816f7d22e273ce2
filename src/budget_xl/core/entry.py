"""Entries: one value of a form, what stands there when it cannot be read, and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

from budget_xl.core.place import NOWHERE, Ref

T = TypeVar("T")


class Defect(Enum):
    """Why a value could not be read."""

    NOT_A_NUMBER = "不是数字"
    NUMBER_AS_TEXT = "是文本格式的数字"
    NOT_A_TICK = "不是勾选"
    ERROR_VALUE = "是错误值"
    NOT_CALCULATED = "公式没有结果"


# Not frozen, which would take four times as long: a form has a thousand. Nobody changes one.
@dataclass(slots=True, unsafe_hash=True)
class Entry(Generic[T]):
    """One value; ``value`` None means blank, or unreadable when ``defect`` says why.

    Two entries are equal when they say the same, wherever they stand.
    """

    value: T | None = None
    ref: Ref = field(default=NOWHERE, compare=False)
    defect: Defect | None = None
    raw: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing was entered: no value and nothing unreadable either."""
        return self.value is None and self.defect is None


Text = Entry[str]
Number = Entry[Decimal]
Money = Entry[Decimal]
Tick = Entry[bool]
