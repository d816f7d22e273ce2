"""No text makes reading slow: four times the text takes about four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.prose.hostile import HEADS, LONGEST, READERS, UNITS, hostile

GROWTH = 4 * 2.5
"""A quadratic reader needs 16 times as long."""
NOISE = 0.02
"""Seconds of its own time that a reader may lose to a busy machine."""


def seconds(read: Callable[[str], object], text: str, rounds: int = 1) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("head", HEADS[:1] + HEADS[6:7])
def test_growth(reader: str, head: str) -> None:
    read = READERS[reader]
    for unit in UNITS:
        if seconds(read, hostile(unit, head)) > NOISE:
            quarter = seconds(read, hostile(unit, head, LONGEST // 4), rounds=3)
            whole = seconds(read, hostile(unit, head), rounds=3)
            assert whole <= GROWTH * quarter + NOISE, (unit, whole, quarter)
