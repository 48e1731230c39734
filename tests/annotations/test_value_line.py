"""line: a line across the chart at a value."""

from __future__ import annotations

from collections.abc import Callable

from marked import STATES, YEARS, mark

from laid_out import Laid


def test_a_line_at_a_value_lengthens_the_axis(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "bar", YEARS, "[{line: 700, text: the goal}]")
    assert {"700", "the goal"} <= set(found.words)
    assert "A line at 700: the goal." in found.told
    (guide, *_) = found.added[0].guides
    assert found.sheet.standing is not None
    assert guide.points[0][1] > max(y for _, y in found.sheet.standing.tips.values())


def test_the_mean_is_worked_out_and_named(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "ranking", STATES, "[{line: mean}]")
    assert {"87", "Mean"} <= set(found.words)
