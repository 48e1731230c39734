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
        split = self._split(width, press)
        heights = []
        for entry in self.entries:
            if split is None:
                words = press.height((*self._term(entry, press), *self._text(entry, press)), width)
            else:
                term, text = split
                words = max(
                    down + press.height(paragraphs, column)
                    for down, paragraphs, column in zip(
                        self._down(press), (self._term(entry, press), self._text(entry, press)), split, strict=True
                    )
                )
            heights.append(words + _pad(press))
        return even(heights)

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
        heights = self._heights(box.width, press)
        if max(heights) * len(heights) <= box.height:
            heights = [max(heights)] * len(heights)
        spare = min(Emu(max(0, box.height - sum(heights)) // len(heights)), press.body.size * 0.7)
        for number, (entry, height) in enumerate(zip(self.entries, heights, strict=True)):
            canvas.step()
            with canvas.bundled("Definition", of=entry.term):
                if number:
                    canvas.line(box.top(ZERO), press.brand.colors.hairline, Pt(0.75), "Hairline")
                self._draw_entry(entry, box.top(height + spare), canvas)
            box = box.below(height + spare)

    def _draw_entry(self, entry: BoundDefinition, row: Box, canvas: Canvas) -> None:
        press, split = canvas.press, self._split(row.width, canvas.press)
        term, text = self._term(entry, press), self._text(entry, press)
        parts = [((*term, *text), row.width)] if split is None else [(term, split[0]), (text, split[1])]
        drawn = max(press.drawn_height(words, width) for words, width in parts)
        most = max(press.height(words, width) for words, width in parts)
        inside = row.below(min((row.height - drawn) // 2, row.height - most)).top(most)
        if split is None:
            canvas.text(inside, (*term, *text), "Definition")
            return
        left, right = inside.columns(split, TERM_GAP)
        canvas.text(left, term, "Term")
        canvas.text(right, text, "Explanation")


def _pad(press: Press) -> Emu:
    """The room over and under the words of an entry together."""
    return press.body.size * 0.9
