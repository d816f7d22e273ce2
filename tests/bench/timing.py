"""Times pieces of work side by side: rounds alternate, so that a busy moment hits all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def medians_ms(works: Mapping[str, Callable[[], object]], rounds: int = 40) -> dict[str, float]:
    """Return the median time of each piece of work in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) * 1000 for name, found in times.items()}
