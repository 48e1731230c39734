"""record: Deck and Document -> Manifest. What a copy of the talk shows, kept for later comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckgen.binding.cited import Citation
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.house_words import house_words
from deckgen.model.manifest import (
    ChartRecord,
    DataRecord,
    FigureRecord,
    Manifest,
    PageRecord,
    SeriesRecord,
    SlideRecord,
    SourceRecord,
    TableRecord,
    Words,
)
from deckgen.model.manifest_size import fitting
from deckgen.model.page import ChartBox, Document, Page, Paragraph, Picture, TableBox, TextBox
from deckgen.outline.deck_file import Outline
from deckgen.stages.gather import Gathered
from deckgen.tables.age import last_observation
from deckgen.tailoring import Variant

# The number of a slide follows its place, and says nothing that the order doesn't.
_COUNTED = "number"


def record(deck: Deck, document: Document, outline: Outline, gathered: Gathered, variant: Variant) -> Manifest:
    """The manifest of a variant: deck and document are its own, outline and gathered what all variants share.

    The charts of document need not be drawn. Where they hold very many values, digests stand for some of these.
    """
    pages = _pages_of(deck, document)
    timed = f"{house_words(deck.language).be_here} " if variant.clock else None
    whole = Manifest(
        title=deck.title.plain,
        subtitle=deck.subtitle.plain,
        language=deck.language,
        audience=variant.audience or "",
        event=variant.name if variant.event else "",
        date=deck.date,
        slides=tuple(_slide(slide, held, timed) for slide, held in zip(deck.slides, pages, strict=True) if held),
        sources=tuple(_source(source) for source in deck.cited),
        data=_data(deck, outline, gathered),
        properties={"title": document.title, "subject": document.subject, "author": document.author, "tags": ""},
    )
    return fitting(whole)


def _pages_of(deck: Deck, document: Document) -> list[list[Page]]:
    """The pages of each slide of the deck, which follow each other in its order."""
    pages: dict[str, list[Page]] = {slide.id: [] for slide in deck.slides}
    for page in document.pages:
        pages[page.slide].append(page)
    return list(pages.values())


def _slide(slide: DeckSlide, pages: Sequence[Page], timed: str | None) -> SlideRecord:
    notes = _lines(pages[0].notes)
    clocks = int(bool(notes) and timed is not None and notes[0].startswith(timed))
    return SlideRecord(
        id=slide.id,
        kind=slide.kind,
        title=slide.title.plain or slide.spoken_title,
        section="" if slide.kind == "cover" else pages[0].section,
        hidden=pages[0].hidden,
        pages=tuple(map(_page, pages)),
        clock="".join(notes[:clocks]),
        notes=notes[clocks:],
        figures=tuple(FigureRecord(name, text) for name, text in slide.quoted),
        sources=tuple(source.id for source in slide.cited),
        revealed=any(page.steps for page in pages),
    )


def _page(page: Page) -> PageRecord:
    boxes = [shape for shape in page.shapes if isinstance(shape, TextBox) and shape.role != _COUNTED]
    behind = page.backdrop.alt if page.backdrop else ""
    return PageRecord(
        name=page.name,
        title=page.title,
        words=tuple(Words(box.name, lines, box.role or "") for box in boxes if (lines := _lines(box.paragraphs))),
        charts=tuple(_chart(shape.chart, shape.alt) for shape in page.shapes if isinstance(shape, ChartBox)),
        tables=tuple(
            TableRecord(tuple(tuple("\n".join(_lines(cell.paragraphs)) for cell in row) for row in shape.rows))
            for shape in page.shapes
            if isinstance(shape, TableBox)
        ),
        alts=(
            *(alt for alt in (behind, *_alts(page)) if alt),
            *(bundle.alt for bundle in page.bundles if bundle.alt),
        ),
    )


def _alts(page: Page) -> Iterator[str]:
    """What screen readers are told of the pictures on a page."""
    return (shape.alt for shape in page.shapes if isinstance(shape, Picture))


def _lines(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    return tuple(words for paragraph in paragraphs if (words := paragraph.text.plain))


def _chart(chart: ChartData, alt: str = "", title: str = "") -> ChartRecord:
    if chart.panels:
        panels = tuple(_chart(panel.chart, title=panel.title) for panel in chart.panels)
        return ChartRecord(chart.kind, panels=panels, words=_drawn(*(panel.chart for panel in chart.panels)))
    return ChartRecord(
        kind=chart.kind,
        x=chart.x,
        at=chart.positions or (),
        series=tuple(SeriesRecord(one.label, one.values) for one in chart.series),
        title=title,
        alt="" if chart.series else alt,
        words=() if title else _drawn(chart),
    )


def _drawn(*charts: ChartData) -> tuple[str, ...]:
    """The words on charts besides the labels of what they show, each once."""
    words = ((*(note.text for note in one.annotations), one.center, one.question, one.unit_aside) for one in charts)
    return tuple(dict.fromkeys(line for lines in words for line in lines if line))


def _source(source: Citation) -> SourceRecord:
    words = (part for part in (source.publisher, source.title, source.year) if part)
    link = (part for part in (source.url, source.accessed) if part)
    return SourceRecord(source.id, ", ".join(words), ", ".join(link))


def _data(deck: Deck, outline: Outline, gathered: Gathered) -> tuple[DataRecord, ...]:
    """The tables that the slides read, in the order of their first mention."""
    made = []
    observed = {str(name): written.observed for name, written in outline.data.items()}
    for name in dict.fromkeys(name for slide in deck.slides for name in slide.tables):
        table = gathered.tables.get(name)
        if table is None:
            continue
        last = last_observation(table, observed[name])
        made.append(DataRecord(name, table.digest, last.isoformat() if last else ""))
    return tuple(made)
