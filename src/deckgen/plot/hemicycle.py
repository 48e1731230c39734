"""Seats in a half circle: so many places in concentric rows, in the order in which a sweep from the left meets them.

Numbers only: the outermost row has the radius 1 around 0, 0.
"""

from __future__ import annotations

import math

from msgspec import Struct

from deckgen.plot.paper import Point

SMALLEST_HOLE, WIDEST_PITCH = 0.39, 0.25
LARGEST_DOT, FILLED = 0.08, 0.35


class Hemicycle(Struct, frozen=True):
    """Seats in a half circle: their middles from left to right, the radius of a seat, that of the innermost row."""

    seats: tuple[Point, ...]
    dot: float
    hole: float


def hemicycle(count: int) -> Hemicycle:
    """Places for exactly so many seats, as far apart along their rows as the rows are from each other."""
    pitch, radii = _rows(count)
    rows = [(radius, seats) for radius, seats in zip(radii, _shared(count, radii), strict=True) if seats]
    turned = sorted((-angle, radius) for radius, seats in rows for angle in _angles(seats))
    apart = [pitch, *(radius * math.pi / (seats - 1) for radius, seats in rows if seats > 1)]
    seats = tuple((radius * math.cos(turn), -radius * math.sin(turn)) for turn, radius in turned)
    return Hemicycle(seats, min(LARGEST_DOT, FILLED * min(apart)), radii[-1])


def _rows(count: int) -> tuple[float, tuple[float, ...]]:
    """The distance between rows, and the radii of as many rows as leave a hole in the middle."""
    best: tuple[float, tuple[float, ...]] = (1.0, (1.0,))
    for rows in range(2, count // 2 + 1):
        # Together the rows are pi * (rows - pitch * (0 + 1 + … + rows - 1)) long, and hold count - rows such gaps.
        pitch = math.pi * rows / (count - rows + math.pi * rows * (rows - 1) / 2)
        if pitch > WIDEST_PITCH or 1 - pitch * (rows - 1) < SMALLEST_HOLE:
            break
        best = pitch, tuple(1 - pitch * row for row in range(rows))
    return best


def _shared(count: int, radii: tuple[float, ...]) -> list[int]:
    """The seats of each row: in proportion to its length, together exactly so many."""
    total = math.fsum(radii)
    exact = [count * radius / total for radius in radii]
    seats = [math.floor(share) for share in exact]
    by_rest = sorted(range(len(radii)), key=lambda row: seats[row] - exact[row])
    for row in by_rest[: count - sum(seats)]:
        seats[row] += 1
    return seats


def _angles(seats: int) -> list[float]:
    """The angles of the seats of a row from the left (pi) to the right (0); one alone stands at the top."""
    if seats == 1:
        return [math.pi / 2]
    return [math.pi * (1 - seat / (seats - 1)) for seat in range(seats)]
