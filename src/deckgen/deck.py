"""Deck: one audience's slides, bound. Every number and row is in place; what is left is to find room for it."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from deckgen.binding.cited import Citation
from deckgen.fitting.contents import Content
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Span
from deckgen.model.rich_text import Text

NOTHING = Text()


class Speaker(Struct, frozen=True):
    """Who gives the talk; what is not known is an empty text."""

    name: Text = NOTHING
    role: Text = NOTHING
    contact: Text = NOTHING


class Occasion(Struct, frozen=True):
    """Where and when the talk is given, each as it is shown; "" where it isn't known."""

    name: str = ""
    place: str = ""
    date: str = ""

    @property
    def words(self) -> str:
        """All of it on one line."""
        where = ", ".join(words for words in (self.name, self.place) if words)
        return " · ".join(words for words in (where, self.date) if words)


class DeckSlide(Struct, frozen=True):
    """A bound slide. kind is the word of the module in slides/ that lays it out.

    cited are its sources in order, numbers those of its footnotes; title is empty where screen readers are told
    spoken_title alone. span is where it stands in the deck, translated where its title stands in a catalogue; repeats
    is the id of the slide that it is once more, "" where it is one of its own. tables are the names of those that it
    reads, for its claims too; quoted are the names of figures that its words and notes quote, each with what was
    shown for it first; quotes_figures says whether numbers among them stand on the slide itself.
    """

    id: str
    kind: str
    title: Text
    span: Span
    spoken_title: str = ""
    content: tuple[Content, ...] = ()
    layout: str = "auto"
    section: int = 0
    cited: tuple[Citation, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    notes: tuple[Text, ...] = ()
    hidden: bool = False
    quotes_figures: bool = False
    allow: frozenset[str] = frozenset()
    repeats: str = ""
    tables: tuple[str, ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()
    translated: Span | None = None

    @property
    def title_span(self) -> Span:
        """Where the words of its title were written."""
        return self.translated or self.span


class DeckSection(Struct, frozen=True):
    """A bound section; short is its word on the dividers' tracker, number counts those that have a divider."""

    title: Text
    short: Text
    number: int
    divided: bool


class Deck(Struct, frozen=True, dict=True):
    """Everything that is shown, in order. date is the talk's own day in ISO 8601, "" where it has none."""

    title: Text
    subtitle: Text
    speaker: Speaker
    occasion: Occasion
    date: str
    language: str
    brand: Brand
    sections: tuple[DeckSection, ...]
    slides: tuple[DeckSlide, ...]
    cited: tuple[Citation, ...]

    @cached_property
    def first_titled(self) -> dict[str, DeckSlide]:
        """The first slide of content with each title (case folded), of those that have one."""
        titled = [slide for slide in self.slides if slide.kind == "content" and slide.title]
        return {slide.title.plain.casefold(): slide for slide in reversed(titled)}
