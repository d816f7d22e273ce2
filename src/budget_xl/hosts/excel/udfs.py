"""What the cells of Excel ask through xlwings: one function for every ``BX_`` name.

The add-in hands over the values of the ranges, not the ranges, so that a call asks Excel for
nothing. A crash goes to the log and back to the add-in, which answers with an error value.
"""

from __future__ import annotations

from typing import Any

import xlwings as xw

from budget_xl.core.entry import Defect
from budget_xl.hosts.excel.log import record
from budget_xl.hosts.excel.window import is_error
from budget_xl.hosts.functions import FUNCTIONS, Function


def _udf(function: Function) -> Any:
    def answer(*ranges: list[list[Any]]) -> Any:
        try:
            return function.call(*map(_block, ranges))
        except Exception as error:
            record(function.name, error)
            raise

    answer.__name__ = answer.__qualname__ = function.name
    answer.__doc__ = function.help
    # xlwings would take annotations for orders to convert.
    answer.__annotations__.clear()
    return xw.func(xw.arg("ranges", ndim=2, err_to_str=True)(answer))


def _block(rows: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    """Return the values of a range as every host hands them over."""
    return tuple(tuple(map(_value, row)) for row in rows)


def _value(value: Any) -> Any:
    return Defect.ERROR_VALUE if is_error(value) else value


globals().update({function.name: _udf(function) for function in FUNCTIONS})
