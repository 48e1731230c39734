"""gap: the distance between two series at one place, or between two categories."""

from __future__ import annotations

from collections.abc import Callable

from marked import STATES, TWO, mark

from laid_out import Laid


def test_two_series_are_compared_where_they_end(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "line", TWO, "[{gap: [home, out]}]")
    assert "71" in found.words
    assert "Between home and out at 2017: 71." in found.told


def test_two_categories_are_compared_as_a_multiple(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "ranking", STATES, "[{gap: [Texas, Arizona], as: multiple}]")
    assert "×\N{NO-BREAK SPACE}12" in found.words
    assert "Between Texas and Arizona: 12 times." in found.told
    assert sum(path.head for path in found.added[0].paths) == 2
