"""The clock of the benches that time one step in their own process."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


def median_ms(work: Callable[[], object], runs: int) -> float:
    """The median of so many runs in milliseconds, after one that isn't counted."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times) * 1000
