"""Report: a comparison told in order, part by part. Text and Markdown set the same report.

Long lists are cut here, with a count of what was left out; the plain data has all of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.comparing import Comparison, Side
from deckgen.comparing.comparison import (
    DataChange,
    Edits,
    FigureChange,
    Moved,
    SlideEdit,
    SlideRef,
    in_one_language,
)
from deckgen.writers.diff.report_line import Bit, Line, Part, change, cut, line, pair, plural
from deckgen.writers.diff.slide_report import slide_lines

MOST_SLIDES = 200


def summary(comparison: Comparison) -> str:
    """How much differs, in one sentence."""
    moved = sum(len(one.slides) for one in comparison.moved)
    counts = (
        (len(comparison.added), "added"),
        (len(comparison.removed), "removed"),
        (moved, "moved"),
        (len(comparison.hidden), "hidden now"),
        (len(comparison.shown), "shown now"),
        (len(comparison.changed), "changed"),
    )
    slides = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    others = (
        plural(len(found), word)
        for found, word in (
            (comparison.figures, "figure"),
            (comparison.sources, "source"),
            (comparison.data, "data table"),
        )
        if found
    )
    parts = [f"slides: {slides}"] if slides else []
    return "; ".join([*parts, *others]) or ("the deck’s own words differ" if comparison.deck else "nothing differs")


def about(side: Side) -> str:
    """Whose copy a side is, in what language and how long."""
    manifest = side.manifest
    whose = manifest.event or manifest.audience or "whole copy"
    pages = sum(len(slide.pages) for slide in manifest.slides)
    return ", ".join(part for part in (manifest.title, whose, manifest.date, plural(pages, "slide")) if part)


def report(comparison: Comparison) -> tuple[Part, ...]:
    """The parts of a comparison that say anything."""
    parts = (
        *(Part(f"{side.name} was edited by hand", tuple(_edits(side.edits))) for side in _sides(comparison)),
        Part("Deck", tuple(_deck(comparison))),
        Part("Figures", tuple(cut(map(_figure, comparison.figures), "figure", MOST_SLIDES))),
        Part("Slides", tuple(_slides(comparison))),
        Part("Changed slides", tuple(cut(_changed(comparison), "slide", MOST_SLIDES))),
        Part("Sources", tuple(cut((change(one, one.where) for one in comparison.sources), "source"))),
        Part("Data", tuple(cut(map(_data, comparison.data), "data table"))),
    )
    return tuple(part for part in parts if part.lines)


def _deck(comparison: Comparison) -> Iterator[Line]:
    yield from (change(one, one.where) for one in comparison.deck)
    if not in_one_language(comparison.old, comparison.new):
        yield line(Bit("in another language: words, figures and tables on slides aren’t compared", "quiet"))


def _sides(comparison: Comparison) -> Iterator[Side]:
    return (side for side in (comparison.old, comparison.new) if side.edits)


def _named(slide: SlideRef) -> tuple[Bit, ...]:
    return Bit(slide.number, "quiet"), Bit("  "), Bit(slide.title or slide.id, "strong")


def _slides(comparison: Comparison) -> Iterator[Line]:
    yield from (line(*_named(slide), mark="+") for slide in comparison.added)
    yield from (line(*_named(slide), mark="-") for slide in comparison.removed)
    yield from map(_moved, comparison.moved)
    yield from (line(*_named(slide), Bit("  hidden now", "quiet")) for slide in comparison.hidden)
    yield from (line(*_named(slide), Bit("  shown now", "quiet")) for slide in comparison.shown)


def _moved(one: Moved) -> Line:
    """Slides that stand elsewhere, the first and the last of several."""
    to = f"after “{one.after.title or one.after.id}”" if one.after else "to the beginning"
    was = one.before[0].number if len(one.before) == 1 else f"{one.before[0].number}–{one.before[-1].number}"
    if len(one.slides) == 1:
        return line(*_named(one.slides[0]), Bit(f"  moved from {was} {to}", "quiet"))
    under = [line(*_named(slide)) for slide in one.slides]
    return line(f"{plural(len(under), 'slide')} moved from {was} {to}", under=cut(under, "slide"))


def _figure(one: FigureChange) -> Line:
    difference = ", ".join(part for part in (one.change, one.percent) if part)
    where = f"  on {'slide' if len(one.slides) == 1 else 'slides'} {', '.join(one.slides)}"
    bits = (Bit(f"  ({difference})"),) if difference else ()
    return line(Bit(f"{one.name}: ", "quiet"), *pair(one.old or "–", one.new or "–"), *bits, Bit(where, "quiet"))


def _changed(comparison: Comparison) -> Iterator[Line]:
    return (line(*_named(one.slide), under=slide_lines(one)) for one in comparison.changed)


def _data(one: DataChange) -> Line:
    head = Bit(f"{one.name}: ", "quiet")
    if one.old is None or one.new is None:
        last = one.new if one.old is None else one.old
        said = "read now" if one.old is None else "no longer read"
        return line(head, said + (f", ends {last}" if last else ""), mark="+" if one.old is None else "-")
    if one.old != one.new:
        return line(head, "ends ", *pair(one.old or "–", one.new or "–"))
    return line(head, "other rows" + (f", still to {one.new}" if one.new else ""))


def _edits(edits: Edits) -> Iterator[Line]:
    if edits.reordered:
        yield line("its slides stand in another order than they were built in")
    yield from (line(Bit(title or "a slide without a title", "new"), mark="+") for title in edits.added)
    yield from (line(*_named(slide), mark="-") for slide in edits.removed)
    yield from (line(*_named(one.slide), under=_edited(one)) for one in edits.slides)
    if edits:
        yield line(Bit("what follows compares the deck as it was built", "quiet"))


def _edited(one: SlideEdit) -> Iterator[Line]:
    if one.hidden is not None:
        yield line("hidden by hand" if one.hidden else "shown again by hand")
    yield from cut((change(words, words.where or "a shape") for words in one.words), "line")
    yield from cut((change(words, "notes") for words in one.notes), "paragraph of notes")
