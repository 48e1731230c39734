"""line: a line across the chart at a value."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from marked import STATES, YEARS, mark

from deckgen.model.color import contrast
from laid_out import Laid

HOUSE = "party,seats\nLeft,120\nMiddle,200\nRight,180\n"


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


def test_a_line_parts_the_seats_of_a_house_at_a_number_of_them(lay_slide: Callable[..., Laid]) -> None:
    found = mark(lay_slide, "parliament", HOUSE, "[{line: 251, text: a majority}]")
    assert {"251", "a majority"} <= set(found.words)
    assert "A line at 251: a majority." in found.told
    ((start, end),) = (guide.points for guide in found.added[0].guides)
    across = (end[0] - start[0], end[1] - start[1])
    seats = [area.corners[0] for area in found.sheet.areas if area.radius][:500]
    sides = [across[0] * (y - start[1]) - across[1] * (x - start[0]) for x, y in seats]
    # Seats in different rows may lie at the same angle, so that the line goes through their middles.
    assert sum(side > 1e-6 for side in sides) <= 251 <= sum(side > -1e-6 for side in sides) < 260


@pytest.mark.parametrize("line", ["500", "250.5", "0"])
def test_a_line_that_parts_no_seats_is_complained_of(line: str, lay_slide: Callable[..., Laid]) -> None:
    block = f"chart: {{type: parliament, data: a, x: party, y: seats, annotate: [{{line: {line}}}]}}"
    said = lay_slide(block, "data: {a: a.csv}\n", {"a.csv": HOUSE}).said
    assert any("wrong_value" in one and "of 500 seats" in one for one in said)


def test_a_line_is_seen_on_light_and_on_dark_bars(lay_slide: Callable[..., Laid]) -> None:
    rows = "year,share\n2014,53\n2015,44\n2016,53\n2017,58\n"
    more = ", labels: bars, color: ink, highlight: ['2014', '2016', '2017']"
    found = mark(lay_slide, "bar", rows, "[{line: 50, text: half}]", more=more)
    guides = found.added[0].guides
    assert len(guides) > 2
    for guide in guides:
        (left, y), (right, _) = guide.points
        assert contrast(guide.color, found.sheet.color_at((left + right) / 2, y)) >= 3
