"""Comparing two manifests: what differs between the copies of the talk that they describe."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.comparing.chart_changes import compare_charts, translated
from deckgen.comparing.comparison import (
    Comparison,
    DataChange,
    Side,
    SlideChange,
    SlideRef,
    WordChange,
    in_one_language,
)
from deckgen.comparing.figure_changes import compare_figures
from deckgen.comparing.grids import compare_slide_tables
from deckgen.comparing.order import moves, numbered, paired
from deckgen.comparing.word_changes import PlacedLine, changed, compare_lines
from deckgen.model.manifest import ChartRecord, Manifest, SlideRecord

# Roles of words that repeat something which is compared by itself, such as titles and sources.
_REPEATING = ("title", "kicker", "tracker", "source", "number")
# The fields of a manifest that hold the deck's own words.
_ABOUT = ("title", "subtitle", "audience", "event", "date", "language")


def compare(old: Side, new: Side) -> Comparison:
    """All that differs between two copies. Copies that are alike give a comparison whose is_empty is true."""
    before, after = old.manifest, new.manifest
    old_refs, new_refs = numbered(before), numbered(after)
    pairs = paired(before, after)
    both = [(first, second) for first, second in pairs if first is not None and second is not None]
    same_language = in_one_language(old, new)
    # That a slide is hidden now, or shown again, is told by itself; its other place is no news then.
    placed = [(first, second) for first, second in both if first.hidden == second.hidden]
    compare_slides = _slide if same_language else _wordless
    changes = (compare_slides(first, second, old_refs[first.id], new_refs[second.id]) for first, second in both)
    return Comparison(
        old,
        new,
        deck=tuple(_about(before, after)),
        added=tuple(new_refs[second.id] for first, second in pairs if first is None and second is not None),
        removed=tuple(old_refs[first.id] for first, second in pairs if second is None and first is not None),
        moved=moves(placed, old_refs, new_refs),
        hidden=tuple(new_refs[second.id] for first, second in both if second.hidden and not first.hidden),
        shown=tuple(new_refs[second.id] for first, second in both if first.hidden and not second.hidden),
        figures=compare_figures(both, new_refs, (before.language, after.language)) if same_language else (),
        changed=tuple(change for change in changes if not change.is_empty),
        sources=tuple(_sources(before, after)),
        data=tuple(_data(before, after)),
    )


def _about(old: Manifest, new: Manifest) -> Iterator[WordChange]:
    """The deck's own words that differ."""
    for name in _ABOUT:
        change = changed(name, getattr(old, name), getattr(new, name))
        if change is not None:
            yield change
    # Of a file that was made by hand and filled: words on its layouts, and its properties.
    was, now = ({(one.place, one.asked): one.said for one in manifest.filled} for manifest in (old, new))
    for place, asked in dict.fromkeys([*now, *was]):
        change = changed(place, was.get((place, asked), ""), now.get((place, asked), ""))
        if change is not None:
            yield change


def _wordless(old: SlideRecord, new: SlideRecord, before: SlideRef, after: SlideRef) -> SlideChange:
    """What differs on a slide in two languages: the values of its charts, the sources that it cites, and how its
    parts come in the show.
    """
    charts, others = _charts(old), _charts(new)
    if len(charts) == len(others):
        charts = [translated(chart, other) for chart, other in zip(charts, others, strict=True)]
    return SlideChange(
        slide=after,
        before=before,
        charts=compare_charts(charts, others),
        sources_added=tuple(source for source in new.sources if source not in old.sources),
        sources_removed=tuple(source for source in old.sources if source not in new.sources),
        show=changed("show", _come(old), _come(new)),
    )


def _come(slide: SlideRecord) -> str:
    """How the parts of a slide come in the show."""
    return "one by one" if slide.revealed else "at once"


def _slide(old: SlideRecord, new: SlideRecord, before: SlideRef, after: SlideRef) -> SlideChange:
    """All that differs on a slide."""
    return replace(
        _wordless(old, new, before, after),
        # The cover shows the deck's title, and the slide of sources shows the sources: both are compared as such.
        title=None if new.kind == "cover" else changed("title", old.title, new.title),
        words=() if new.kind == "sources" else compare_lines(_lines(old), _lines(new)),
        notes=compare_lines([("notes", line) for line in old.notes], [("notes", line) for line in new.notes]),
        charts=compare_charts(_charts(old), _charts(new)),
        tables=compare_slide_tables(
            [table for page in old.pages for table in page.tables],
            [table for page in new.pages for table in page.tables],
        ),
    )


def _charts(slide: SlideRecord) -> list[ChartRecord]:
    return [chart for page in slide.pages for chart in page.charts]


def _lines(slide: SlideRecord) -> list[PlacedLine]:
    """The lines in a slide's shapes, the words that are drawn on its charts, and what its pictures show."""
    shapes = [words for page in slide.pages for words in page.words if words.role not in _REPEATING]
    lines = [(words.shape, line) for words in shapes for line in words.lines]
    lines += [("Chart", words) for chart in _charts(slide) for words in chart.words]
    return lines + [("Picture", alt) for page in slide.pages for alt in page.alts]


def _sources(old: Manifest, new: Manifest) -> Iterator[WordChange]:
    """The sources that differ, by their ids; their addresses where the words are the same in the same language."""
    before, after = ({source.id: source for source in manifest.sources} for manifest in (old, new))
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        change = changed(name, was.words if was else "", now.words if now else "")
        if change is None and was and now and old.language == new.language:
            change = changed(name, was.link, now.link)
        if change is not None:
            yield change


def _data(old: Manifest, new: Manifest) -> Iterator[DataChange]:
    """The tables of data that differ, in another last day or in another content."""
    before, after = ({table.name: table for table in manifest.data} for manifest in (old, new))
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        if was != now:
            touched = was is None or now is None or was.digest != now.digest
            yield DataChange(name, was.last if was else None, now.last if now else None, touched)
