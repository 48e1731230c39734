"""Plot: the sheet that a chart is drawn on, exactly as large as its box. It alone draws with matplotlib.

Everything is measured in points from the sheet's lower left corner, so a label of 12 points is 12 points on the
slide. There are no matplotlib axes here: a chart lays its parts out by measuring its words, which an axes would
do over and over, and draws them where they belong. Knows nothing of charts.
"""

from __future__ import annotations

import io
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from copy import copy
from typing import TYPE_CHECKING, Any, Literal, Self

from msgspec import Struct

from deckgen.model.chart_data import ChartLook, Levels, Series, Spare
from deckgen.model.color import legible
from deckgen.pictures.icon_lines import Outline
from deckgen.pictures.palette import packed_png
from deckgen.plot.lettering import (
    Weight,
    font,
    missing_letters_are_silent,
    own_weight,
    pieces,
    width_of_em,
    written_out,
)
from deckgen.plot.rect import Rect
from deckgen.plot.scales import Scales
from deckgen.plot.sheet_layers import GROUND, Layer
from deckgen.plot.standings import Standing

if TYPE_CHECKING:
    from matplotlib.artist import Artist

    from deckgen.plot.added import Placed

Align = Literal["left", "center", "right"]
Point = tuple[float, float]

PNG_DPI = 220
ASCENT, DESCENT, CAPITAL = 0.75, 0.25, 0.66
LINE_HEIGHT = 1.2
# How long and how wide the head of an arrow is, in points.
HEAD_LENGTH, HEAD_WIDTH = 9.0, 8.0
# How many corners each round end of a pill has.
_ROUND = 12
# The middle of a line's capitals lies this much over the middle of its box.
LIFT = CAPITAL / 2 + DESCENT - (ASCENT + DESCENT) / 2
# What matplotlib calls a straight line and a curve with two handles, by how many points they lead through.
_CODES = {1: 2, 3: 4}
_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "deckgen",
    "svg.image_inline": True,
    "text.hinting": "none",
    "text.usetex": False,
    "path.simplify": False,
}


class Words(Struct, frozen=True):
    """A line of words on the sheet and the room that it takes, in points."""

    words: str
    box: Rect


class Lettered(Struct, frozen=True):
    """A line of words as it is written: where it stands, its letters and its color (hex). Lengths are in points."""

    words: str
    box: Rect
    baseline: float
    size: float
    color: str
    weight: Weight
    align: Align


class Plot:
    """A sheet that a chart is drawn on.

    look has the fonts and colors, and bounds the sizes of words. width and height are those of the sheet in points.
    size is the size of its words in points, which a chart chooses between the look's bounds.
    scales are its axes. manners are settings of matplotlib that hold for this sheet alone.
    spare is the room that a chart leaves free over its values and at their right, for its annotations; spared is that
    room where it was found before. levels are what its place among other charts leaves to its values.
    placed is where its annotations stand, None where that isn't known yet.
    standing is where the values of the chart stand; a chart says it while it is drawn.
    layer is the thing to which belongs what is drawn now.
    omitted are words that found no room on it, each with what it is, such as "value". conceded are the better forms
    that had no room, so that the chart has others: values in the place of which there is an axis, names in the place
    of which there is a legend.
    """

    layer = GROUND

    def __init__(self, look: ChartLook, width_inches: float, height_inches: float) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.look = look
        self.width, self.height = width_inches * 72, height_inches * 72
        self.size = look.largest
        self.scales = Scales()
        self.manners: Mapping[str, Any] = {}
        self.spare = Spare()
        self.spared: Spare | None = None
        self.levels = Levels()
        self.standing: Standing | None = None
        self.placed: Placed | None = None
        self.omitted: list[tuple[str, str]] = []
        self.conceded: set[str] = set()
        self.figure = Figure(figsize=(width_inches, height_inches), dpi=PNG_DPI, frameon=False)
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        self._widths: dict[tuple[str, Weight], float] = {}
        self._words: list[Words] = []
        self._around: tuple[Plot, Point] | None = None
        self._layers: dict[Layer, list[Artist]] = {}

    def part(self, area: Rect, look: ChartLook, scales: Scales) -> Plot:
        """A part of this sheet as a sheet: what is drawn there stands here too. It measures from its own corner."""
        from matplotlib.transforms import Affine2D

        part = self._inside(area, look, scales)
        part._points = Affine2D().translate(area.left, area.bottom) + self._points
        return part

    def _inside(self, area: Rect, look: ChartLook, scales: Scales) -> Self:
        """A copy of this sheet as large as a part of it, with no words so far; what it is drawn on is the same."""
        part = copy(self)
        part.look, part.scales, part.size = look, scales, look.largest
        part.width, part.height = area.width, area.height
        part._words, part._around = [], (self, (area.left, area.bottom))
        part.spare, part.spared, part.levels = Spare(), None, Levels()
        part.standing, part.placed = None, None
        return part

    @property
    def room(self) -> Rect:
        """The entire sheet."""
        return Rect(0.0, 0.0, self.width, self.height)

    def leveled(self, area: Rect) -> Rect:
        """The part of an area in which the chart's place among others lets it draw its values."""
        return area._replace(top=min(area.top, self.levels.top), bottom=max(area.bottom, self.levels.bottom))

    @property
    def sizes(self) -> tuple[float, ...]:
        """The sizes that words may have, largest first, in steps of half a point."""
        steps = round((self.look.largest - self.look.smallest) * 2)
        return tuple(self.look.largest - step / 2 for step in range(steps + 1))

    @property
    def line_height(self) -> float:
        """The distance between the baselines of two lines of one text, in points."""
        return self.size * LINE_HEIGHT

    @contextmanager
    def on(self, layer: Layer) -> Iterator[None]:
        """What is drawn meanwhile belongs to a thing that may appear by itself, if it isn't a part of another one."""
        before = self.layer
        self.layer = layer if before == GROUND else before
        yield
        self.layer = before

    def of(self, label: str) -> AbstractContextManager[None]:
        """What is drawn meanwhile belongs to the series of this name."""
        return self.on(Layer("series", label))

    def color(self, series: Series) -> str:
        """The color of a series: its own, or the muted one where others stand out."""
        return self.look.muted if series.muted else series.color

    def legible(self, color: str) -> str:
        """The color as words may have it: the muted one is grey, a light one is darkened."""
        return self.look.grey if color == self.look.muted else legible(color, self.look.paper, self.look.ink)

    def measure(self, words: str, weight: Weight = "regular", size: float | None = None) -> float:
        """The width of one line of words in points: the same on every sheet, drawn or planned."""
        wide = self._widths.get((words, weight))
        if wide is None:
            wide = sum(width_of_em(piece.file, piece.words) for piece in pieces(words, weight, self.look))
            self._widths[words, weight] = wide
        return wide * (size or self.size)

    def omit(self, words: str, what: str = "value") -> None:
        """Note that words of the chart have no room, so that its author is told; what says what they are."""
        self.omitted.append((what, words))

    def concede(self, better: str) -> None:
        """Note that a better form has no room. Nothing is lost by it, but smaller words may do better."""
        self.conceded.add(better)

    def leave_to_axis(self, words: str) -> None:
        """Note that a value has no room at what it is the value of. It is lost where there is no axis with words."""
        if self.scales.ruled:
            self.concede("values inside")
        else:
            self.omit(words)

    def texts(self) -> tuple[Words, ...]:
        """Every line of words drawn so far, with its room."""
        return tuple(self._words)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        color: str | None = None,
        weight: Weight = "regular",
        size: float | None = None,
        align: Align = "left",
        middle: bool = False,
    ) -> None:
        """One line of words: y is its baseline, or the middle of its capitals. Control characters are left out."""
        words = written_out(words).strip()
        if not words:
            return
        size, weight = size or self.size, own_weight(weight, self.look)
        baseline = y - CAPITAL * size / 2 if middle else y
        box = self.box_of(x, baseline, words, weight, size, align)
        self._write(Lettered(words, box, baseline, size, color or self.look.ink, weight, align))
        self._note(words, box)

    def lines(
        self,
        x: float,
        middle: float,
        lines: Sequence[str],
        *,
        color: str | None = None,
        weight: Weight = "regular",
        align: Align = "left",
    ) -> None:
        """Several lines of words whose middle is at a height."""
        top = middle + (len(lines) - 1) * self.line_height / 2
        for number, words in enumerate(lines):
            self.text(x, top - number * self.line_height, words, color=color, weight=weight, align=align, middle=True)

    def line(
        self, points: Sequence[Point], color: str, width: float, *, dotted: bool = False, behind: bool = False
    ) -> None:
        """A line through points, width points wide, its corners rounded."""
        from matplotlib.lines import Line2D

        style: Any = (0, (2.2, 2.2)) if dotted else "solid"
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        artist = Line2D(xs, ys, color=f"#{color}", linewidth=width, linestyle=style, zorder=1 if behind else 3)
        artist.set_solid_capstyle("butt" if behind else "round")
        artist.set_dash_capstyle("butt")
        artist.set_solid_joinstyle("round")
        self._add(artist)

    def bar(self, box: Rect, color: str) -> None:
        """A filled rectangle."""
        from matplotlib.patches import Rectangle

        self._add(
            Rectangle((box.left, box.bottom), box.width, box.height, facecolor=f"#{color}", linewidth=0, zorder=2)
        )

    def polygon(self, corners: Sequence[Point], color: str) -> None:
        """A filled shape with these corners."""
        from matplotlib.patches import Polygon

        self._add(Polygon(corners, closed=True, facecolor=f"#{color}", linewidth=0, zorder=2))

    def wash(self, box: Rect, color: str) -> None:
        """A filled rectangle behind everything, the gridlines too."""
        from matplotlib.patches import Rectangle

        place = (box.left, box.bottom)
        self._add(Rectangle(place, box.width, box.height, facecolor=f"#{color}", linewidth=0, zorder=0))

    def arrow(self, points: Sequence[Point], color: str, width: float) -> None:
        """A line through points with the head of an arrow at its end."""
        from matplotlib.patches import Polygon

        shaft, head = arrow_parts(points)
        self.line(shaft, color, width)
        self._add(Polygon(head, closed=True, facecolor=f"#{color}", linewidth=0, zorder=4))

    def pill(self, box: Rect, color: str) -> None:
        """A filled box with round ends."""
        from matplotlib.patches import Polygon

        self._add(Polygon(round_ends(box), closed=True, facecolor=f"#{color}", linewidth=0, zorder=4))

    def shape(self, rings: Sequence[Sequence[Point]], color: str, edge: str, width: float) -> None:
        """A filled shape of several rings with a line of this color and width around each; holes run with the clock
        where the others run against it.
        """
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        corners: list[Point] = []
        codes: list[Any] = []
        for ring in rings:
            corners += [*ring, ring[0]]
            codes += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY]
        path = Path(corners, codes)
        self._add(
            PathPatch(path, facecolor=f"#{color}", edgecolor=f"#{edge}", linewidth=width, joinstyle="round", zorder=2)
        )

    def dot(self, x: float, y: float, radius: float, color: str) -> None:
        """A filled circle."""
        from matplotlib.patches import Circle

        self._add(Circle((x, y), radius, facecolor=f"#{color}", linewidth=0, zorder=4))

    def wedge(self, x: float, y: float, outer: float, inner: float, start: float, end: float, color: str) -> None:
        """A piece of a ring around x, y from start to end, in degrees against the clock from the right."""
        from matplotlib.patches import Wedge

        self._add(Wedge((x, y), outer, start, end, width=outer - inner, facecolor=f"#{color}", linewidth=0, zorder=2))

    def drawing(
        self, outlines: Sequence[Outline], color: str, width: float = 0.0, within: Rect | None = None
    ) -> None:
        """Outlines of drawings that are placed on the sheet: lines of this width in points, or filled where it is 0.

        What lies outside of within is cut off.
        """
        from matplotlib.patches import PathPatch, Rectangle
        from matplotlib.path import Path

        points: list[Point] = []
        codes: list[Any] = []
        for outline in outlines:
            points += [outline.start, *(point for step in outline.steps for point in step)]
            codes += [Path.MOVETO, *(_CODES[len(step)] for step in outline.steps for _ in step)]
            if outline.closed:
                points.append(outline.start)
                codes.append(Path.CLOSEPOLY)
        if not points:
            return
        path, paint = Path(points, codes), f"#{color}"
        ink: dict[str, Any] = {"edgecolor": paint, "facecolor": "none"} if width else {"facecolor": paint}
        patch = PathPatch(path, linewidth=width, capstyle="round", joinstyle="round", zorder=2, **ink)
        self._add(patch)
        if within is not None:
            hole = Rectangle((within.left, within.bottom), within.width, within.height)
            hole.set_transform(self._points)
            patch.set_clip_path(hole)

    def show(self, layers: Collection[Layer], known: Collection[Layer]) -> bool:
        """Let only what belongs to some things be seen on the pictures of the sheet; False where that is nothing.

        What belongs to none of those that are known is a part of the ground, so that nothing is lost.
        """
        for layer, artists in self._layers.items():
            for artist in artists:
                artist.set_visible((layer if layer in known else GROUND) in layers)
        return any(layer in layers for layer in self._layers)

    def png(self) -> bytes:
        """The sheet as PNG at 220 dpi, transparent; the same sheet gives the same bytes."""
        import numpy as np
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        with settings(self.manners):
            self.figure.set_dpi(PNG_DPI)
            canvas: Any = FigureCanvasAgg(self.figure)
            canvas.draw()
        return packed_png(np.asarray(canvas.buffer_rgba()), PNG_DPI)

    def svg(self) -> bytes:
        """The sheet as SVG, its words as paths; the same sheet gives the same bytes."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        buffer = io.BytesIO()
        with settings(self.manners):
            nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
            canvas: Any = FigureCanvasSVG(self.figure)
            canvas.print_svg(buffer, metadata=nothing)
        return buffer.getvalue()

    def box_of(self, x: float, baseline: float, words: str, weight: Weight, size: float, align: Align) -> Rect:
        """The room that a line of words would take, moved onto the sheet where it would leave it at a side."""
        width = self.measure(words, weight, size)
        left = x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        left = max(0.0, min(left, self.width - width))
        return Rect(left, baseline - DESCENT * size, left + width, baseline + ASCENT * size)

    def entry(self, left: float, middle: float, words: str, color: str, dot: float, gap: float) -> None:
        """An entry of a legend: a dot of this radius in a color, and words at a gap beside it."""
        self.dot(left + dot, middle, dot, color)
        self.text(left + dot * 2 + gap, middle, words, middle=True)

    def _write(self, line: Lettered) -> None:
        from deckgen.plot.placed_text import PlacedText

        left = line.box.left
        for piece in pieces(line.words, line.weight, self.look):
            artist = PlacedText(
                left,
                line.baseline,
                piece.words,
                color=f"#{line.color}",
                fontproperties=font(piece.file, line.size),
                parse_math=False,
                zorder=5,
            )
            self._add(artist)
            left += width_of_em(piece.file, piece.words) * line.size

    def _note(self, words: str, box: Rect) -> None:
        self._words.append(Words(words, box))
        if self._around:
            sheet, (x, y) = self._around
            sheet._note(words, Rect(box.left + x, box.bottom + y, box.right + x, box.top + y))

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._points)
        self.figure.add_artist(artist)
        self._layers.setdefault(self.layer, []).append(artist)


def arrow_parts(points: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """The points of an arrow's shaft, which ends in its head, and the three corners of the head."""
    (x, y), (x0, y0) = points[-1], points[-2]
    for x0, y0 in reversed(points[:-1]):
        if math.dist((x0, y0), (x, y)) >= HEAD_LENGTH:
            break
    length = math.dist((x0, y0), (x, y)) or 1.0
    along, up = (x - x0) / length, (y - y0) / length
    foot = (x - along * HEAD_LENGTH, y - up * HEAD_LENGTH)
    half = HEAD_WIDTH / 2
    corners = [(x, y), (foot[0] - up * half, foot[1] + along * half), (foot[0] + up * half, foot[1] - along * half)]
    kept = [point for point in points[:-1] if math.dist(point, (x, y)) > HEAD_LENGTH * 0.9]
    inner = (x - along * HEAD_LENGTH * 0.8, y - up * HEAD_LENGTH * 0.8)
    return [*(kept or [points[0]]), inner], corners


def round_ends(box: Rect) -> list[Point]:
    """The corners of a box whose left and right ends are round."""
    radius = min(box.width, box.height) / 2
    middle = (box.bottom + box.top) / 2
    ends = ((box.right - radius, -90), (box.left + radius, 90))
    steps = [180 / _ROUND * step for step in range(_ROUND + 1)]
    angles = ((x, math.radians(start + step)) for x, start in ends for step in steps)
    return [(x + radius * math.cos(angle), middle + radius * math.sin(angle)) for x, angle in angles]


@contextmanager
def settings(manners: Mapping[str, Any] | None = None) -> Iterator[None]:
    """matplotlib's own defaults, ours and then these for a while, whatever a matplotlibrc says; artists read them
    when they are made, and some when they are drawn.
    """
    import matplotlib

    wanted: dict[Any, Any] = {**matplotlib.rcParamsDefault, **_SETTINGS, **(manners or {})}
    for name in ("backend", "backend_fallback"):
        wanted.pop(name, None)
    # To set all three hundred takes three times as long.
    changed = {name: value for name, value in wanted.items() if matplotlib.rcParams[name] != value}
    with matplotlib.rc_context(changed), missing_letters_are_silent():
        yield
