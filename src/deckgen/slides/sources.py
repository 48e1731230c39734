"""sources: every source that the deck cites, over as many slides as they take."""

from __future__ import annotations

from dataclasses import replace

from deckgen.content import GUTTER
from deckgen.deck import DeckSlide
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.marks import Str
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.text import Run, Text, plain
from deckgen.model.words import house_words
from deckgen.scope import Citation
from deckgen.slide import SlideKind, Studio

SIZE, BETWEEN = Pt(13), Pt(7)


class SourceList(SlideKind):
    """All sources that the deck cites, by publisher, with their titles, years and addresses."""

    written = True

    def heading(self, deck_title: Str, language: str) -> Str | None:
        """The word for sources."""
        return Str(house_words(language).sources, deck_title.span, "'")

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The list in two columns, on as many pages as it takes."""
        columns = _columns(_entries(studio), studio)
        pairs = [columns[start : start + 2] for start in range(0, len(columns), 2)]
        pages = []
        for part, pair in enumerate(pairs):
            canvas = studio.canvas()
            title = slide.title if len(pairs) == 1 else slide.title + plain(f" ({part + 1}/{len(pairs)})")
            shown = replace(slide, title=title, cited=())
            studio.frame(shown, canvas)
            for box, column in zip(_boxes(studio), pair, strict=False):
                canvas.text(box, column, "Sources", role="body")
            pages.append(studio.page(shown, "body", canvas, part))
        return tuple(pages)


def _boxes(studio: Studio) -> tuple[Box, ...]:
    return studio.body.columns((1, 1), GUTTER)


def _entries(studio: Studio) -> list[Paragraph]:
    """A paragraph for each source, by publisher, then year."""
    style = Style(SIZE, studio.deck.brand.colors.ink)
    ordered = sorted(studio.deck.cited, key=lambda source: (source.publisher.casefold(), source.year, source.title))
    return [Paragraph(_entry(source, studio.deck.language), style, before=BETWEEN) for source in ordered]


def _entry(source: Citation, language: str) -> Text:
    runs = [Run(source.publisher, bold=True)]
    if source.title:
        runs += [Run(". "), Run(source.title, link=source.url or None)]
    elif source.url:
        runs += [Run(". "), Run(source.url, link=source.url)]
    if source.year:
        runs.append(Run(f", {source.year}"))
    if source.accessed:
        runs.append(Run(f" ({house_words(language).accessed} {source.accessed})"))
    return Text(tuple(runs))


def _columns(entries: list[Paragraph], studio: Studio) -> list[tuple[Paragraph, ...]]:
    """The entries filled into columns as high as the body, the last two as even as they come."""
    box = _boxes(studio)[0]
    columns: list[tuple[Paragraph, ...]] = []
    column: list[Paragraph] = []
    for entry in entries:
        if column and studio.typesetter.height([*column, entry], box.width) > box.height:
            columns.append(tuple(column))
            column = []
        column.append(entry)
    if column:
        columns.append(tuple(column))
    if len(columns) == 1 and len(entries) > 6:
        half = _half(entries, box.width, studio)
        columns = [tuple(entries[:half]), tuple(entries[half:])]
    return columns or [()]


def _half(entries: list[Paragraph], width: Emu, studio: Studio) -> int:
    """How many entries make half the height of all."""
    total = studio.typesetter.height(entries, width)
    return next(
        count for count in range(1, len(entries)) if studio.typesetter.height(entries[:count], width) * 2 >= total
    )
