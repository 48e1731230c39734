"""How large a manifest may be, and how one that would be larger is cut down: to digests of the values of charts.

A chart of thousands of values takes more room in the manifest than all words of its slide. Whether its values differ
in two copies can still be told by a digest, but no longer which of them do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final

from msgspec.structs import replace

from deckgen.model.manifest import ChartRecord, Looks, Manifest, PageRecord, SheetRecord, SlideRecord, to_json

# How many characters a manifest may have, and how many texts. One that is larger isn't read.
MOST_MANIFEST: Final = 12_000_000
MOST_TEXTS: Final = 300_000
# A manifest that is written with values of charts has no more bytes than this. libxml2 reads no longer text.
_MOST_WITH_VALUES: Final = 9_000_000
# What other programs compute may differ in the last digits.
_DIGITS: Final = ".9g"


def fitting(manifest: Manifest) -> Manifest:
    """A manifest that can be read again, as far as charts are what makes it large.

    Those with the most values have digests in their place, as many of them as it takes.
    """
    words = to_json(manifest)
    bytes_over = len(words.encode()) - _MOST_WITH_VALUES
    texts_over = texts_in(words) - MOST_TEXTS
    if bytes_over <= 0 and texts_over <= 0:
        return manifest
    sizes = sorted(((_room(chart), len(chart.x)) for chart in _charts(manifest)), reverse=True)
    least = 0
    for room, texts in sizes:
        if bytes_over <= 0 and texts_over <= 0:
            break
        bytes_over, texts_over, least = bytes_over - room, texts_over - texts, room
    return replace(manifest, slides=tuple(_without_values(slide, least) for slide in manifest.slides))


def in_sections(manifest: Manifest, sections: Mapping[str, str]) -> Manifest:
    """A manifest in which some pages stand in other sections: digests of their titles by the names of the pages."""

    def placed(page: PageRecord) -> PageRecord:
        if page.looks is None or page.name not in sections:
            return page
        return replace(page, looks=replace(page.looks, section=sections[page.name]))

    slides = tuple(replace(slide, pages=tuple(map(placed, slide.pages))) for slide in manifest.slides)
    return replace(manifest, slides=slides) if sections else manifest


def with_looks(
    manifest: Manifest, looks: Mapping[str, Looks], sheets: tuple[SheetRecord, ...] = (), size: tuple[int, ...] = ()
) -> Manifest:
    """A manifest whose pages know how they were written, and on what, unless it could not be read again then.

    looks are those of pages by their names; any other page stays as it is. sheets and size are those of the file.
    """
    slides = tuple(
        replace(slide, pages=tuple(replace(page, looks=looks.get(page.name, page.looks)) for page in slide.pages))
        for slide in manifest.slides
    )
    made = replace(manifest, slides=slides, sheets=sheets, size=size)
    words = to_json(made)
    return made if len(words.encode()) <= _MOST_WITH_VALUES and texts_in(words) <= MOST_TEXTS else manifest


def texts_in(words: str) -> int:
    """About how many texts there are in JSON, the names of keys aside; never fewer than there are."""
    names = words.count('":') - words.count('\\":')
    return words.count('"') // 2 - names


def values_digest(chart: ChartRecord) -> str:
    """A digest of the values of a chart and of their places on an axis of numbers or time."""
    if chart.digest:
        return chart.digest
    rows = (chart.at, *(series.values for series in chart.series))
    told = ";".join(",".join("" if value is None else format(value, _DIGITS) for value in row) for row in rows)
    return blake2b(told.encode(), digest_size=16).hexdigest()


def _charts(manifest: Manifest) -> Iterator[ChartRecord]:
    """The charts of a manifest, panel by panel."""
    charts = (chart for slide in manifest.slides for page in slide.pages for chart in page.charts)
    return (panel for chart in charts for panel in (chart.panels or (chart,)))


def _room(chart: ChartRecord) -> int:
    """About how many bytes the values of a chart take, and the names of their places."""
    named = sum(len(name.encode()) + 3 for name in chart.x)
    values = (*chart.at, *(value for series in chart.series for value in series.values))
    return named + sum(len(str(value)) + 1 for value in values)


def _without_values(slide: SlideRecord, least: int) -> SlideRecord:
    """A slide whose charts of at least so many bytes have digests."""
    return replace(slide, pages=tuple(_page(page, least) for page in slide.pages))


def _page(page: PageRecord, least: int) -> PageRecord:
    return replace(page, charts=tuple(_chart(chart, least) for chart in page.charts))


def _chart(chart: ChartRecord, least: int) -> ChartRecord:
    if chart.panels:
        return replace(chart, panels=tuple(_chart(panel, least) for panel in chart.panels))
    if not chart.series or _room(chart) < least:
        return chart
    series = tuple(replace(one, values=()) for one in chart.series)
    return replace(chart, x=(), at=(), series=series, digest=values_digest(chart))
