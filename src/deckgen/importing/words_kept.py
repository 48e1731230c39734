"""Which words of an old deck are in the deck that was made of it, and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckgen.importing.marked_words import cleaned, plain_line
from deckgen.importing.repeated import repeated
from deckgen.importing.source_lines import sources_in
from deckgen.importing.typed_marks import without_typed_marks
from deckgen.model.manifest import ChartRecord, Manifest, PageRecord
from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_values import (
    AnyShape,
    ChartShape,
    DiagramShape,
    OldDeck,
    OldSlide,
    Point,
    TableShape,
    WordShape,
)

_WORD = re.compile(r"[^\W_]+")


def lost_words(deck: OldDeck, manifest: Manifest, besides: Iterable[str]) -> dict[int, list[str]]:
    """The words of each slide, by its number, that neither the new deck nor what goes with it holds.

    besides are words that are kept elsewhere, such as in tables. What stands on every slide, and numbers of pages,
    are no words of a slide.
    """
    kept, look = set(_words_in([*_shown(manifest), *besides])), repeated(deck.slides, deck.size)
    found = {}
    for number, slide in enumerate(deck.slides, 1):
        shapes = [one for one in slide.shapes if not look.holds(one, number)]
        lost = [word for word in _words_in(_texts_of(shapes, slide)) if word not in kept]
        if lost:
            found[number] = lost
    return found


def _words_in(texts: Iterable[str]) -> list[str]:
    """The words in texts in their order, each once, in small letters."""
    return list(dict.fromkeys(word.casefold() for text in texts for word in _WORD.findall(cleaned(text))))


def _texts_of(shapes: Iterable[AnyShape], slide: OldSlide) -> Iterator[str]:
    """The words of shapes of a slide, and its notes."""
    for shape in shapes:
        yield from _texts(shape)
    yield from (one.text.plain for one in slide.notes)


def _texts(shape: AnyShape) -> Iterator[str]:
    match shape:
        case WordShape():
            # The signs of a formula are written otherwise, and the numbers of points are set by PowerPoint.
            for one in without_typed_marks(shape.paragraphs):
                if one.formula not in ("", "in line"):
                    continue
                # What stands before sources, such as "Source:" and numbers, is the new deck's to say.
                unnumbered = Text(tuple(run for run in one.text.runs if run.raised < 1))
                yield from sources_in(plain_line(unnumbered)) or [one.text.plain]
        case TableShape():
            yield from (cell.plain for row in shape.rows for cell in row)
        case ChartShape():
            yield from (shape.title, shape.axis, shape.x_axis, *map(_number, shape.categories), *shape.further)
            yield from (one.name for one in shape.series)
        case DiagramShape():
            yield from _points(shape.points)
        case _:
            return


def _number(words: str) -> str:
    """Words; a number without the last digits, which are of a computer's arithmetic."""
    try:
        return f"{float(words):.12g}"
    except ValueError:
        return words


def _points(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield point.text.plain
        yield from _points(point.points)


def _shown(manifest: Manifest) -> Iterator[str]:
    yield from (manifest.title, manifest.subtitle)
    for slide in manifest.slides:
        yield from (slide.title, slide.section, *slide.notes)
        for page in slide.pages:
            yield from _on_page(page)
    yield from (word for source in manifest.sources for word in (source.words, source.link))


def _on_page(page: PageRecord) -> Iterator[str]:
    yield page.title
    yield from (line for words in page.words for line in words.lines)
    yield from (cell for table in page.tables for row in table.rows for cell in row)
    yield from page.alts
    for chart in page.charts:
        yield from _in_chart(chart)


def _in_chart(chart: ChartRecord) -> Iterator[str]:
    yield from (chart.title, chart.alt, *chart.x, *chart.words)
    yield from (series.label for series in chart.series)
    for panel in chart.panels:
        yield from _in_chart(panel)
