"""Words in a box: paragraphs, lists within lists, and titles, their stretches where they were measured to stand."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.fitting.measure import Typesetter, capitals
from deckgen.fitting.setting import SetParagraph, as_read, set_paragraphs
from deckgen.model.geometry import Box
from deckgen.model.layouts import Anchor
from deckgen.model.page import Paragraph
from deckgen.writers.pdf.leaf import (
    Artifact,
    Heading,
    Item,
    Listing,
    Mark,
    Part,
    Passage,
    Stretch,
    Words,
    area,
    rounded,
)
from deckgen.writers.pdf.letters_used import LettersUsed
from deckgen.writers.seen_shapes import lines_along

_BLANKS = " \n\v"


class WordSetter(Struct, frozen=True):
    """Sets the words of one deck.

    typesetter: sets them in the fonts that they were measured with.
    leftwards: their language runs from right to left.
    letters: keeps which letters of which font are used.
    """

    typesetter: Typesetter
    leftwards: bool
    letters: LettersUsed

    def marks(self, paragraphs: tuple[Paragraph, ...], box: Box, anchor: Anchor) -> tuple[Mark, ...]:
        """Paragraphs in a box, which is measured without its insets; with the lines along them."""
        made = self._set(paragraphs, box, anchor)
        if not made:
            return ()
        return (Words(self._parts(made, (box.x.pt, box.y.pt))), *_lines(made, box))

    def heading(
        self, paragraphs: tuple[Paragraph, ...], box: Box, anchor: Anchor, heading: Heading
    ) -> tuple[Mark, ...]:
        """The same as a title, of which all is known but its stretches."""
        made, corner = self._set(paragraphs, box, anchor), (box.x.pt, box.y.pt)
        stretches = tuple(one for each in made for one in self._stretches(each, corner))
        return (Words((replace(heading, stretches=stretches),)), *_lines(made, box))

    def cell(self, paragraphs: tuple[Paragraph, ...], box: Box) -> tuple[tuple[Part, ...], tuple[Mark, ...]]:
        """What is said in a cell of a table, and the lines along it."""
        made, corner = self._set(paragraphs, box, "middle"), (box.x.pt, box.y.pt)
        return self._parts(made, corner), _lines(made, box)

    def _set(self, paragraphs: tuple[Paragraph, ...], box: Box, anchor: Anchor) -> tuple[SetParagraph, ...]:
        if not any(paragraph.text for paragraph in paragraphs):
            return ()
        return set_paragraphs(self.typesetter, paragraphs, box.width, box.height, anchor, leftwards=self.leftwards)

    def _parts(self, made: Sequence[SetParagraph], corner: tuple[float, float]) -> tuple[Part, ...]:
        """Paragraphs, with neighbours that have marks of one kind as lists."""
        parts: list[Part] = []
        at = 0
        while at < len(made):
            end = at + 1
            if made[at].mark is None:
                if made[at].paragraph.text:
                    parts.append(Passage(self._stretches(made[at], corner)))
            else:
                while end < len(made) and _goes_on(made[at], made[end]):
                    end += 1
                parts.append(self._listing(made[at:end], corner))
            at = end
        return tuple(parts)

    def _listing(self, made: Sequence[SetParagraph], corner: tuple[float, float]) -> Listing:
        """A list: each paragraph of its level begins an item, and deeper ones belong to the item before them."""
        first = made[0]
        begins = [at for at, one in enumerate(made) if one.paragraph.level <= first.paragraph.level]
        marks, items = [], []
        for at, end in zip(begins, [*begins[1:], len(made)], strict=True):
            # Each item is drawn from its own corner, which lies as far under the list's as its mark.
            under = _baseline(made[at]) - _baseline(first)
            own = (corner[0], corner[1] - under)
            marks.append(self._mark(made[at], own))
            parts: list[Passage | Listing] = [Passage(self._stretches(made[at], own))]
            if end > at + 1:
                parts.append(self._listing(made[at + 1 : end], own))
            height = _baseline(made[end]) - _baseline(made[at]) if end < len(made) else 0.0
            items.append(Item(tuple(parts), rounded(height)))
        bullet = first.paragraph.bullet
        return Listing(bullet is not None and bullet.number is not None, tuple(marks), tuple(items))

    def _mark(self, one: SetParagraph, corner: tuple[float, float]) -> Stretch:
        assert one.mark is not None
        return self.letters.stretch(one.mark, corner)

    def _stretches(self, one: SetParagraph, corner: tuple[float, float]) -> tuple[Stretch, ...]:
        """The words of a paragraph as they are read. A line that ends at a blank keeps it: no words run together."""
        style, text = one.paragraph.style, one.paragraph.text
        words = (capitals(text) if style.caps else text).plain
        stretches, read = [], 0
        for line in one.lines:
            ordered = as_read(line, leftwards=self.leftwards and not one.paragraph.is_code)
            read += sum(len(stretch.words) for stretch in ordered)
            behind = len(words[read:]) - len(words[read:].lstrip(_BLANKS))
            read += behind
            # Behind words that are read from right to left a blank would stand at their left, and push them away.
            parted = bool(ordered) and behind > 0 and read < len(words) and not ordered[-1].leftwards
            stretches += [self.letters.stretch(stretch, corner) for stretch in ordered[:-1]]
            stretches += [self.letters.stretch(stretch, corner, " " * parted) for stretch in ordered[-1:]]
        return tuple(stretches)


def _goes_on(first: SetParagraph, next_one: SetParagraph) -> bool:
    """Whether a paragraph belongs to the list that another one began."""
    level, bullet = first.paragraph.level, first.paragraph.bullet
    other = next_one.paragraph
    if bullet is None or other.bullet is None or other.level < level:
        return False
    if other.level > level:
        return True
    same_mark = other.bullet.character == bullet.character or bullet.number is not None
    return (other.bullet.number is None) == (bullet.number is None) and same_mark


def _baseline(one: SetParagraph) -> float:
    """How far the baseline of the first line lies under the top edge of the box."""
    assert one.mark is not None
    return one.mark.baseline.pt


def _lines(made: Sequence[SetParagraph], box: Box) -> tuple[Mark, ...]:
    """The lines through and under words."""
    stretches = (stretch for one in made for line in one.lines for stretch in line.stretches)
    lines = tuple(area(line, stretch.color) for stretch in stretches for line in lines_along(stretch, box))
    return (Artifact(lines),) if lines else ()
