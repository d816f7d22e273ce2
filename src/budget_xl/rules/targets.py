"""Indicators as rules see them: row, parsed value and class together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from budget_xl.core.declaration import Indicator
from budget_xl.core.form import Form, IndicatorClass
from budget_xl.prose.units import MONEY
from budget_xl.prose.values import IndicatorValue

ALSO_CALLED = {"生态效益": ("环境效益",), "服务对象满意度": ("满意度",)}
"""What clerks call a class besides its label."""


class Target(NamedTuple):
    """One complete indicator; ``name`` is its name without white space around it.

    What it is follows from its class as the form names it.
    """

    row: Indicator
    value: IndicatorValue
    kind: IndicatorClass
    name: str

    @property
    def label(self) -> str:
        """How a message names the row: 数量指标8."""
        return f"{self.kind.second}{self.row.number}"

    @property
    def is_satisfaction(self) -> bool:
        return "满意度" in self.kind.second

    @property
    def is_cost(self) -> bool:
        return "成本" in self.kind.second

    @property
    def is_quantity(self) -> bool:
        return "数量" in self.kind.second

    @property
    def is_quality(self) -> bool:
        return "质量" in self.kind.second

    @property
    def is_timeliness(self) -> bool:
        return "时效" in self.kind.second

    @property
    def is_output(self) -> bool:
        return self.is_quantity or self.is_quality or self.is_timeliness

    @property
    def is_benefit(self) -> bool:
        return "效益" in self.kind.first and not self.is_satisfaction

    @property
    def cost(self) -> Decimal | None:
        """The amount of a cost in 万元; None for any other indicator, and for a unit cost."""
        size = MONEY.get(self.value.unit) if self.is_cost else None
        number = self.value.number
        return None if size is None or number is None else number * size

    @property
    def is_numeric(self) -> bool:
        """The value is a number or a range of numbers."""
        return self.value.number is not None


def targets_of(
    rows: Iterable[Indicator], values: Iterable[IndicatorValue], form: Form
) -> Iterator[Target]:
    """Yield the indicators that have a name, a value and a class of ``form``."""
    for row, value in zip(rows, values, strict=True):
        kind = form.classes.get(row.code)
        if kind and row.name.value and row.value.value:
            yield Target(row, value, kind, row.name.value.strip())


def by_class(targets: Iterable[Target]) -> dict[str, list[Target]]:
    """Return the targets of every class, in the order of the form."""
    found: dict[str, list[Target]] = {}
    for target in targets:
        found.setdefault(target.kind.code, []).append(target)
    return found


def is_class_name(name: str, kind: IndicatorClass) -> bool:
    """Tell whether ``name`` only repeats the class: 经济效益, 经济效益指标."""
    return "".join(name.split()).removesuffix("指标") in _class_names(kind)


@lru_cache
def _class_names(kind: IndicatorClass) -> frozenset[str]:
    classes = [label.removesuffix("指标") for label in (kind.first, kind.second)]
    return frozenset(classes).union(*(ALSO_CALLED.get(label, ()) for label in classes))
