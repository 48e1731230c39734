"""Sets text: which words stand on which line, and where each of them stands there.

What lays pages out only needs to know how much room text takes (measure.py). Whoever shows a page needs more: every
stretch of words that look alike, its font file and its place. Lines that are read from right to left, or that mix
both directions, are put in the order in which they are seen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.brackets import resolve_brackets
from deckgen.fitting.face import Face
from deckgen.fitting.glyphs import shaped
from deckgen.fitting.measure import LINE, RAISED, Typesetter, capitals, line_starts, word_ends
from deckgen.model.geometry import ZERO, Emu
from deckgen.model.layouts import Anchor
from deckgen.model.page import FontRole, Paragraph, Style
from deckgen.model.rich_text import Run, Text

# How far raised letters stand over the baseline and lowered ones under it, in multiples of the size.
_RISE = {1: 0.3, -1: -0.25, 0: 0.0}


class Stretch(Struct, frozen=True):
    """Words on a line that look alike.

    words: in the order in which they are read.
    run: the run of the text that they belong to.
    file: the font file that has their letters.
    x: how far their left edge is from the left edge of the box.
    baseline: how far their baseline is under the top edge of the box.
    size: the size of their letters.
    width: their width.
    tracking: the extra space behind each letter.
    color: hex without '#'.
    leftwards: they are read from right to left.
    """

    words: str
    run: Run
    file: str
    x: Emu
    baseline: Emu
    size: Emu
    width: Emu
    tracking: Emu
    color: str
    leftwards: bool


class SetLine(Struct, frozen=True):
    """A line of a paragraph: its stretches from left to right, and the top and height that it has in the box."""

    stretches: tuple[Stretch, ...]
    top: Emu
    height: Emu


class SetParagraph(Struct, frozen=True):
    """A paragraph in a box: its lines, and the mark before it, None where it has none."""

    paragraph: Paragraph
    lines: tuple[SetLine, ...]
    mark: Stretch | None


class _Letter(Struct, frozen=True):
    """A letter, the run that it belongs to, and the face that has it."""

    letter: str
    run: Run
    face: Face


def set_paragraphs(
    typesetter: Typesetter,
    paragraphs: tuple[Paragraph, ...],
    width: Emu,
    height: Emu,
    anchor: Anchor = "top",
    *,
    leftwards: bool = False,
) -> tuple[SetParagraph, ...]:
    """Paragraphs in a box of this width and height; leftwards says that their language runs from right to left.

    Words that are higher than the box run over its edges, as they do in PowerPoint.
    """
    setters = [_Setter(typesetter, paragraph, width, leftwards) for paragraph in paragraphs]
    before = [paragraph.before if number else ZERO for number, paragraph in enumerate(paragraphs)]
    free = height - sum((gap + setter.height for gap, setter in zip(before, setters, strict=True)), ZERO)
    y = {"top": ZERO, "middle": free // 2, "bottom": free}[anchor]
    made = []
    for gap, setter in zip(before, setters, strict=True):
        made.append(setter.paragraph(y + gap))
        y += gap + setter.height
    return tuple(made)


def faced(typesetter: Typesetter, run: Run, style: Style) -> Iterator[tuple[str, Face]]:
    """The letters of a run in a paragraph of a style, each with its face: that of the run, or the first other one
    that has it. An accent that stands on a letter is of that letter's face.
    """
    role: FontRole = "mono" if run.code else style.font
    bold = style.bold or run.bold
    own = before = typesetter.face(role, bold, style.italic or run.italic)
    for letter in run.text:
        if unicodedata.combining(letter):
            yield letter, before
            continue
        before = own
        if letter not in own.widths and letter.isprintable():
            before = next((face for face in typesetter.other_faces(bold) if letter in face.widths), own)
        yield letter, before


def as_read(line: SetLine, *, leftwards: bool) -> tuple[Stretch, ...]:
    """The stretches of a line in the order in which they are read; leftwards says that its language is."""
    groups = [list(group) for _, group in groupby(line.stretches, key=lambda one: one.leftwards)]
    if leftwards:
        groups.reverse()
    return tuple(one for group in groups for one in (reversed(group) if group[0].leftwards else group))


class _Setter:
    """Sets one paragraph."""

    def __init__(self, typesetter: Typesetter, paragraph: Paragraph, width: Emu, leftwards: bool) -> None:
        leftwards = leftwards and not paragraph.is_code
        self._typesetter, self._paragraph, self._leftwards = typesetter, paragraph, leftwards
        self._style = paragraph.style
        face = typesetter.face(self._style.font, self._style.bold, self._style.italic)
        size, spacing = self._style.size, paragraph.line_height
        self._distance = size * LINE * spacing
        # Lines that are set closer than that lose room over their letters, the first one too.
        self._ascent = size * (face.ascent + min(0.0, LINE * (spacing - 1)))
        left = ZERO if leftwards else paragraph.left
        self._left, self._width = left, width - paragraph.left
        self._lines = list(self._broken())

    @property
    def height(self) -> Emu:
        """How high the paragraph is."""
        return self._distance * len(self._lines)

    def paragraph(self, top: Emu) -> SetParagraph:
        """The paragraph with its first line at this distance from the top edge of the box."""
        lines = []
        for number, letters in enumerate(self._lines):
            y = top + self._distance * number
            lines.append(SetLine(tuple(self._placed(letters, y)), y, self._distance))
        return SetParagraph(self._paragraph, tuple(lines), self._mark(top))

    def _mark(self, top: Emu) -> Stretch | None:
        """The bullet or number before the first line."""
        bullet = self._paragraph.bullet
        if bullet is None:
            return None
        words = bullet.character if bullet.number is None else f"{bullet.number}."
        if self._leftwards and bullet.number is not None:
            # The full stop stands on the left of the number.
            words = f".{bullet.number}"
        # A number, and a bullet too, is as bold and slanted as the first words behind it.
        first = self._paragraph.text.runs[0] if self._paragraph.text.runs else Run("")
        run = Run(words, bold=first.bold, italic=first.italic, color=bullet.color or None)
        _, face = next(faced(self._typesetter, run, self._style))
        mark = self._stretch(words, run, face.path, top)
        right = self._width + bullet.indent - mark.width
        return replace(mark, x=right if self._leftwards else self._left - bullet.indent)

    def _broken(self) -> Iterator[list[_Letter]]:
        """The letters of each line, without the blanks at its end."""
        style = self._style
        text = self._paragraph.text
        letters = list(self._letters(capitals(text) if style.caps else text))
        words = self._typesetter.split(text.unbroken_at(self._paragraph.kept), style)
        ends = word_ends(words)
        begin = 0
        # Measuring keeps a little of each line free; lines that are shown are filled, as PowerPoint fills them.
        for number, inside in line_starts(words, style, self._width, filled=1.0):
            start = ends[number - 1] if number else 0
            while inside > 0 and start < len(letters):
                inside -= self._width_of(letters[start])
                start += inside >= 0
            yield _stripped(letters[begin:start])
            begin = start
        yield _stripped(letters[begin:])

    def _letters(self, text: Text) -> Iterator[_Letter]:
        for run in text.runs:
            for letter, face in faced(self._typesetter, run, self._style):
                yield _Letter(letter, run, face)

    def _size(self, run: Run) -> Emu:
        return self._style.size * (RAISED if run.raised else 1.0)

    def _width_of(self, letter: _Letter) -> int:
        """The width of a letter by itself, as lines were measured."""
        return round(letter.face.width(letter.letter) * int(self._size(letter.run))) + int(self._tracking)

    @property
    def _tracking(self) -> Emu:
        # Arabic letters join, and would come apart with space between them.
        return ZERO if self._leftwards else self._style.tracking

    def _placed(self, letters: list[_Letter], top: Emu) -> Iterator[Stretch]:
        """The stretches of a line, from left to right."""
        made = []
        ordered = _as_seen(letters, self._leftwards)
        for (run, file, leftwards), group in groupby(ordered, lambda one: (one[0].run, one[0].face.path, one[1])):
            found = [letter.letter for letter, _ in group]
            words = "".join(reversed(found) if leftwards else found)
            made.append(self._stretch(words, run, file, top, leftwards=leftwards))
        free = self._width - sum((stretch.width for stretch in made), ZERO)
        x = self._left + {"left": ZERO, "center": free // 2, "right": free}[self._paragraph.align]
        for stretch in made:
            yield replace(stretch, x=x)
            x += stretch.width

    def _stretch(self, words: str, run: Run, file: str, top: Emu, *, leftwards: bool = False) -> Stretch:
        """Words of a line with this top, whose place on it isn't known yet."""
        size, tracking = self._size(run), self._tracking
        width = size * shaped(words, file, size, leftwards=leftwards).width + tracking * len(words)
        baseline = top + self._ascent - self._style.size * _RISE[run.raised]
        color = run.color or self._style.color
        return Stretch(words, run, file, ZERO, baseline, size, width, tracking, color, leftwards)


def _stripped(letters: list[_Letter]) -> list[_Letter]:
    """The letters of a line without blanks and line ends behind them."""
    end = len(letters)
    while end and letters[end - 1].letter in " \n\v":
        end -= 1
    return letters[:end]


def _as_seen(letters: list[_Letter], leftwards: bool) -> list[tuple[_Letter, bool]]:
    """The letters from left to right, each with whether it is read from right to left (Unicode's UAX #9)."""
    words = "".join(one.letter for one in letters)
    if not leftwards and all(unicodedata.bidirectional(letter) not in ("R", "AL", "AN") for letter in words):
        return [(letter, False) for letter in letters]
    from bidi import algorithm
    from bidi.mirror import MIRRORED

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(leftwards), "LR"[leftwards]
    algorithm.get_embedding_levels(words, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage, False)
    algorithm.resolve_weak_types(storage, False)
    for level_run in storage["runs"]:
        start = level_run["start"]
        resolve_brackets(storage["chars"][start : start + level_run["length"]], level_run["sor"], MIRRORED)
    for step in (
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
    ):
        step(storage, False)
    return [(letters[one["place"]], bool(one["level"] % 2)) for one in storage["chars"]]
