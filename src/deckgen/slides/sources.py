"""sources: every source that the deck cites, over as many slides as they take."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from deckgen.binding.cited import Citation
from deckgen.deck import DeckSlide
from deckgen.fitting.contents import GUTTER
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.house_words import house_words
from deckgen.model.marks import HouseStr, Seq, Str
from deckgen.model.node import complaint
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.rich_text import Run, Text
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.slide_kind import SlideKind

SIZES, BETWEEN = (Pt(14), Pt(13), Pt(12), Pt(11)), Pt(7)
FEW, LARGE = 6, Pt(18)


class SourceList(SlideKind, SlideLayout):
    """All sources that the deck cites, by publisher, with their titles, years and sites."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """A mapping: what else stands here is meant for the slide's `source`."""
        if isinstance(data, Seq) or (isinstance(data, Str) and not data.null):
            message = "'sources' is the slide that lists them all"
            raise complaint("wrong_type", message, hint="a slide cites its own with 'source: [id]'")
        return data

    def heading(self, deck_title: Str, language: str) -> Str | None:
        """The word for sources."""
        return HouseStr(house_words(language).sources, deck_title.span, "'")

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The list in two columns, on as many pages as it takes; a few sources in one as wide as the slide."""
        columns = _columns(slide, studio)
        pairs = [columns[start : start + 2] for start in range(0, len(columns), 2)]
        pages = []
        for part, pair in enumerate(pairs):
            canvas = studio.canvas()
            shown = replace(studio.part(slide, part, len(pairs)), cited=())
            studio.frame(shown, canvas)
            boxes = _boxes(slide, studio) if len(columns) > 1 else (studio.body(slide),)
            for box, column in zip(boxes, pair, strict=False):
                canvas.text(box, column, "Sources", role="body")
            pages.append(studio.page(shown, "body", canvas, part))
        return tuple(pages)


def _boxes(slide: DeckSlide, studio: Studio) -> tuple[Box, ...]:
    return studio.body(slide).columns((1, 1), GUTTER)


def _entries(studio: Studio, size: Emu) -> list[Paragraph]:
    """A paragraph for each source, by publisher, then year; letters with accents stand with those without."""
    style = Style(size, studio.deck.brand.colors.ink)
    ordered = sorted(studio.deck.cited, key=lambda source: (_letters(source.publisher), source.year, source.title))
    return [Paragraph(_entry(source, studio.deck.language), style, before=BETWEEN) for source in ordered]


def _letters(words: str) -> str:
    """Words as they are put in order."""
    parted = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _entry(source: Citation, language: str) -> Text:
    """Publisher, title, year and site; a year that the title says is not said twice."""
    runs = [Run(source.publisher, bold=True)]
    if source.title:
        runs.append(Run(f". {source.title}"))
    if source.year and not re.search(rf"\b{source.year}\b", source.title or ""):
        runs.append(Run(f", {source.year}"))
    if source.url:
        site = (urlsplit(source.url).hostname or source.url).removeprefix("www.")
        runs += [Run(". "), Run(site, link=source.url)]
    if source.accessed:
        runs.append(Run(f" ({house_words(language).accessed} {source.accessed})"))
    return Text(tuple(runs))


def _columns(slide: DeckSlide, studio: Studio) -> list[tuple[Paragraph, ...]]:
    """The entries in level columns, in the largest type that takes one page, else no more than a middling type.

    A few are one column, in larger type and the whole width.
    """
    box = _boxes(slide, studio)[0]
    sizes = [_entries(studio, size) for size in SIZES]
    counts = [len(_filled(entries, box.width, box.height, studio)) for entries in sizes]
    most = 2 if min(counts) <= 2 else counts[len(SIZES) // 2]
    most += most % 2
    entries = next(entries for entries, count in zip(sizes, counts, strict=True) if count <= most)
    if counts[0] == 1 and len(entries) <= FEW:
        return [tuple(_entries(studio, LARGE))]
    height = studio.typesetter.height(entries, box.width) // most
    while len(columns := _filled(entries, box.width, height, studio)) > most:
        height += BETWEEN
    return columns


def _filled(entries: list[Paragraph], width: Emu, height: Emu, studio: Studio) -> list[tuple[Paragraph, ...]]:
    """The entries in columns no higher than they may be, unless a single entry is."""
    columns: list[tuple[Paragraph, ...]] = [()]
    for entry in entries:
        if columns[-1] and studio.typesetter.height([*columns[-1], entry], width) > height:
            columns.append(())
        columns[-1] = (*columns[-1], entry)
    return columns
