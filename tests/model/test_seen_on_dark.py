"""Colors that an author chose, on a dark ground."""

from __future__ import annotations

from deckgen.model.color import contrast
from deckgen.model.color_vision import least_apart
from deckgen.model.lifted_colors import seen_on_dark

INK, GROUND, GREY = "F3EFE6", "14181F", "5C5E62"


def test_a_color_that_recedes_on_a_dark_ground_is_lifted_from_it_and_from_the_grey() -> None:
    seen = seen_on_dark(("8E2A3A",), (GREY,), GROUND, INK)["8E2A3A"]
    assert contrast(seen, GROUND) >= 3
    assert least_apart(seen, GREY) >= 0.1


def test_two_blues_keep_apart_and_a_light_ground_changes_nothing() -> None:
    seen = seen_on_dark(("7E9FCC",), ("71B7DF",), GROUND, INK)["7E9FCC"]
    assert least_apart(seen, "71B7DF") >= 0.1
    assert seen_on_dark(("7E9FCC",), ("71B7DF",), INK, GROUND)["7E9FCC"] == "7E9FCC"
