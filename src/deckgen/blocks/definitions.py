"""definitions: terms and what they mean."""

from __future__ import annotations

from msgspec import Struct

from deckgen.binding.scope import Scope
from deckgen.block import Headed
from deckgen.fitting.canvas import Canvas, Press
from deckgen.fitting.contents import Content
from deckgen.fitting.levels import air, even
from deckgen.fitting.measure import ON_ONE_LINE
from deckgen.model.diagnostics import Span
from deckgen.model.geometry import ZERO, Box, Emu, Inch, Pt
from deckgen.model.marks import Str
from deckgen.model.node import Tailored
from deckgen.model.page import Paragraph, Style
from deckgen.model.rich_text import Text

# Below this width explanations stand under their terms.
NARROW = Inch(4.6)
TERM_GAP = Pt(26)
# The largest part of the width that terms take, unless one of their words is longer.
WIDEST_TERM = 0.3
MOST = 40


class Definition(Tailored):
    """A term's explanation."""

    noun = "a definition"
    short_form = "text"
    text: Str
    """What the term means, or what is said of it."""
    color: Str | None = None
    """The color of the term: a name of the brand, or a hex; else that of a thing with this name."""


class Definitions(Headed):
    """Terms at the left, what is said of each beside it."""

    example = "Term: its explanation"
    items: dict[Str, Definition]
    """The definitions: term and explanation, in order."""

    def bind(self, scope: Scope) -> Content | None:
        """The definitions with their words filled in."""
        entries = []
        for term, definition in self.items.items():
            term_text, text = scope.text(term), scope.text(definition.text)
            entries.append(BoundDefinition(term_text, text, scope.own_color(definition.color, term, term_text)))
        if not entries:
            if self.all_read:
                scope.log.error("empty_block", "'definitions' has no terms", self.span)
            return None
        if len(entries) > MOST:
            message = f"'definitions' holds {MOST} terms at the most, not {len(entries):,}"
            scope.log.error("wrong_count", message, self.span)
            return None
        return DefinitionsContent(tuple(entries), self.span)


class BoundDefinition(Struct, frozen=True):
    """A term with what is said of it."""

    term: Text
    text: Text
    color: str | None
    """The color of the term, None for ink."""


class _Column(Struct, frozen=True):
    """What stands in a column of an entry."""

    name: str
    words: tuple[Paragraph, ...]
    left: Emu
    """How far it stands from the left edge of the entry."""
    width: Emu
    down: Emu
    """How far it begins under the top of the entry's words."""

    def height(self, press: Press) -> Emu:
        """How far it reaches under the top of the entry's words."""
        return self.down + press.height(self.words, self.width)


class DefinitionsContent(Content, Struct, frozen=True):
    """Bound definitions: terms at the left, or over their explanations where the place is narrow."""

    entries: tuple[BoundDefinition, ...]
    span: Span
    word = "definitions"
    share = 3.0

    def _term(self, entry: BoundDefinition, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(entry.term, Style(press.body.size, press.brand.lettering(entry.color), font="heading")),)

    def _text(self, entry: BoundDefinition, press: Press) -> tuple[Paragraph, ...]:
        return (Paragraph(entry.text, press.body),)

    def _rows(self, width: Emu, press: Press) -> list[tuple[_Column, ...]]:
        """Each term beside its explanation, their first lines on one base line; else both in one column."""
        split = self._split(width, press)
        rows: list[tuple[_Column, ...]] = []
        for entry in self.entries:
            term, text = self._term(entry, press), self._text(entry, press)
            if split is None:
                rows.append((_Column("Definition", (*term, *text), ZERO, width, ZERO),))
                continue
            ascents = [press.typesetter.ascent(words[0].style) for words in (term, text)]
            downs = [max(ascents) - ascent for ascent in ascents]
            left = _Column("Term", term, ZERO, split[0], downs[0])
            rows.append((left, _Column("Explanation", text, split[0] + TERM_GAP, split[1], downs[1])))
        return rows

    def _split(self, width: Emu, press: Press) -> tuple[Emu, Emu] | None:
        """The widths of terms and of explanations side by side; None where explanations stand under their terms."""
        if width < NARROW:
            return None
        terms = [self._term(entry, press)[0] for entry in self.entries]
        natural = max(press.typesetter.width(term.text, term.style) for term in terms) * ON_ONE_LINE
        least = max(press.typesetter.widest_word(term.text, term.style) for term in terms) * ON_ONE_LINE
        term = max(min(natural, width * WIDEST_TERM), least)
        return term, width - term - TERM_GAP

    def _heights(self, width: Emu, press: Press) -> list[Emu]:
        """The least height of each entry, the room over and under its words included."""
        rows = self._rows(width, press)
        return even([max(one.height(press) for one in row) + _pad(press) for row in rows])

    def height(self, width: Emu, press: Press) -> Emu:
        """The height of all entries."""
        return Emu(sum(self._heights(width, press)))

    def too_wide(self, width: Emu, press: Press) -> str | None:
        """The first term, else the first explanation, with a word too long for its column."""
        term, text = self._split(width, press) or (width, width)
        terms = (press.broken(self._term(entry, press), term) for entry in self.entries)
        texts = (press.broken(self._text(entry, press), text) for entry in self.entries)
        return next((words for words in (*terms, *texts) if words), None)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw the entries with hairlines between them, their words in the middle, as most programs draw them.

        Where there is room to spare they are of one height, and higher.
        """
        press = canvas.press
        heights, rows = self._heights(box.width, press), self._rows(box.width, press)
        if max(heights) * len(heights) <= box.height:
            heights = [max(heights)] * len(heights)
        more = air(sum(heights, ZERO), box.height, len(heights), press)
        for number, (entry, row, height) in enumerate(zip(self.entries, rows, heights, strict=True)):
            canvas.step()
            with canvas.bundled("Definition", of=entry.term):
                if number:
                    canvas.line(box.top(ZERO), press.brand.colors.hairline, Pt(0.75), "Hairline")
                _draw_row(row, box.top(height + more), canvas)
            box = box.below(height + more)


def _draw_row(row: tuple[_Column, ...], place: Box, canvas: Canvas) -> None:
    press = canvas.press
    drawn = max(one.down + press.drawn_height(one.words, one.width) for one in row)
    most = max(one.height(press) for one in row)
    inside = place.below(min((place.height - drawn) // 2, place.height - most)).top(most)
    for one in row:
        column = Box(inside.x + one.left, inside.y, one.width, inside.height)
        canvas.text(column.below(one.down), one.words, one.name)


def _pad(press: Press) -> Emu:
    """The room over and under the words of an entry together."""
    return press.body.size * 0.9
