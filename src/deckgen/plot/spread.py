"""Keeping things on one line apart: the least they must move so that none touches another. Numbers only."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float = 0.0) -> list[float]:
    """Centres as near to the wanted ones as may be (least squares), gap apart and inside low to high.

    The order of the wanted centres is kept, and equal ones keep the order they are given in. Where the sizes
    together are longer than the room they overlap as little as possible, evenly.
    """
    if not wanted:
        return []
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    lengths = [sizes[index] for index in order]
    need = sum(lengths) + gap * (len(order) - 1)
    if need > high - low:
        squeeze = (high - low) / need
        lengths, gap = [length * squeeze for length in lengths], gap * squeeze
    offsets, used = [], 0.0
    for length in lengths:
        offsets.append(used + length / 2)
        used += length + gap
    # Without their offsets the centres need only not decrease: isotonic regression by pooling neighbours.
    starts = _pooled([wanted[index] - offset for index, offset in zip(order, offsets, strict=True)])
    last = max(low, high - (used - gap))
    placed = [0.0] * len(order)
    for index, start, offset in zip(order, starts, offsets, strict=True):
        placed[index] = min(max(start, low), last) + offset
    return placed


def spread_down(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float, gap: float = 0.0
) -> list[float]:
    """The same for what is read from the top down: of equal ones the first stands highest."""
    return spread(wanted[::-1], sizes[::-1], low, high, gap)[::-1]


def _pooled(values: Sequence[float]) -> list[float]:
    """The nearest sequence that never decreases (least squares)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            other, members = pools.pop()
            mean, count = (mean * count + other * members) / (count + members), count + members
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]
