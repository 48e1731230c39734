"""Deck: the slides of one variant, bound. Every number and row is in place; what is left is to find room for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from deckgen.binding.cited import Citation, Quotable, Said
from deckgen.binding.columns_read import ClaimRead, Reading
from deckgen.fitting.contents import Content
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Span
from deckgen.model.marks import Str
from deckgen.model.page import Side
from deckgen.model.reveal import Transition
from deckgen.model.rich_text import HOLE, Text, parse

NOTHING = Text()


class Speaker(Struct, frozen=True):
    """Who gives the talk; what is not known is an empty text."""

    name: Text = NOTHING
    role: Text = NOTHING
    contact: Text = NOTHING


class Occasion(Struct, frozen=True):
    """Where and when the talk is given, in words for the cover; "" where it isn't known."""

    name: str = ""
    place: str = ""
    date: str = ""

    @property
    def words(self) -> str:
        """All of it on one line."""
        where = ", ".join(words for words in (self.name, self.place) if words)
        return " · ".join(words for words in (where, self.date) if words)


class BackingPicture(Struct, frozen=True):
    """A picture behind a slide.

    path, written: its file, and as its author wrote it.
    alt: the words for those who don't see it; "" where there are none.
    side: where it is shaded.
    focus: what stays in sight, in shares from the left and the top.
    """

    path: Path
    written: Str
    alt: str
    credit: Text | None
    side: Side
    focus: tuple[float, float]


class Backing(Struct, frozen=True):
    """What stands behind a slide: a color (hex), or a picture over it that is as dark under its words."""

    color: str
    span: Span
    picture: BackingPicture | None = None

    def brand(self, plain: Brand) -> Brand:
        """The brand as it is read on it."""
        return plain.standing_on(self.color, is_picture=self.picture is not None)


class DeckSlide(Struct, frozen=True):
    """A bound slide."""

    id: str
    kind: str
    """What lays it out: "content", "cover", "divider", or the word of a file in slides/."""
    title: Text
    """Its title, empty where the slide shows none."""
    span: Span
    """Where it stands in the deck."""
    spoken_title: str = ""
    """What screen readers say for its title where it shows none."""
    content: tuple[Content, ...] = ()
    layout: str = "auto"
    """How its author wants its blocks arranged."""
    section: int = 0
    """The place of its section among the deck's, counted from 0."""
    cited: tuple[Citation, ...] = ()
    """Its sources: those of footnotes by their numbers, then the others as they are mentioned."""
    heard: tuple[Citation, ...] = ()
    """The sources that its notes alone draw on, which stand behind these and not at its foot."""
    numbers: tuple[tuple[str, int], ...] = ()
    """The ids of the sources that footnotes cite, and their numbers."""
    notes: tuple[Text, ...] = ()
    note: Text = NOTHING
    """A caveat that stands over its sources."""
    note_span: Span | None = None
    """Where that is written."""
    backing: Backing | None = None
    """What its author has put behind it; None for the ground of its layout."""
    revealed: tuple[Span, ...] = ()
    """The blocks whose parts appear one by one in the show, in this order, by the places where they are written."""
    transition: Transition = "none"
    """How it comes in the show."""
    hidden: bool = False
    frozen: bool = False
    """Whether it stays as it is in the last built file."""
    quotes_figures: bool = False
    """Whether numbers that are figures of the deck stand on the slide itself, not in its notes alone."""
    allow: frozenset[str] = frozenset()
    """The codes of the checks that it is excused from."""
    repeats: str = ""
    """The id of the slide that stands here once more, "" for a slide of its own."""
    tables: tuple[str, ...] = ()
    """The names of the tables that it reads, those that only its claims read among them."""
    quoted: tuple[tuple[str, str], ...] = ()
    """The figures that its words and notes quote, each with what stood for it first."""
    claims: tuple[ClaimRead, ...] = ()
    """Its claims and what they read."""
    drawn: tuple[Reading, ...] = ()
    """The columns that its charts and tables draw."""
    queries: tuple[Str, ...] = ()
    """The queries that they draw."""
    reads: tuple[Reading, ...] = ()
    """The columns that the figures and cells on it were worked out from; not those that its notes alone quote."""
    said: tuple[Said, ...] = ()
    """The words that stand on it, as they were written."""
    written: tuple[Str, ...] = ()
    """All words on it and in its notes, where they are written in its language: in the deck or in a catalogue."""
    figures: Mapping[str, Quotable] = {}
    """The figures and cells that its words may quote."""
    translated: Span | None = None
    """Where its title stands in a catalogue, None where it isn't translated."""

    def place_of(self, words: str) -> Span:
        """Where words that it shows were written; its own place for words that come from elsewhere, such as data."""
        if words == self.title.plain:
            return self.title_span
        shown = _letters(words)
        for said in self.said:
            parts = [_letters(parse(part).plain) for part in HOLE.split(said.words)[::2]]
            if shown and any(parts) and re.fullmatch(".*".join(map(re.escape, parts)), shown):
                return said.words.span
        return self.span

    @property
    def title_span(self) -> Span:
        """Where the words of its title were written."""
        return self.translated or self.span


def _letters(words: str) -> str:
    """Words without blanks, which are shown where they are written in several lines."""
    return "".join(words.split())


class DeckSection(Struct, frozen=True):
    """A bound section."""

    title: Text
    short: Text
    """Its word on dividers, in their tracker or agenda."""
    number: int
    """Its number among the sections of the talk, 0 where it is none of them."""
    divided: bool
    """Whether it is a section of the talk: it is listed, and stands over the titles of its slides."""


class Deck(Struct, frozen=True, dict=True):
    """Everything that one variant of the talk shows, in order."""

    title: Text
    subtitle: Text
    speaker: Speaker
    occasion: Occasion
    date: str
    """The talk's own day in ISO 8601, "" where it has none."""
    language: str
    brand: Brand
    dividers: str
    """What dividers show besides their title: a tracker at the foot, or an agenda at the side."""
    sections: tuple[DeckSection, ...]
    slides: tuple[DeckSlide, ...]
    cited: tuple[Citation, ...]

    @cached_property
    def first_titled(self) -> dict[str, DeckSlide]:
        """The first slide of content with each title (case folded), of those that have one."""
        titled = [slide for slide in self.slides if slide.kind == "content" and slide.title]
        return {slide.title.plain.casefold(): slide for slide in reversed(titled)}
