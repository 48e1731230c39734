"""Annotations find places where they touch nothing, proved on the boxes of what was drawn, on strange charts too."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from msgspec.structs import replace
from sample_charts import SIZES, TYPES, sample, strange

from deckgen.charting.annotated import place_annotations
from deckgen.charting.chart_type import CHARTS
from deckgen.model.chart_data import Annotation, ChartData, ChartLook, Spot
from deckgen.plot.added import Added
from deckgen.plot.occupied import steps_along
from deckgen.plot.paper import Point
from deckgen.plot.planned import Planned
from deckgen.plot.rect import Rect

# How near to the two ends of an arrow it may touch what it points at, in points.
AT_ENDS = 10.0
ANNOTATED = [kind for kind in TYPES if "annotate" not in CHARTS.get(kind).unfit]
CASES = [(kind, name) for kind in ANNOTATED for name in (*strange(kind), "sample")]


def wanted(chart: ChartData) -> Iterator[Annotation]:
    """An annotation of each kind that means something in the type, at places that have values."""
    kinds = CHARTS.get(chart.kind).annotations
    there = [
        (one.name, [index for index, value in enumerate(one.values) if value is not None and math.isfinite(value)])
        for one in chart.series
    ]
    name, places = max(there, key=lambda one: len(one[1]), default=("", []))
    if not places:
        return
    # Parts of a whole are told together: what lies on one of them is in the way of it.
    whole = "" if CHARTS.get(chart.kind).parts == "series" else name
    first, last = Spot(places[0], whole), Spot(places[-1], whole)
    values = [value for one in chart.series for value in one.values if value is not None]
    if "band" in kinds:
        yield Annotation("a recession", "band", (Spot(places[len(places) // 2]), Spot(places[-1])))
    if "line" in kinds:
        middle = (min(0.0, *values) + max(values)) / 2
        yield Annotation("a majority", "line", number="50%", value=middle)
    if "sum" in kinds and len(places) > 2:
        yield Annotation("the next two", "sum", (Spot(places[1], name), Spot(places[2], name)), "$176 bn")
    if "point" in kinds:
        yield Annotation("the peak", "point", (last,), "12.2 m")
    if "gap" in kinds and len(chart.series) > 1 and chart.series[1].values[places[-1]] is not None:
        yield Annotation("", "gap", tuple(Spot(places[-1], one.name) for one in chart.series[:2]), "$69 bn")
    if "change" in kinds and len(places) > 1:
        yield Annotation("", "change", (first, last), "× 6.8")


def boxes(added: Added, sheet: Planned) -> list[Rect]:
    return [*(pill.box for pill in added.pills), *(line.box(sheet) for line in added.lines if not added.pills)]


class Drawn:
    """A chart that was drawn, asked what lies where."""

    def __init__(self, sheet: Planned) -> None:
        self.sheet = sheet
        points = [point for stroke in sheet.strokes for point in steps_along(stroke.points, 1.0)]
        self.strokes = np.array(points or [(-1e9, -1e9)])

    def inside(self, box: Rect) -> str:
        """What of the chart lies in a box; "" for nothing."""
        inner = box.cut(left=0.5, bottom=0.5, right=0.5, top=0.5)
        for line in self.sheet.lettered:
            if inner.overlaps(line.box):
                return line.words
        across = [inner.left + inner.width * step / 12 for step in range(13)]
        up = [inner.bottom + inner.height * step / 4 for step in range(5)]
        if any(area.holds(x, y) for area in self.sheet.areas for x in across for y in up):
            return "an area"
        x, y = self.strokes.T
        held = (x > inner.left) & (x < inner.right) & (y > inner.bottom) & (y < inner.top)
        return "a line" if held.any() else ""

    def crossed(self, points: tuple[Point, ...]) -> str:
        """What of the chart a line through points crosses away from its ends; "" for nothing."""
        for point in steps_along(points, 1.5):
            if min(math.dist(point, points[0]), math.dist(point, points[-1])) < AT_ENDS:
                continue
            if any(holds(line.box, point) for line in self.sheet.lettered):
                return "words"
            if any(area.holds(*point) for area in self.sheet.areas):
                return "an area"
            if np.hypot(*(self.strokes - point).T).min() < 1.0:
                return "a line"
        return ""


def holds(box: Rect, point: Point) -> bool:
    return box.left < point[0] < box.right and box.bottom < point[1] < box.top


@pytest.mark.parametrize(("kind", "name"), CASES)
@pytest.mark.filterwarnings("ignore:Glyph")
def test_annotations_touch_nothing(kind: str, name: str, look: ChartLook) -> None:
    chart = sample(kind) if name == "sample" else strange(kind)[name]
    chart = replace(chart, annotations=tuple(wanted(chart)))
    for width, height in SIZES[:3] if chart.x and chart.series else ():
        sheet = Planned(look, width, height)
        added = place_annotations(sheet, chart, CHARTS.get(kind).draw)
        CHARTS.get(kind).draw(sheet, replace(chart, annotations=()))
        drawn = Drawn(sheet)
        placed = [(one, box) for one in added for box in boxes(one, sheet)]
        for _, box in placed:
            assert sheet.room.left <= box.left <= box.right <= sheet.room.right, width
            assert sheet.room.bottom <= box.bottom <= box.top <= sheet.room.top, width
            assert drawn.inside(box) == "", (width, height)
        for (one, box), (other, its) in combinations(placed, 2):
            assert one is other or not box.overlaps(its, -0.5), (width, height)
        for one in added:
            for path in one.paths:
                assert drawn.crossed(path.points) == "", (width, height)
                others = [box for other, box in placed if other is not one]
                assert not any(holds(box, point) for point in steps_along(path.points, 1.0) for box in others)


@pytest.mark.parametrize("kind", ANNOTATED)
def test_on_a_chart_of_the_usual_size_every_annotation_finds_room(kind: str, look: ChartLook) -> None:
    for one in wanted(sample(kind)):
        if kind == "waterfall" and one.kind == "change":
            continue  # Its first bar hangs from zero, so its end lies under everything.
        chart = replace(sample(kind), annotations=(one,))
        assert len(place_annotations(Planned(look, 12.0, 4.9), chart, CHARTS.get(kind).draw)) == 1, one.kind
