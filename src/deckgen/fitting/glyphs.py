"""Glyphs: which of a font's glyphs words are shown by, where each of them stands, and its outline. HarfBuzz knows.

Pairs of letters are kerned, as PowerPoint does from 12 points on in the files that are built, but ligatures are left
out: PowerPoint sets none. The forms that Arabic letters take beside each other are no such choice, and stay.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from deckgen.model.geometry import Emu, Pt

KERNED_FROM: Final = Pt(12)
_NO_LIGATURES: Final = {"liga": False, "clig": False, "calt": False}


class Glyph(Struct, frozen=True):
    """A glyph: its number in the font, and where it stands, from the left end of the words' baseline upwards."""

    number: int
    x: float
    y: float


class Shaped(Struct, frozen=True):
    """Words as glyphs, from left to right. Lengths are multiples of the size of type.

    width: how far apart the two ends of the baseline are.
    """

    glyphs: tuple[Glyph, ...]
    width: float


class Outline(Struct, frozen=True):
    """The outline of a glyph as a path of SVG, in units of its font: where it begins, and its steps from there.

    Each step begins where the one before ended, so that the glyph can stand anywhere. A blank has no steps.
    """

    x: float
    y: float
    steps: str


@lru_cache(maxsize=20_000)
def shaped(words: str, file: str, size: Emu, *, leftwards: bool = False) -> Shaped:
    """Words in a font file; leftwards says that they are read from right to left."""
    import uharfbuzz

    font = _font(file)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    uharfbuzz.shape(font, buffer, {**_NO_LIGATURES, "kern": size >= KERNED_FROM})
    units, x, glyphs = font.face.upem, 0.0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(info.codepoint, (x + position.x_offset) / units, position.y_offset / units))
        x += position.x_advance
    return Shaped(tuple(glyphs), x / units)


@lru_cache(maxsize=20_000)
def missing_of(words: str, file: str) -> str:
    """The letters of words that a font file lacks, and that would be seen."""
    font = _font(file)
    return "".join(letter for letter in words if letter.isprintable() and not font.get_nominal_glyph(ord(letter)))


def units_of(file: str) -> int:
    """How many units of its own a font file counts to the size of type."""
    return int(_font(file).face.upem)


@lru_cache(maxsize=20_000)
def outline(file: str, glyph: int) -> Outline:
    """The outline of a font file's glyph."""
    pen = _Pen()
    _font(file).draw_glyph_with_pen(glyph, pen)
    return Outline(*pen.begin, "".join(pen.steps))


@lru_cache(maxsize=64)
def _font(file: str) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file)))


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
