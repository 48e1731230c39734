"""sum: a bracket around bars, parts of a bar or of a ring, with what they are together."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from marked import STATES, mark

from laid_out import Laid

PARTS = "year,cars,oil,food\n2015,40,20,12\n2016,44,14,15\n2017,52,25,19\n"
SEATS = "party,seats\nMorena,191\nPT,61\nPAN,81\nPES,56\n"


def test_a_bracket_holds_two_bars(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "ranking", STATES, "[{sum: [California, Michigan], text: two states}]")
    assert {"144", "two states"} <= set(found.words)
    assert "California and Michigan together: 144 (two states)." in found.told


@pytest.mark.parametrize(("kind", "number"), [("stacked", "77"), ("area", "77"), ("share", "80%")])
def test_a_bracket_holds_parts_of_a_bar(lay_slide: Callable[..., Laid], kind: str, number: str) -> None:
    found = mark(lay_slide, kind, PARTS, "[{sum: [cars, oil], x: 2017}]")
    assert number in found.words
    assert f"cars and oil together: {number}." in found.told.lower()


@pytest.mark.parametrize("kind", ["donut", "parliament"])
def test_parts_that_are_no_neighbours_have_an_arc_each(lay_slide: Callable[..., Laid], kind: str) -> None:
    found = mark(lay_slide, kind, SEATS, "[{sum: [Morena, PT, PES], text: for the treaty}]")
    ring = found.sheet.standing.ring if found.sheet.standing else None
    assert ring
    assert "308" in found.words
    *arcs, nose = found.added[0].paths
    # In the ring the first and the last part are neighbours.
    assert len(arcs) == (1 if kind == "donut" else 2)
    assert len(nose.points) == 2
    away = [math.dist(point, (ring.x, ring.y)) for arc in arcs for point in arc.points]
    assert min(away) > ring.outer or max(away) < ring.inner


def test_a_bracket_keeps_clear_of_the_values_it_holds(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "ranking", STATES, "[{sum: [Texas, California, Michigan]}]")
    (added,) = found.added
    bracket = min(x for path in added.paths for x, _ in path.points)
    values = [line.box.right for line in found.sheet.lettered if line.words in ("187", "73", "71")]
    assert bracket - max(values) >= 9


def test_a_bracket_over_upright_bars_takes_no_room_beside_them(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "waterfall", "item,saved\nRides,74\nMembers,61\nWages,-15\n", "[{sum: [Rides, Members]}]")
    assert "135" in found.words
    edges = [x for area in found.sheet.areas for x, _ in area.corners]
    assert found.sheet.width - max(edges) == pytest.approx(min(edges), abs=1)
