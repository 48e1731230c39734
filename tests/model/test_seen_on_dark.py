"""Colors that an author chose, on a dark ground."""

from __future__ import annotations

from deckgen.model.color import contrast
from deckgen.model.color_vision import least_apart
from deckgen.model.lifted_colors import seen_on_dark

INK, GROUND, GREY, BLUE = "F3EFE6", "14181F", "5C5E62", "71B7DF"
OWN = frozenset((INK, GREY, BLUE))


def test_a_color_that_recedes_on_a_dark_ground_is_lifted_from_it_and_from_the_grey() -> None:
    seen = seen_on_dark((("8E2A3A",),), OWN, GREY, GROUND, INK)["8E2A3A"]
    assert contrast(seen, GROUND) >= 3
    assert least_apart(seen, GREY) >= 0.1


def test_two_blues_keep_apart_and_a_light_ground_changes_nothing() -> None:
    charts = (("7E9FCC", BLUE),)
    assert least_apart(seen_on_dark(charts, OWN, GREY, GROUND, INK)["7E9FCC"], BLUE) >= 0.1
    assert seen_on_dark(charts, OWN, GREY, INK, GROUND)["7E9FCC"] == "7E9FCC"


def test_a_color_is_the_same_on_all_charts_and_the_brands_own_stay() -> None:
    seen = seen_on_dark((("8E2A3A", "D1543F", INK), ("B16F76", "D1543F", BLUE)), OWN, GREY, GROUND, INK)
    for one, other in (("8E2A3A", "D1543F"), ("B16F76", "D1543F")):
        assert least_apart(seen[one], seen[other]) >= 0.1
    assert all(seen[color] == color for color in OWN)
