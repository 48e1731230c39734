"""How wide and high a Text is in the brand's fonts. Measured from the font files' own tables, never guessed.

PowerPoint sets a line as high as the font's ascent and descent together and breaks lines at spaces, after
hyphens and dashes, and between East Asian characters. A little of each line is kept free, since PowerPoint's
own widths differ by up to two percent from the font's.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from deckgen.fitting.fonts import Fonts
from deckgen.model.geometry import ZERO, Emu, Pt
from deckgen.model.page import FontRole, Paragraph, Style
from deckgen.model.rich_text import Run, Text

SLACK = 0.975


class Face(Struct, frozen=True):
    """One font file: widths of its characters and the height of its line, as shares of the type size."""

    path: str
    widths: dict[str, float]
    line: float

    def width(self, words: str) -> float:
        """The width of words set at size 1; characters that the font lacks count as a fallback font would."""
        widths = self.widths
        return sum(widths[c] if c in widths else _stand_in(c) for c in words)


def _stand_in(character: str) -> float:
    """About how wide a character is in the font that stands in for one that lacks it."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0x1F000:
        return 1.05
    return 0.62


@lru_cache(maxsize=64)
def face(path: str) -> Face:
    """The face of a font file (ttf, otf or the first of a ttc)."""
    from fontTools.ttLib import TTFont

    font = TTFont(path, lazy=True, fontNumber=0)
    # Glyphs are told apart by number: their names, which nobody asks for, are slow to read.
    font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
    units = font["head"].unitsPerEm
    advances, line = font["hmtx"].metrics, font["hhea"]
    widths = {chr(code): advances[glyph][0] / units for code, glyph in font.getBestCmap().items()}
    return Face(path, widths, (line.ascent - line.descent + line.lineGap) / units)


class Word(Struct, frozen=True):
    """A stretch without a place to break: its width and that of the space behind it, in shares of the size."""

    width: float
    space: float
    letters: int
    ends_line: bool = False


class Typesetter:
    """Measures text in one brand's fonts; what was measured once is kept."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._words: dict[tuple[Text, FontRole, bool, bool], tuple[Word, ...]] = {}

    @property
    def files(self) -> tuple[str, ...]:
        """The font files that words inside pictures are drawn with."""
        return self._fonts.files

    def face(self, role: FontRole, bold: bool = False, italic: bool = False) -> Face:
        """The face in which a role is set in a weight and slope."""
        return face(self._fonts.file(role, bold, italic))

    def width(self, text: Text, style: Style) -> Emu:
        """How long a text is on one line."""
        words = self._split(text, style)
        return _length(words, style)

    def lines(self, text: Text, style: Style, width: Emu) -> int:
        """How many lines a text takes in a column of this width; an empty text takes one."""
        room = int(width) * SLACK
        count, used, size, tracking = 1, 0.0, int(style.size), int(style.tracking)
        for word in self._split(text, style):
            length = word.width * size + word.letters * tracking
            if used and used + length > room:
                count, used = count + 1, 0.0
            if length > room > 0:
                count += math.ceil(length / room) - 1
                length = length % room
            used += length + word.space * size
            if word.ends_line:
                count, used = count + 1, 0.0
        return count

    def balanced(self, text: Text, style: Style, width: Emu) -> Emu:
        """The narrowest width, from half of this one up, in which a text takes no more lines than in this one.

        So narrow its lines come out even, and no word stands alone on the last.
        """
        count, low, high = self.lines(text, style, width), int(width) // 2, int(width)
        while high - low > Pt(4):
            middle = (low + high) // 2
            fits = self.lines(text, style, Emu(middle)) <= count
            low, high = (low, middle) if fits else (middle, high)
        return Emu(high)

    def height(self, paragraphs: Sequence[Paragraph], width: Emu) -> Emu:
        """How high paragraphs stand in a column of this width; the first one's space before it counts not."""
        total = ZERO
        for index, paragraph in enumerate(paragraphs):
            count = self.lines(paragraph.text, paragraph.style, width - paragraph.left)
            total += self.line(paragraph.style) * (count * paragraph.line_height)
            if index:
                total += paragraph.before
        return total

    def line(self, style: Style) -> Emu:
        """The height of one line."""
        return style.size * self.face(style.font, style.bold, style.italic).line

    def widest_word(self, text: Text, style: Style) -> Emu:
        """The longest stretch that cannot be broken: what a column must hold at the least."""
        longest = max(
            (word.width * int(style.size) + word.letters * int(style.tracking) for word in self._split(text, style)),
            default=0,
        )
        return Emu(round(longest / SLACK))

    def _split(self, text: Text, style: Style) -> tuple[Word, ...]:
        if style.caps:
            text = Text(tuple(Run(run.text.upper(), run.bold, run.italic, run.code) for run in text.runs))
        key = (text, style.font, style.bold, style.italic)
        if key not in self._words:
            self._words[key] = tuple(self._measure(text, style))
        return self._words[key]

    def _measure(self, text: Text, style: Style) -> Iterator[Word]:
        """The words of a text, measured across its runs."""
        width, letters = 0.0, 0
        for run in text.runs:
            role: FontRole = "mono" if run.code else style.font
            font = self.face(role, style.bold or run.bold, style.italic or run.italic)
            scale = 0.66 if run.raised else 1.0
            for piece, space, ends_line in _pieces(run.text):
                width += font.width(piece) * scale
                letters += len(piece)
                if space or ends_line or _breaks_after(piece):
                    yield Word(width, font.width(" ") * space, letters + space, ends_line)
                    width, letters = 0.0, 0
        if letters:
            yield Word(width, 0.0, letters)


def _length(words: tuple[Word, ...], style: Style) -> Emu:
    last = len(words) - 1
    size = int(style.size)
    length = sum(
        (word.width + (word.space if index < last else 0)) * size + word.letters * int(style.tracking)
        for index, word in enumerate(words)
    )
    return Emu(math.ceil(length))


def _pieces(words: str) -> Iterator[tuple[str, int, bool]]:
    """Stretches between places to break: the words, the spaces after them, and whether the line ends there."""
    piece: list[str] = []
    spaces = 0
    for character in words:
        if character == " ":
            spaces += 1
            continue
        if spaces or (piece and (_breaks_after(piece[-1]) or _is_ideograph(character))):
            yield "".join(piece), spaces, False
            piece, spaces = [], 0
        if character in "\n\v":
            yield "".join(piece), 0, True
            piece = []
        else:
            piece.append(character)
    if piece or spaces:
        yield "".join(piece), spaces, False


def _breaks_after(piece: str) -> bool:
    return bool(piece) and (piece[-1] in "-–—\u200b" or _is_ideograph(piece[-1]))


def _is_ideograph(character: str) -> bool:
    return character > "\u2e7f" and unicodedata.east_asian_width(character) in "WF"
