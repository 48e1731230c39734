"""note: words at a place of x."""

from __future__ import annotations

from collections.abc import Callable

from marked import YEARS, mark

from laid_out import Laid


def test_words_stand_over_a_year(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "line", YEARS, "[{x: 2008, text: The crisis}]")
    assert "The crisis" in found.words
    assert "At 2008: The crisis." in found.told
