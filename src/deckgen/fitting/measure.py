"""How wide and high a Text is in the brand's fonts, measured from the tables in the font files.

PowerPoint sets a line as high as the font's ascent and descent together, mostly, and breaks lines at spaces, after
hyphens and dashes, and between East Asian characters. A little of each line is kept free, since PowerPoint's
own widths differ by up to two percent from the font's. Words are measured in Arial's widths too, and take as much as
in the wider of both: the brand's font may be missing on the machine that shows the talk.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.arial import as_wide_as_arial
from deckgen.fitting.face import Face, face
from deckgen.fitting.fonts import Fonts
from deckgen.fitting.foreign_fonts import examined
from deckgen.fitting.function_words import leaning
from deckgen.fitting.names import names, tells_names
from deckgen.fitting.unparted import unparted
from deckgen.model.geometry import ZERO, Emu, Pt
from deckgen.model.page import CODE_LINE, FontRole, Paragraph, Style
from deckgen.model.rich_text import Text
from deckgen.processes.parsing import Failed

# How far apart PowerPoint and LibreOffice set the lines of a text, in multiples of its size, whatever its font is.
# Room for them is measured with the font's own distance where that is larger, as it mostly is.
LINE = 1.2
# The part of a column's width that a line may fill.
FILLED = 0.975
# A box this much wider than a text holds it on one line: a little more than 1 / FILLED.
ON_ONE_LINE = 1.03
# East Asian letters and marks that no line begins with, and those that none ends with.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕〗〙〛’”…‥ー々ゝゞヽヾ％‰℃゛゜"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%"
)
# Words whose lines may be broken at blanks alone, and a piece of such words with the blanks behind it.
_PLAIN = re.compile("[^-–—\u200b\n\v\u2e80-\U0010ffff]*")
_PIECE = re.compile("([^ ]*)( *)")
_NEVER_LAST = frozenset("（［｛〈《「『【〔〖〘〚‘“([{＄￥￡")
# PowerPoint sets raised and lowered letters at two thirds of their size.
RAISED = 0.66


class Word(Struct, frozen=True):
    """A stretch of text that no line is broken in, measured in multiples of the size of type."""

    width: float
    """The width of its letters."""
    space: float
    """The width of the spaces behind it, which take no room at the end of a line."""
    letters: int
    """How many characters it has, spaces included: each is followed by a style's tracking."""
    ends_line: bool = False
    """Whether the author breaks the line behind it."""


class Ending(NamedTuple):
    """The end of a paragraph: the parts of their column (0 to 1) that its last line and the one before it fill.

    Where there is but one line, it counts as if both were full. words counts what can be parted on the last line.
    """

    last: float
    before: float
    words: int


class Typesetter:
    """Measures text in one brand's fonts; keeps what it has measured."""

    def __init__(self, fonts: Fonts, *, slack: bool = True, names: bool = True) -> None:
        """slack says that words find room in Arial too, where another font may be taken for the brand's.

        names says that capitals tell names, as in most languages.
        """
        self._fonts, self._slack, self._names = fonts, slack, names
        self._faces: dict[tuple[FontRole, bool, bool], Face] = {}
        self._wide_faces: dict[tuple[FontRole, bool, bool], Face] = {}
        self._unparted: dict[Text, Text] = {}
        self._words: dict[tuple[Text, FontRole, bool, bool, bool], tuple[Word, ...]] = {}
        self._counts: dict[tuple[Text, Style, Emu], tuple[int, ...]] = {}

    @cached_property
    def without_slack(self) -> Typesetter:
        """What measures in the brand's own fonts alone."""
        return Typesetter(self._fonts, slack=False, names=self._names)

    def of(self, language: str) -> Typesetter:
        """What measures text in a language."""
        return self if tells_names(language) else self._without_names

    @cached_property
    def _without_names(self) -> Typesetter:
        return Typesetter(self._fonts, slack=self._slack, names=False)

    @property
    def files(self) -> tuple[str, ...]:
        """The font files that words inside pictures are drawn with."""
        return self._fonts.files

    def other_faces(self, bold: bool = False) -> Iterator[Face]:
        """The faces that letters are taken from which a font lacks, the first one first."""
        return (self._read(files[bold]) for files in self._fonts.others)

    def letters_of_charts(self) -> frozenset[str]:
        """All letters that charts can be drawn with, in the body's font or in another one."""
        return frozenset().union(*(self._read(regular).widths for regular, _ in self._fonts.others))

    def face(self, role: FontRole, bold: bool = False, italic: bool = False) -> Face:
        """The face of the brand's font for a role, in a weight and slope."""
        key = (role, bold, italic)
        if key not in self._faces:
            self._faces[key] = self._read(self._fonts.file(role, bold, italic))
        return self._faces[key]

    def _read(self, file: str) -> Face:
        """The face of a font file. Of one from the brand's own folders it is known from when it was examined."""
        found = examined(file) if self._fonts.is_foreign(file) else None
        return face(file) if found is None or isinstance(found, Failed) else found.face

    def width(self, text: Text, style: Style) -> Emu:
        """The width of a text on one line; a box needs ON_ONE_LINE times as much to hold it."""
        return max(_length(words, style) for words in self._splits(text, style))

    def lines(self, text: Text, style: Style, width: Emu) -> int:
        """How many lines a text takes in a column of this width; an empty text takes one."""
        return max(self.counts(text, style, width))

    def counts(self, text: Text, style: Style, width: Emu) -> tuple[int, ...]:
        """How many lines a text takes in a column of this width: in its own font, then in Arial, if it counts."""
        key = (text, style, width)
        if key not in self._counts:
            self._counts[key] = tuple(
                1 + sum(1 for _ in line_starts(words, style, width)) for words in self._splits(text, style)
            )
        return self._counts[key]

    def endings(self, text: Text, style: Style, width: Emu) -> tuple[Ending, ...]:
        """How a text ends in a column of this width in each of the ways in which programs may break its lines.

        They fill these more or less, and set them in its own font or in Arial.
        """
        return tuple(
            _ending(words, style, width, filled) for words in self._splits(text, style) for filled in (FILLED, 1.0)
        )

    def breaks(self, text: Text, style: Style, width: Emu) -> frozenset[int]:
        """The places of the blanks at which lines end, counted in letters, in each of the ways of `endings`."""
        places = set()
        for words in self._splits(text, style):
            ends = word_ends(words)
            for filled in (FILLED, 1.0):
                places |= {ends[number - 1] - 1 for number, _ in line_starts(words, style, width, filled)}
        return frozenset(places)

    def balanced(self, text: Text, style: Style, width: Emu) -> Emu:
        """The narrowest width, at least half of this one, in which a text takes no more lines than in this one.

        Its lines come out about equally long there, and no word stands alone on the last one. Those of a heading end
        on no function word, nor inside of a name, where that takes no further line. It is found to within 4 points.
        """
        count = self.lines(text, style, width)
        if style.font == "heading":
            sound = (way for way in self._parted(text) if self._has_room(way, style, width, count))
            text = next(sound, text)
        low, high = max(int(width) // 2, int(self.widest_word(text, style))), int(width)
        while high - low > Pt(4):
            middle = (low + high) // 2
            fits = self.lines(text, style, Emu(middle)) <= count
            low, high = (low, middle) if fits else (middle, high)
        return Emu(high)

    def parts_well(self, text: Text, style: Style, width: Emu) -> bool:
        """Whether a heading needs no line that ends on a function word or inside of a name."""
        return self._has_room(next(self._parted(text)), style, width, self.lines(text, style, width))

    def _parted(self, text: Text) -> Iterator[Text]:
        """A heading in which no line ends on a function word or inside of a name; then with less that is kept so."""
        after, inside = leaning(text), self.inside_names(text)
        yield from (text.unbroken_at(places) for places in ((*after, *inside), inside, after))

    def inside_names(self, text: Text) -> tuple[int, ...]:
        """The places of the blanks inside of names, counted in letters, where capitals tell them."""
        return names(text) if self._names else ()

    def _has_room(self, text: Text, style: Style, width: Emu, lines: int) -> bool:
        """Whether a text takes no more lines than these in a column of this width, and no word of it is broken."""
        return self.lines(text, style, width) <= lines and self.widest_word(text, style) <= width

    def height(self, paragraphs: Sequence[Paragraph], width: Emu) -> Emu:
        """The height of paragraphs in a column of this width.

        The space before the first paragraph is left out: PowerPoint sets none at the top of a box.
        """
        total = ZERO
        for index, paragraph in enumerate(paragraphs):
            count = self.lines(paragraph.text, paragraph.style, width - paragraph.left)
            total += self.line(paragraph.style) * (count * paragraph.line_height)
            if index:
                total += paragraph.before
        return total

    def line(self, style: Style) -> Emu:
        """The height of one line, single-spaced: the font's own, but no less than programs set lines apart."""
        if style.font == "mono":
            return style.size * CODE_LINE
        return style.size * max(LINE, self.face(style.font, style.bold, style.italic).line)

    def ascent(self, style: Style) -> Emu:
        """How far the base line of a line lies under its top."""
        return style.size * self.face(style.font, style.bold, style.italic).ascent

    def widest_word(self, text: Text, style: Style) -> Emu:
        """The least width of a column in which no word of a text is broken."""
        longest = max(
            (
                word.width * int(style.size) + word.letters * int(style.tracking)
                for words in self._splits(text, style)
                for word in words
            ),
            default=0,
        )
        return Emu(math.ceil(longest / FILLED))

    def split(self, text: Text, style: Style, *, wide: bool = False) -> tuple[Word, ...]:
        """The words of a text in its own font, kept by what their widths depend on: not the size and the tracking.

        wide says that they are as wide as in Arial. A number and what belongs to it are one word.
        """
        text = self._with_numbers_whole(text)
        text = capitals(text) if style.caps else text
        key = (text, style.font, style.bold, style.italic, wide)
        if key not in self._words:
            self._words[key] = tuple(self._measure(text, style, wide))
        return self._words[key]

    def _with_numbers_whole(self, text: Text) -> Text:
        if text not in self._unparted:
            self._unparted[text] = text.unbroken_at(unparted(text))
        return self._unparted[text]

    def _splits(self, text: Text, style: Style) -> Iterator[tuple[Word, ...]]:
        """The words of a text in its own font and, where another one may be taken for that, in Arial.

        Where its own font is known by its width alone, they are as wide as in Arial.
        """
        if self._fonts.is_known_by_width(style.font):
            yield self.split(text, style, wide=True)
            return
        yield self.split(text, style)
        if self._slack and not self._fonts.is_everywhere(style.font):
            yield self.split(text, style, wide=True)

    def _wide_face(self, role: FontRole, bold: bool, italic: bool) -> Face:
        """The face of a role with the widths of the font that may be taken for it."""
        key = (role, bold, italic)
        if key not in self._wide_faces:
            own = self.face(role, bold, italic)
            keeps_own = self._fonts.is_everywhere(role) and not self._fonts.is_known_by_width(role)
            self._wide_faces[key] = own if keeps_own else as_wide_as_arial(own, bold=bold)
        return self._wide_faces[key]

    def _measure(self, text: Text, style: Style, wide: bool) -> Iterator[Word]:
        """The words of a text; a word may begin in one run and end in another."""
        width, letters = 0.0, 0
        face_of = self._wide_face if wide else self.face
        for run in text.runs:
            role: FontRole = "mono" if run.code else style.font
            font = face_of(role, style.bold or run.bold, style.italic or run.italic)
            scale = RAISED if run.raised else 1.0
            for piece, space, ends_line in _pieces(run.text):
                width += font.width(piece) * scale
                letters += len(piece)
                if space or ends_line or _breaks_after(piece):
                    yield Word(width, font.width(" ") * space, letters + space, ends_line)
                    width, letters = 0.0, 0
        if letters:
            yield Word(width, 0.0, letters)


def word_ends(words: Sequence[Word]) -> list[int]:
    """How many letters of the text there are up to the end of each word; a line's end that was written is one."""
    return list(accumulate(word.letters + word.ends_line for word in words))


def capitals(text: Text) -> Text:
    """A text in capitals."""
    return text.map(lambda run: (replace(run, text=run.text.upper()),))


def line_starts(
    words: Sequence[Word], style: Style, width: Emu, filled: float = FILLED
) -> Iterator[tuple[int, float]]:
    """Where all lines but the first begin in a column of this width: at which word, and how far inside of it.

    filled is the part of the width that a line may fill. How far is 0 unless the word is wider than the column; else
    it is a width in EMU. The place behind the last word is that of an empty line.
    """
    room = int(width) * filled
    used, size, tracking = 0.0, int(style.size), int(style.tracking)
    for number, word in enumerate(words):
        length = word.width * size + word.letters * tracking
        if used and used + length > room:
            yield number, 0.0
            used = 0.0
        # PowerPoint breaks a word that is wider than its box wherever the line ends.
        if length > room > 0:
            yield from ((number, room * part) for part in range(1, math.ceil(length / room)))
            length = length % room
        used += length + word.space * size
        if word.ends_line:
            yield number + 1, 0.0
            used = 0.0


def _length(words: tuple[Word, ...], style: Style) -> Emu:
    """The width of words on one line, without the spaces behind the last of them."""
    last = len(words) - 1
    size = int(style.size)
    length = sum(
        (word.width + (word.space if index < last else 0)) * size + word.letters * int(style.tracking)
        for index, word in enumerate(words)
    )
    return Emu(math.ceil(length))


def _ending(words: tuple[Word, ...], style: Style, width: Emu, filled: float) -> Ending:
    """How words end in lines that are filled so far."""
    starts = [0, *(number for number, _ in line_starts(words, style, width, filled))]
    if len(starts) == 1:
        return Ending(1.0, 1.0, len(words))
    last, before = words[starts[-1] :], words[starts[-2] : starts[-1]]
    return Ending(_length(last, style) / width, _length(before, style) / width, len(last))


def _pieces(words: str) -> Iterator[tuple[str, int, bool]]:
    """The pieces that a line may be broken between: each with the count of spaces after it, and whether a line ends.

    A line feed and a vertical tab (as Office programs write a break inside a paragraph) end a line.
    """
    if _PLAIN.fullmatch(words):
        yield from ((piece, len(spaces), False) for piece, spaces in _PIECE.findall(words) if piece or spaces)
        return
    piece: list[str] = []
    spaces = 0
    for character in words:
        if character == " ":
            spaces += 1
            continue
        if spaces or (piece and _parts(piece[-1], character)):
            yield "".join(piece), spaces, False
            piece, spaces = [], 0
        if character in "\n\v":
            yield "".join(piece), 0, True
            piece = []
        else:
            piece.append(character)
    if piece or spaces:
        yield "".join(piece), spaces, False


def _parts(before: str, after: str) -> bool:
    """Whether a line may be broken between two characters that no space stands between."""
    if before in "-–—\u200b":
        return True
    beside = is_ideograph(before) or is_ideograph(after)
    return beside and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _breaks_after(piece: str) -> bool:
    """Whether a line may be broken behind the end of a run: a hyphen, a dash, or an East Asian character."""
    return bool(piece) and (piece[-1] in "-–—\u200b" or (is_ideograph(piece[-1]) and piece[-1] not in _NEVER_LAST))


def is_ideograph(character: str) -> bool:
    """Whether a character is a wide East Asian one, beside which lines may be broken."""
    return character > "\u2e7f" and unicodedata.east_asian_width(character) in "WF"
