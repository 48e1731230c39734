"""Words as outlines, drawn from the glyphs of their font file. HarfBuzz chooses and joins the glyphs.

PowerPoint sets letters by their own widths, without kerning or ligatures, and so they were measured. The forms that
Arabic letters take beside each other are no such choice, and stay.
"""

from __future__ import annotations

from functools import lru_cache

from deckgen.fitting.setting import Stretch

_AS_MEASURED = {"kern": False, "liga": False, "clig": False, "calt": False}


def outline(stretch: Stretch) -> tuple[str, float]:
    """The path of the words in units of their font, from their left edge on the baseline upwards, and how many of
    these units a point has.

    Joined letters are narrower than they were measured one by one. What is read from right to left begins at the
    right edge all the same.
    """
    font = _font(stretch.file)
    per_point = font.units / stretch.size.pt
    right = stretch.width.pt * per_point if stretch.leftwards else None
    return font.path(stretch.words, stretch.tracking.pt / stretch.size.pt, right), per_point


class _Font:
    """A font file as HarfBuzz reads it. Glyphs that were drawn are kept."""

    def __init__(self, file: str) -> None:
        import uharfbuzz

        self._harfbuzz = uharfbuzz
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file))
        self.units = face.upem
        self._font = uharfbuzz.Font(face)
        self._glyphs: dict[int, tuple[float, float, str]] = {}

    def path(self, words: str, tracking: float, right: float | None) -> str:
        """The path of words, each glyph followed by as much space as tracking says, in multiples of the size.

        right is where the right edge of words stands that are read from right to left, None for others.
        """
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        buffer.direction = "ltr" if right is None else "rtl"
        self._harfbuzz.shape(self._font, buffer, _AS_MEASURED)
        wide = sum(position.x_advance for position in buffer.glyph_positions)
        x, parts = 0.0 if right is None else right - wide, []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            begin_x, begin_y, drawn = self._glyph(info.codepoint)
            if drawn:
                parts.append(f"M{x + position.x_offset + begin_x:g} {position.y_offset + begin_y:g}{drawn}")
            x += position.x_advance + tracking * self.units
        return "".join(parts)

    def _glyph(self, number: int) -> tuple[float, float, str]:
        """Where the outline of a glyph begins, and the steps from there; "" for one that shows nothing."""
        if number not in self._glyphs:
            pen = _Pen()
            self._font.draw_glyph_with_pen(number, pen)
            self._glyphs[number] = (*pen.begin, "".join(pen.steps))
        return self._glyphs[number]


@lru_cache(maxsize=64)
def _font(file: str) -> _Font:
    return _Font(file)


class _Pen:
    """Writes an outline as steps that each begin where the one before ended, so that it can stand anywhere."""

    def __init__(self) -> None:
        self.begin = (0.0, 0.0)
        self.steps: list[str] = []
        self._at = self._start = (0.0, 0.0)
        self._is_first = True

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - the names of fontTools' pens
        """Begin a contour."""
        if self._is_first:
            self.begin, self._is_first = point, False
        else:
            self.steps.append(self._step("m", point))
        self._at = self._start = point

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        """Draw a straight line."""
        self.steps.append(self._step("l", point))
        self._at = point

    def curveTo(self, *to: tuple[float, float]) -> None:  # noqa: N802
        """Draw a cubic curve."""
        self.steps.append(self._step("c", *to))
        self._at = to[-1]

    def qCurveTo(self, *to: tuple[float, float]) -> None:  # noqa: N802
        """Draw a quadratic curve."""
        self.steps.append(self._step("q", *to))
        self._at = to[-1]

    def closePath(self) -> None:  # noqa: N802
        """End a contour: the next step begins where it began."""
        self.steps.append("z")
        self._at = self._start

    def endPath(self) -> None:  # noqa: N802
        """End an open contour; fonts have none."""

    def _step(self, letter: str, *to: tuple[float, float]) -> str:
        x, y = self._at
        return letter + " ".join(f"{point[0] - x:g} {point[1] - y:g}" for point in to)
