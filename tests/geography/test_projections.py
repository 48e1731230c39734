"""Areas keep their sizes on every projection, wherever they lie."""

from __future__ import annotations

import math

import pytest

from deckgen.geography.projections import Albers, EqualEarth, Lambert, Projection, UnitedStates, projection_for
from deckgen.geography.shapes import Extent, extent_of, size_of

MEXICO, EUROPE, CHILE, RUSSIA = (
    Extent(-118, 14, -86, 33),
    Extent(-10, 36, 30, 70),
    Extent(-76, -56, -66, -17),
    Extent(27, 41, 190, 82),
)


def cell(west: float, south: float) -> list[tuple[float, float]]:
    """A field of a degree, with corners along its sides."""
    along = [step / 8 for step in range(8)]
    return [
        *((west + step, south) for step in along),
        *((west + 1, south + step) for step in along),
        *((west + 1 - step, south + 1) for step in along),
        *((west, south + 1 - step) for step in along),
    ]


@pytest.mark.parametrize(
    ("projection", "places"),
    [
        (EqualEarth(11), ((-150, 60), (0, 0), (120, -40), (11, 80))),
        (Albers(-102, 17, 30), ((-118, 14), (-102, 25), (-90, 33))),
        (Lambert(15, 50), ((-10, 36), (15, 50), (40, 70))),
        (UnitedStates(), ((-120, 40), (-75, 45), (-82, 26))),
    ],
)
def test_areas_keep_their_sizes(projection: Projection, places: tuple[tuple[float, float], ...]) -> None:
    for west, south in places:
        flat = size_of([projection(*point) for point in cell(west, south)])
        # Of a globe of radius 1 (Snyder 1987, p. 101).
        true = math.radians(1) * (math.sin(math.radians(south + 1)) - math.sin(math.radians(south)))
        assert flat == pytest.approx(true, rel=0.003), (west, south)


def test_alaska_is_drawn_at_about_a_third_beside_the_other_states() -> None:
    states = UnitedStates()
    flat = size_of([states(*point) for point in cell(-150, 65)])
    true = math.radians(1) * (math.sin(math.radians(66)) - math.sin(math.radians(65)))
    assert flat == pytest.approx(true * 0.35**2, rel=0.01)
    assert states(-150, 65)[1] < states(-120, 40)[1]


def test_the_extent_chooses_the_projection() -> None:
    assert isinstance(projection_for(MEXICO), Albers)
    assert isinstance(projection_for(EUROPE), Lambert)
    assert isinstance(projection_for(CHILE), Lambert)
    assert isinstance(projection_for(RUSSIA), Lambert)
    around_the_pole = projection_for(Extent(-180, -90, 180, -63))
    assert around_the_pole(0, -90) == pytest.approx((0, 0), abs=1e-6)
    assert isinstance(projection_for(Extent(-170, -56, 170, 80)), EqualEarth)


def test_an_extent_goes_the_short_way_around_the_globe() -> None:
    fiji = extent_of([[(177, -18), (178, -17)], [(-179, -17), (-178, -16)]])
    assert (fiji.west, fiji.east) == (177, 182)
    russia = extent_of([[(27, 50), (180, 70)], [(-180, 66), (-170, 66)]])
    assert (russia.west, russia.east) == (27, 190)
    leaping = extent_of([[(175, -20), (-175, -20), (-175, -10), (175, -10)]])
    assert (leaping.west, leaping.width) == (175, 10)
