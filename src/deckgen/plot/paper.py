"""Plot: the sheet that a chart is drawn on, exactly as large as its box. The only importer of matplotlib.

Everything is measured in points from the sheet's lower left corner, so a label of 12 points is 12 points on the
slide. There are no matplotlib axes here: a chart lays its parts out by measuring its words, which an axes would
do over and over, and draws them where they belong. Knows nothing of charts.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from deckgen.model.chart import ChartLook, Series
from deckgen.plot.colors import legible
from deckgen.plot.rect import Rect

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

Weight = Literal["regular", "semibold", "bold"]
Align = Literal["left", "center", "right"]
Point = tuple[float, float]

PNG_DPI = 220
ASCENT, DESCENT, CAPITAL = 0.75, 0.25, 0.66
LINE_HEIGHT = 1.2
# The middle of a line's capitals lies this much over the middle of its box.
LIFT = CAPITAL / 2 + DESCENT - (ASCENT + DESCENT) / 2
_SETTINGS: dict[str, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "deckgen",
    "svg.image_inline": True,
    "text.hinting": "none",
    "text.usetex": False,
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on the sheet and the room that it takes, in points."""

    words: str
    box: Rect


class Plot:
    """A sheet of width by height points; size is the size of its words, chosen between the look's bounds."""

    def __init__(self, look: ChartLook, width_inches: float, height_inches: float) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.look = look
        self.width, self.height = width_inches * 72, height_inches * 72
        self.size = look.largest
        self.figure = Figure(figsize=(width_inches, height_inches), dpi=PNG_DPI, frameon=False)
        self._points = Affine2D().scale(1 / 72) + self.figure.dpi_scale_trans
        self._words: list[Words] = []

    @property
    def room(self) -> Rect:
        """The whole sheet."""
        return Rect(0.0, 0.0, self.width, self.height)

    @property
    def sizes(self) -> tuple[float, ...]:
        """The sizes that words may have, largest first, in steps of half a point."""
        steps = round((self.look.largest - self.look.smallest) * 2)
        return tuple(self.look.largest - step / 2 for step in range(steps + 1))

    @property
    def line_height(self) -> float:
        """The distance between the baselines of two lines of one text, in points."""
        return self.size * LINE_HEIGHT

    def color(self, series: Series) -> str:
        """The color of a series: its own, or the muted one where others stand out."""
        return self.look.muted if series.muted else series.color

    def legible(self, color: str) -> str:
        """The color as words may have it: the muted one is grey, a light one is darkened."""
        return self.look.grey if color == self.look.muted else legible(color, self.look.paper, self.look.ink)

    def measure(self, words: str, weight: Weight = "regular", size: float | None = None) -> float:
        """The width of one line of words in points."""
        return _width_of_em(_file(words, weight, self.look), words) * (size or self.size)

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
        from matplotlib.text import Text

        words = "".join(c for c in words if c.isprintable() or c == " ").strip()
        if not words:
            return
        size = size or self.size
        baseline = y - CAPITAL * size / 2 if middle else y
        box = self.box_of(x, baseline, words, weight, size, align)
        artist = Text(
            box.left,
            baseline,
            words,
            color=f"#{color or self.look.ink}",
            fontproperties=_font(_file(words, weight, self.look), size),
            verticalalignment="baseline",
            horizontalalignment="left",
            parse_math=False,
            zorder=5,
        )
        self._add(artist)
        self._words.append(Words(words, box))

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

    def dot(self, x: float, y: float, radius: float, color: str) -> None:
        """A filled circle."""
        from matplotlib.patches import Circle

        self._add(Circle((x, y), radius, facecolor=f"#{color}", linewidth=0, zorder=4))

    def wedge(self, x: float, y: float, outer: float, inner: float, start: float, end: float, color: str) -> None:
        """A piece of a ring around x, y from start to end, in degrees against the clock from the right."""
        from matplotlib.patches import Wedge

        self._add(Wedge((x, y), outer, start, end, width=outer - inner, facecolor=f"#{color}", linewidth=0, zorder=2))

    def png(self) -> bytes:
        """The sheet as PNG at 220 dpi, transparent; the same sheet gives the same bytes."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        buffer = io.BytesIO()
        with settings():
            self.figure.set_dpi(PNG_DPI)
            canvas: Any = FigureCanvasAgg(self.figure)
            canvas.print_png(buffer, metadata={"Software": None}, pil_kwargs={"compress_level": 6})
        return buffer.getvalue()

    def svg(self) -> bytes:
        """The sheet as SVG, its words as paths; the same sheet gives the same bytes."""
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        buffer = io.BytesIO()
        with settings():
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

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._points)
        self.figure.add_artist(artist)


@contextmanager
def settings() -> Iterator[None]:
    """matplotlib's own defaults and ours for a while, whatever a matplotlibrc says; artists read them when made."""
    import matplotlib

    plain: dict[Any, Any] = dict(matplotlib.rcParamsDefault)
    for name in ("backend", "backend_fallback"):
        plain.pop(name, None)
    with matplotlib.rc_context(plain | _SETTINGS), _missing_letters_are_silent():
        yield


@contextmanager
def _missing_letters_are_silent() -> Iterator[None]:
    """A letter that no font has is drawn as a box; that is for whoever measures the deck to complain of."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


@lru_cache(maxsize=256)
def _font(file: str, size: float) -> FontProperties:
    """A font by its file, which goes around matplotlib's search among the installed ones."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=file, size=size)


def _face(file: str) -> FT2Font:
    from matplotlib.font_manager import get_font

    return get_font(file)


@lru_cache(maxsize=8192)
def _width_of_em(file: str, words: str) -> float:
    """The width of words as a share of their size."""
    from matplotlib.textpath import text_to_path

    with _missing_letters_are_silent():
        width: float = text_to_path.get_text_width_height_descent(words, _font(file, 100.0), ismath=False)[0]
    return width / 100


@lru_cache(maxsize=8192)
def _file(words: str, weight: Weight, look: ChartLook) -> str:
    """The look's font file of a weight, or where that lacks a letter the first stand-in that has them all."""
    own = {"regular": look.regular, "semibold": look.semibold, "bold": look.bold}[weight]
    letters = {ord(letter) for letter in words if not letter.isspace()}
    if letters <= _letters(own):
        return own
    return next((file for file in _stand_ins(look.families) if letters <= _letters(file)), own)


@lru_cache(maxsize=32)
def _letters(file: str) -> frozenset[int]:
    return frozenset(_face(file).get_charmap())


@lru_cache(maxsize=8)
def _stand_ins(families: tuple[str, ...]) -> tuple[str, ...]:
    """The files of the families that are installed, and of matplotlib's own font with its many alphabets."""
    from matplotlib.font_manager import fontManager

    files = []
    for family in (*families, "DejaVu Sans"):
        try:
            files.append(str(fontManager.findfont(family, fallback_to_default=False)))
        except ValueError:
            continue
    return tuple(files)
