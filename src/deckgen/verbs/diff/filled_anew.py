"""What a filled copy of a file made by hand would say if it were filled from the deck as it is.

The file itself isn't needed: the copy's manifest holds the words that were filled, with their names in braces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from deckgen.blocks.chart import ChartContent
from deckgen.deck import DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import Box, Emu
from deckgen.model.manifest import ChartRecord, FilledRecord, Manifest, SlideRecord, called, filled_name
from deckgen.model.page import ChartBox, Page
from deckgen.office.talk_file import Talk, TalkShape, TalkSlide, TalkText
from deckgen.stages.bind.talk import FilledSlide, FilledText, PlacedChart, TalkOrder, bind_talk
from deckgen.tailoring import Variant
from deckgen.workshop import Workshop

_NOTES = "the notes"
_NOWHERE = Box(Emu(0), Emu(0), Emu(0), Emu(0))


def filled_anew(shop: Workshop, variant: Variant, copy: Manifest, name: str, log: Diagnostics) -> Manifest:
    """The manifest that a copy would have; name is what complaints about its words call it."""
    (prepared,) = shop.prepare_all((variant,), log)
    slides = {(one.span.line, one.span.column): one for one in prepared.deck.slides}
    spots = {_folded(one): (one.span.line, one.span.column) for one in shop.outline.fill or ()}
    charts = {shape: slides[spot] for shape, spot in spots.items() if spot in slides}
    held = {slide.id: list(_charts_of(slide, charts)) for slide in copy.slides}
    talk = Talk(tuple(_as_talk(slide, number) for number, slide in enumerate(copy.slides, 1)), _texts(copy.filled))
    order = TalkOrder(shop.outline, prepared.deck.brand, shop.gathered, shop.translation(variant, log))
    placed = {part: [PlacedChart(_shape(one), slide) for one, slide in pairs] for part, pairs in held.items()}
    words = bind_talk(talk, name, placed, order, log)
    pages = tuple(_page(one, held[one.talk.part]) for one in words.slides)
    deck = replace(prepared.deck, slides=(prepared.deck.slides[0], *(one.slide for one in words.slides)))
    document = replace(prepared.document, pages=pages)
    noted = shop.manifest(replace(prepared, deck=deck, document=document))
    made = {one.id: one for one in noted.slides}
    texts = {one.talk.part: one.texts for one in words.slides}
    names = {part: [shape for shape, _ in pairs] for part, pairs in held.items()}
    anew = (
        _anew(slide, made[slide.id], texts[slide.id], names[slide.id]) if slide.id in made else slide
        for slide in copy.slides
    )
    known = {_folded(chart.shape) for one in copy.slides for page in one.pages for chart in page.charts}
    added = (FilledRecord(f"'{one}'", "", "a chart") for one in shop.outline.fill or () if _folded(one) not in known)
    return replace(noted, slides=tuple(anew), filled=(*map(_filled, words.texts), *added))


def _charts_of(slide: SlideRecord, charts: Mapping[str, DeckSlide]) -> Iterator[tuple[str, DeckSlide]]:
    """The names of the shapes of a slide that charts of the deck fill, each with its chart."""
    for page in slide.pages:
        for chart in page.charts:
            held = charts.get(_folded(chart.shape))
            if held is not None:
                yield chart.shape, held


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _as_talk(slide: SlideRecord, number: int) -> TalkSlide:
    return TalkSlide(number, slide.id, slide.id.removeprefix(filled_name("")), _texts(slide.filled), ())


def _shape(name: str) -> TalkShape:
    """A shape of which the copy tells no more than its name."""
    return TalkShape(name, "other", "", "", None, "a chart")


def _texts(filled: tuple[FilledRecord, ...]) -> tuple[TalkText, ...]:
    return tuple(TalkText("", number, one.place, one.asked, one.place == _NOTES) for number, one in enumerate(filled))


def _page(filled: FilledSlide, charts: list[tuple[str, DeckSlide]]) -> Page:
    """A page with the charts of a slide, which are drawn nowhere."""
    boxes = (
        ChartBox(_NOWHERE, content.chart, shape, content.alt, content.span)
        for shape, slide in charts
        for content in slide.content
        if isinstance(content, ChartContent)
    )
    return Page(filled.slide.id, "", "content", tuple(boxes), name=filled.slide.id)


def _anew(slide: SlideRecord, made: SlideRecord, texts: tuple[FilledText, ...], names: list[str]) -> SlideRecord:
    """A slide of the copy with the words and charts of the deck as it is."""
    pairs = [(was, now.said) for was, now in zip(slide.filled, texts, strict=True)]
    notes = _with(slide.notes, [(was.said, said) for was, said in pairs if was.place == _NOTES])
    page = slide.pages[0]
    words = tuple(
        replace(one, lines=_with(one.lines, [(was.said, now) for was, now in pairs if was.place == f"'{one.shape}'"]))
        for one in page.words
    )
    charts: list[ChartRecord] = [
        replace(chart, shape=name) for chart, name in zip(made.pages[0].charts, names, strict=True)
    ]
    title = called(words)
    page = replace(page, title=title if page.title else "", words=words, charts=tuple(charts))
    filled = tuple(FilledRecord(was.place, was.asked, said) for was, said in pairs)
    return replace(
        slide, title=title, notes=notes, pages=(page,), figures=made.figures, sources=made.sources, filled=filled
    )


def _with(lines: tuple[str, ...], changes: list[tuple[str, str]]) -> tuple[str, ...]:
    """Lines of which some say something else now."""
    made = list(lines)
    for old, new in changes:
        was = " ".join(old.split())
        if was in made:
            made[made.index(was)] = " ".join(new.split())
    return tuple(made)


def _filled(text: FilledText) -> FilledRecord:
    return FilledRecord(text.text.place, text.text.words, text.said)
