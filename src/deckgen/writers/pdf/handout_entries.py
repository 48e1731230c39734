"""What stands in a handout, one after the other: slides with what is written of them, and running words without one.

A divider says nothing but the title of its section, which stands over the slide behind it. A list of sources, which
would be too small on a slide of this size, is running words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.model.house_words import house_words
from deckgen.model.page import Page, TextBox
from deckgen.model.page_number import page_number
from deckgen.model.rich_text import Text, plain
from deckgen.pages.source_entry import source_entry
from deckgen.writers.pdf.album import Album
from deckgen.writers.pdf.leaf import Heading, Leaf, Words
from deckgen.writers.pdf.page_setter import PageSetter
from deckgen.writers.pdf.running_words import Flowing, flow

_BULLET: Final = "• "


class Note(Struct, frozen=True):
    """A paragraph of the notes, or a point of a list."""

    words: tuple[Flowing, ...]
    is_point: bool


class Title(Struct, frozen=True):
    """A title that stands on the paper itself, its place in the outline of the PDF, and the notes under it."""

    heading: Heading
    words: tuple[Flowing, ...]
    notes: tuple[Note, ...] = ()


class Entry(Struct, frozen=True):
    """A slide, its number and what is written of it, under titles; or words alone, where there is no leaf."""

    titles: tuple[Title, ...]
    leaf: Leaf | None
    number: tuple[Flowing, ...] = ()
    notes: tuple[Note, ...] = ()
    sources: tuple[tuple[Flowing, ...], ...] = ()


def entries_of(
    album: Album, setter: PageSetter, sources: Mapping[str, tuple[Citation, ...]], listings: Mapping[str, str]
) -> Iterator[Entry]:
    """The entries of a handout in their order, with the sources of each slide by its id.

    listings are the titles of the slides that list sources, by their ids.
    """
    pages = album.document.pages
    visible = sum(not page.hidden for page in pages)
    writer = _Writer(album, setter, sources)
    titles: list[Title] = []
    numbered = zip(enumerate(pages, 1), album.leaves(setter), strict=True)
    for slide, group in groupby(numbered, lambda one: one[0][1].slide):
        ((_, first), leaf), *others = both = list(group)
        if first.layout == "divider":
            titles += writer.titles(leaf, first)
        elif slide in listings:
            titles += writer.titles(leaf, first, listings[slide])
            for (_, page), later in others:
                titles += writer.titles(later, page, "")
            yield Entry(
                tuple(titles), None, sources=tuple(one for (_, page), _ in both for one in writer.listed(page))
            )
            titles = []
        else:
            for (place, page), each in both:
                number = writer.flow(plain(page_number(place, visible)), bold=True)
                yield Entry(tuple(titles), each, number, writer.notes(page), writer.cited(page))
                titles = []
    if titles:
        yield Entry(tuple(titles), None)


class _Writer(Struct, frozen=True):
    """Writes the words of one handout."""

    album: Album
    setter: PageSetter
    sources: Mapping[str, tuple[Citation, ...]]

    def flow(self, text: Text, *, bold: bool = False) -> tuple[Flowing, ...]:
        return flow(text, self.album.typesetter, self.setter.words.letters, bold=bold)

    def titles(self, leaf: Leaf, page: Page, shown: str | None = None) -> Iterator[Title]:
        """The titles of a leaf, which the outline of the PDF has, the last one with the notes of its page.

        shown is said in its place: "" shows nothing, and leaves it in the outline alone.
        """
        *above, own = (
            part for mark in leaf.marks if isinstance(mark, Words) for part in mark.parts if isinstance(part, Heading)
        )
        for heading in above:
            yield Title(replace(heading, stretches=()), self.flow(plain(heading.words), bold=True))
        said = own.words if shown is None else shown
        heading = replace(own, stretches=(), words=said or own.words)
        yield Title(heading, self.flow(plain(said), bold=True) if said else (), self.notes(page))

    def notes(self, page: Page) -> tuple[Note, ...]:
        texts = [paragraph.text for paragraph in page.notes if paragraph.text]
        return tuple(Note(self.flow(text), is_point) for text, is_point in _points(texts))

    def cited(self, page: Page) -> tuple[tuple[Flowing, ...], ...]:
        """The sources of a slide. Those of one that runs on stand beside its first page."""
        cited = () if page.part else self.sources.get(page.slide, ())
        language = self.album.document.language
        words = house_words(language)
        made = [self.flow(_source(source, language)) for source in cited]
        if made:
            label = self.flow(plain(f"{words.source if len(cited) == 1 else words.sources}: "), bold=True)
            made[0] = (*label, *made[0])
        return tuple(made)

    def listed(self, page: Page) -> tuple[tuple[Flowing, ...], ...]:
        """The paragraphs in the body of a page."""
        boxes = (shape for shape in page.shapes if isinstance(shape, TextBox) and shape.role == "body")
        return tuple(self.flow(paragraph.text) for box in boxes for paragraph in box.paragraphs if paragraph.text)


def _points(texts: Sequence[Text]) -> Iterator[tuple[Text, bool]]:
    """The paragraphs of notes, each with whether it is a point of a list, which then loses its bullet."""
    for text in texts:
        first, *others = text.runs
        is_point = first.text.startswith(_BULLET)
        bare = replace(first, text=first.text.removeprefix(_BULLET)) if is_point else first
        yield Text((bare, *others)), is_point


def _source(source: Citation, language: str) -> Text:
    """A source, with how far its data reaches."""
    entry = source_entry(source, language)
    return entry + plain(f" · {source.as_of}") if source.as_of else entry
