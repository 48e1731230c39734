"""What holds for every chart that is drawn, whatever its type, its data and its size."""

from __future__ import annotations

import math
from itertools import combinations, product

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle, Wedge
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from sample_charts import SIZES, draw

from deckgen.charting.chart_type import draw_chart
from deckgen.model.chart_data import ChartData, ChartLook
from deckgen.plot import Plot
from deckgen.plot.planned import Planned

# It measures, and keeps what it measured. Nothing is drawn with it, so it needs no room.
RENDERER = RendererAgg(1, 1, 220)
# In points: how far a line may lead from a thing to its name, and how wide lines are that lead and that show values.
LONGEST_LEADER, THIN, STRONG = 15.0, 0.8, 1.6
# How much larger than other words the values of a type may be.
LARGER = {"pictogram": 2.2}
# The box of a circle around the origin.
SQUARE = Bbox([[-1, -1], [1, 1]])


def check_sheets(chart: ChartData, look: ChartLook) -> None:
    """On sheets of all sizes no words touch, nothing leaves the sheet, and words are as large as the look says.

    Names stand near what they name, and lines that show values run through no words.
    """
    for width, height in SIZES:
        plot = draw(chart, look, width, height)
        planned = Planned(look, width, height)
        if chart.x and chart.series:
            draw_chart(planned, chart)
        assert [one.words for one in planned.texts()] == [one.words for one in plot.texts()], "planned is not drawn"
        placed = _words(plot)
        # A line whose letters come from several fonts is drawn in as many pieces.
        assert len(placed) >= len(plot.texts())
        for words, box in [*placed, *_shapes(plot)]:
            assert box.x0 >= -1, (words, width)
            assert box.y0 >= -1, (words, width)
            assert box.x1 <= width * 220 + 1, (words, width)
            assert box.y1 <= height * 220 + 1, (words, width)
        for (one, first), (other, second) in combinations(placed, 2):
            across = min(first.x1, second.x1) - max(first.x0, second.x0)
            down = min(first.y1, second.y1) - max(first.y0, second.y0)
            assert min(across, down) <= 1, (one, other, width, height)
        for points in _leaders(plot):
            assert math.dist(points[0], points[-1]) <= LONGEST_LEADER, (points, width, height)
        for (words, box), line in product(placed, _strong_lines(plot)):
            assert not line.intersects_bbox(box.padded(-3), filled=False), (words, width, height)
        for text in plot.figure.findobj(Text):
            assert (
                look.smallest <= float(text.get_fontsize()) <= look.largest * LARGER.get(chart.kind, 1.0)
                or text.get_text() == chart.center.split("\n")[0]
            )


def _leaders(plot: Plot) -> list[list[tuple[float, float]]]:
    """The thin lines that slant or bend, such as lead from a thing to its name: their corners in points."""
    thin = [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() < THIN]
    corners = [[(float(x), float(y)) for x, y in np.asarray(line.get_xydata())] for line in thin]
    return [points for points in corners if len({x for x, _ in points}) > 1 and len({y for _, y in points}) > 1]


def _strong_lines(plot: Plot) -> list[Path]:
    """The lines that show values, in pixels."""
    strong = [line for line in plot.figure.findobj(Line2D) if line.get_linewidth() >= STRONG]
    return [line.get_transform().transform_path(line.get_path()) for line in strong]


def _words(plot: Plot) -> list[tuple[str, Bbox]]:
    """The words on a plot with their boxes in pixels, as matplotlib measures them."""
    plot.figure.set_dpi(220)
    with matplotlib.rc_context({"text.hinting": "none"}):
        return [(text.get_text(), text.get_window_extent(RENDERER)) for text in plot.figure.findobj(Text)]


def _shapes(plot: Plot) -> list[tuple[str, Bbox]]:
    """The bars, dots, wedges and areas on a plot with their boxes in pixels."""
    drawn = plot.figure.findobj(lambda artist: isinstance(artist, Rectangle | Circle | Wedge | Polygon | PathPatch))
    every = [(type(shape).__name__, _box(shape)) for shape in drawn if shape is not plot.figure.patch]
    return [(name, box) for name, box in every if box.width * box.height]


def _box(shape: Artist) -> Bbox:
    """The box of a shape. A circle is one of radius 1 that was moved and stretched, so its curves aren't measured."""
    return SQUARE.transformed(shape.get_transform()) if isinstance(shape, Circle) else shape.get_window_extent()
