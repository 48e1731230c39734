"""Which values of a chart stand on it in digits, beside what shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.charting.cells_shown import Shown
from deckgen.charting.chart_type import CHARTS
from deckgen.charting.possible_marks import values_of
from deckgen.model.chart_data import ChartData
from deckgen.plot.planned import NEAR, Planned
from deckgen.plot.rect import Rect


def labelled_values(chart: ChartData, sheet: Planned) -> Iterator[Shown]:
    """The values that are written on a chart: beside what shows them, or anywhere, where that isn't known."""
    for name in CHARTS.get(chart.kind).readings(chart) if chart.series else ():
        for one in values_of(chart, name):
            if (name or len(chart.series) > 1) and _is_written(one, chart, sheet):
                yield one


def _is_written(one: Shown, chart: ChartData, sheet: Planned) -> bool:
    pattern = chart.formats.get(one.spot.series, chart.format)
    said = _ending_in(pattern.show(one.value), pattern.show(one.value, unit=False))
    lines = [line.box for line in sheet.lettered if said.search(line.words)]
    place = _place(one, sheet)
    return bool(lines) if place is None else any(box.overlaps(place, sheet.size * NEAR) for box in lines)


def _place(one: Shown, sheet: Planned) -> Rect | None:
    """The bar or the point that shows a value; None where that isn't known."""
    standing, key = sheet.standing, (one.spot.series, int(one.spot.position))
    if standing is None or key not in standing.tips:
        return None
    tip = standing.tips[key]
    root = standing.roots.get(key, tip)
    (left, right), (bottom, top) = sorted((tip[0], root[0])), sorted((tip[1], root[1]))
    return Rect(left, bottom, right, top)


def _ending_in(*numbers: str) -> re.Pattern[str]:
    """What finds words that end in one of the numbers, whatever blanks part their digits, as in "1 285"."""
    ways = (r"\s?".join(map(re.escape, "".join(number.split()))) for number in numbers)
    return re.compile(rf"(?<![\d.,])(?<!\d\s)(?:{'|'.join(ways)})\s*$")
