"""No text makes reading slow: four times the text takes about four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.prose.hostile import HEADS, LONGEST, READERS, UNITS, hostile

GROWTH = 4 * 2.5
"""A quadratic reader needs 16 times as long."""
NOISE = 0.02
"""Seconds that a busy machine may add."""


def seconds(read: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read(text)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("head", HEADS[:1] + HEADS[6:7])
def test_growth(reader: str, head: str) -> None:
    read = READERS[reader]
    for unit in UNITS:
        whole = seconds(read, hostile(unit, head))
        if whole > NOISE:
            quarter = seconds(read, hostile(unit, head, LONGEST // 4))
            assert whole <= GROWTH * quarter + NOISE, (unit, whole, quarter)
