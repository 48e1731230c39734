"""Colors that words have can be read."""

from __future__ import annotations

import pytest

from deckgen.model.brand import PALETTE
from deckgen.plot.colors import contrast, legible, mix


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_dark_color_stays_and_a_light_one_darkens() -> None:
    assert legible("1F5FA8", "FFFFFF", "1B2A41") == "1F5FA8"
    for color in (*PALETTE, "FFFF00", "FFFFFF"):
        assert contrast(legible(color, "FFFFFF", "1B2A41"), "FFFFFF") >= 4.5


def test_mixing() -> None:
    assert mix("000000", "FFFFFF", 0.5) == "808080"
