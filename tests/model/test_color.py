"""Colors: contrast as the web's guidelines count it, and mixing."""

from __future__ import annotations

import pytest

from deckgen.model.brand import PALETTE, Brand
from deckgen.model.color import contrast, legible, mix, six_digits, standing_back


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("1F5FA8", "1F5FA8") == 1
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_mixing_goes_from_one_color_to_the_other() -> None:
    assert (mix("FFFFFF", "000000", 0), mix("FFFFFF", "000000", 1), mix("FF0000", "0000FF", 0.5)) == (
        "FFFFFF",
        "000000",
        "800080",
    )


def test_a_dark_color_stays_and_a_light_one_darkens() -> None:
    assert legible("1F5FA8", "FFFFFF", "1B2A41") == "1F5FA8"
    for color in (*PALETTE, "FFFF00", "FFFFFF"):
        assert contrast(legible(color, "FFFFFF", "1B2A41"), "FFFFFF") >= 4.5


def test_headings_in_a_light_color_can_be_read_on_panels() -> None:
    brand = Brand()
    assert brand.lettering("1F5FA8") == "1F5FA8"
    for color in PALETTE:
        assert contrast(brand.lettering(color), brand.colors.panel) >= 3


@pytest.mark.parametrize(
    ("written", "digits"),
    [("#1f5FA8", "1F5FA8"), ("#fa0", "FFAA00"), ("#ff", None), ("#12345g", None), ("fff", None), ("#fff0", None)],
)
def test_a_color_is_written_with_six_digits_or_three(written: str, digits: str | None) -> None:
    assert six_digits(written) == digits


def test_what_stands_back_is_seen_on_dark_ground() -> None:
    assert contrast(standing_back("14181F", "F3EFE6", 0.3), "14181F") >= 3
    assert standing_back("FFFFFF", "1B2A41", 0.3) == mix("FFFFFF", "1B2A41", 0.3)
