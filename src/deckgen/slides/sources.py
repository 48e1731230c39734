"""sources: a list of every source that the deck cites, on as many slides as it takes."""

from __future__ import annotations

import unicodedata
from typing import Any

from msgspec.structs import replace

from deckgen.deck import DeckSlide
from deckgen.fitting.contents import GUTTER
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.house_words import house_words
from deckgen.model.marks import HouseStr, Seq, Str
from deckgen.model.node import complaint
from deckgen.model.page import Page, Paragraph, Style
from deckgen.pages.source_entry import source_entry
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.slide_kind import SlideKind

# The sizes of type that are tried, the middling one among them, and the gaps between two sources.
SIZES, MIDDLING, GAPS = tuple(Pt(half / 2) for half in range(32, 21, -1)), Pt(12), (Pt(12), Pt(10), Pt(8.5), Pt(7))
# Up to FEW sources are set in LARGE type, in one column.
FEW, LARGE = 6, Pt(18)


class SourceList(SlideKind, SlideLayout):
    """All sources that the deck cites, by publisher, with their titles, years and sites."""

    stands_apart = True

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """The slide's keys; raises a complaint about ids of sources, which are meant for another slide's `source`."""
        if isinstance(data, Seq) or (isinstance(data, Str) and not data.null):
            message = "'sources' is the slide that lists them all"
            raise complaint("wrong_type", message, hint="a slide cites its own with 'source: [id]'")
        return data

    def heading(self, deck_title: Str, language: str) -> Str | None:
        """The slide's title where its author gives none: the word for sources in the deck's language."""
        return HouseStr.of(house_words(language).sources, deck_title.span, "'title' of the slide")

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The list in two columns, on as many pages as it takes; a few sources in one as wide as the slide."""
        columns, width = _columns(slide, studio), _boxes(slide, studio)[0].width
        pairs = [_even(columns[start : start + 2], width, studio) for start in range(0, len(columns), 2)]
        pages = []
        for part, pair in enumerate(pairs):
            canvas = studio.canvas()
            # What it lists are not sources of its own, so it has no source line.
            page_slide = replace(studio.part(slide, part, len(pairs)), cited=())
            studio.frame(page_slide, canvas)
            boxes = _boxes(slide, studio) if len(columns) > 1 else (studio.body(slide),)
            for box, column in zip(boxes, pair, strict=False):
                canvas.text(box, column, "Sources", role="body")
            studio.foot(page_slide, canvas, "body")
            pages.append(studio.page(page_slide, "body", canvas, part))
        return tuple(pages)


def _boxes(slide: DeckSlide, studio: Studio) -> tuple[Box, ...]:
    """The two columns of a page."""
    return studio.body(slide).columns((1, 1), GUTTER)


def _entries(studio: Studio, size: Emu, gap: Emu = GAPS[-1]) -> list[Paragraph]:
    """A paragraph for each source, in the order of publishers, then of years; É is ordered as E."""
    style = Style(size, studio.deck.brand.colors.ink)
    ordered = sorted(studio.deck.cited, key=lambda source: (_sort_key(source.publisher), source.year, source.title))
    return [Paragraph(source_entry(source, studio.deck.language), style, before=gap) for source in ordered]


def _sort_key(words: str) -> str:
    """Words without accents and capitals, by which they are put in order."""
    # NFKD parts a letter with an accent into the letter and a combining accent.
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _columns(slide: DeckSlide, studio: Studio) -> list[tuple[Paragraph, ...]]:
    """The entries in columns about equally high, two of which make a page.

    The type is the largest at which they take one page. Where they take more at every size, it is the largest at
    which they take no more pages than at a middling size. Then the gaps are the largest with which they take no
    more either. A few entries are one column, in larger type.
    """
    box = _boxes(slide, studio)[0]

    def count(size: Emu, gap: Emu = GAPS[-1]) -> int:
        return len(_filled(_entries(studio, size, gap), box.width, box.height, studio))

    most = 2 if count(SIZES[-1]) <= 2 else count(MIDDLING)
    most += most % 2
    size = next(size for size in SIZES if count(size) <= most)
    gap = next(gap for gap in GAPS if count(size, gap) <= most)
    entries = _entries(studio, size, gap)
    if len(entries) <= FEW and count(SIZES[0]) == 1:
        return [tuple(_entries(studio, LARGE))]
    height = studio.typesetter.height(entries, box.width) // most
    while len(columns := _filled(entries, box.width, height, studio)) > most:
        height += GAPS[-1]
    return columns


def _even(pair: list[tuple[Paragraph, ...]], width: Emu, studio: Studio) -> list[tuple[Paragraph, ...]]:
    """The columns of a page with their entries shared out so that the higher one is as low as can be."""
    entries = [entry for column in pair for entry in column]
    ways = [(tuple(entries[:count]), tuple(entries[count:])) for count in range(1, len(entries))]
    if len(pair) < 2:
        return pair
    return list(min(ways, key=lambda way: max(studio.typesetter.height(column, width) for column in way)))


def _filled(entries: list[Paragraph], width: Emu, height: Emu, studio: Studio) -> list[tuple[Paragraph, ...]]:
    """The entries in as many columns as they take at a height; an entry that is higher has a column of its own."""
    columns: list[tuple[Paragraph, ...]] = [()]
    for entry in entries:
        if columns[-1] and studio.typesetter.height([*columns[-1], entry], width) > height:
            columns.append(())
        columns[-1] = (*columns[-1], entry)
    return columns
