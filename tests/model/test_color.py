"""Colors: contrast as the web's guidelines count it, and mixing."""

from __future__ import annotations

import pytest

from deckgen.model.color import contrast, mix


def test_contrast_is_that_of_the_guidelines():
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("1F5FA8", "1F5FA8") == 1
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_mixing_goes_from_one_color_to_the_other():
    assert (mix("FFFFFF", "000000", 0), mix("FFFFFF", "000000", 1), mix("FF0000", "0000FF", 0.5)) == (
        "FFFFFF",
        "000000",
        "800080",
    )
