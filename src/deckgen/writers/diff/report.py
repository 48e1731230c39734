"""The report of a comparison: what differs, part by part and in order. Text and Markdown are made of the same report.

Long lists are cut here, and how many lines were left out is said. The plain data (as_data.py) has all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from deckgen.comparing import Comparison, Side
from deckgen.comparing.comparison import (
    DataChange,
    Edits,
    FigureChange,
    LookChange,
    LookKind,
    Moved,
    SlideEdit,
    SlideRef,
    WordChange,
    in_one_language,
)
from deckgen.writers.diff.report_line import Bit, ReportLine, ReportPart, change, cut, line, pair, plural, shortened
from deckgen.writers.diff.slide_report import slide_lines

# How many figures, and how many changed slides, are told.
MOST_SLIDES = 200
# How an edit is told that changes no word, and which of them are about a slide and none of its shapes.
_LOOKS: Final[Mapping[LookKind, str]] = {
    "added": "was added",
    "removed": "is gone",
    "moved": "stands elsewhere",
    "resized": "has another size",
    "turned": "was turned",
    "form": "has another outline",
    "edge": "its edge is thicker or thinner",
    "color": "has other colors",
    "words": "its words look otherwise",
    "paragraphs": "its paragraphs are aligned, indented or spaced otherwise",
    "anchor": "its words stand higher or lower in it",
    "said": "says now ",
    "picture": "shows another picture",
    "crop": "is cut otherwise",
    "data": "has other values",
    "frame": "has other ",
    "spans": "has other cells merged",
    "alt": "has another alternative text",
    "link": "leads elsewhere",
    "order": "stands before or behind other shapes",
    "ground": "has another ground",
    "transition": "transition: ",
    "section": "the slide stands in another section",
    "layout": "the slide stands on another layout: ",
    "styles": "its words look otherwise",
    "theme": "its colors or fonts are others",
    "details": "has other ",
    "grouped": "is a group now, of ",
    "ungrouped": "was ungrouped",
    "regrouped": "stands now in ",
}
_OF_SLIDES: Final = ("ground", "transition", "section", "layout", "styles", "theme")
_AS_BUILT = line(Bit("what follows compares the deck as it was built", "quiet"))


def summary(comparison: Comparison) -> str:
    """How much differs, in one line: how many slides, figures, sources and data tables."""
    moved = sum(len(stretch.slides) for stretch in comparison.moved)
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
    told = "; ".join([*parts, *others]) or ("the deck’s own words differ" if comparison.deck else "")
    by_hand = " and ".join(f"{side.name} was edited by hand" for side in comparison.edited)
    if told and by_hand:
        return f"{told}; {by_hand}"
    return told or (f"{by_hand}; as it was built nothing differs" if by_hand else "nothing differs")


def about(side: Side) -> str:
    """What a side is: the title of the talk, whose copy it is, its date and how many slides it has."""
    manifest = side.manifest
    whose = manifest.event or manifest.audience or "whole copy"
    pages = sum(len(slide.pages) for slide in manifest.slides)
    return ", ".join(part for part in (manifest.title, whose, manifest.date, plural(pages, "slide")) if part)


def report(comparison: Comparison) -> tuple[ReportPart, ...]:
    """The parts of the report, without those that would be empty."""
    parts = (
        *(
            ReportPart(f"{side.name} was edited by hand", (*edit_lines(side.edits), _AS_BUILT))
            for side in comparison.edited
        ),
        ReportPart("Deck", tuple(_deck(comparison))),
        ReportPart("Figures", tuple(cut(map(_figure, comparison.figures), "figure", MOST_SLIDES))),
        ReportPart("Slides", tuple(_slides(comparison))),
        ReportPart("Changed slides", tuple(cut(_changed(comparison), "slide", MOST_SLIDES))),
        ReportPart("Sources", tuple(cut((change(source, source.where) for source in comparison.sources), "source"))),
        ReportPart("Data", tuple(cut(map(_data, comparison.data), "data table"))),
    )
    return tuple(part for part in parts if part.lines)


def _deck(comparison: Comparison) -> Iterator[ReportLine]:
    yield from (change(words, words.where) for words in comparison.deck)
    if not in_one_language(comparison.old, comparison.new):
        yield line(Bit("in another language: words, figures and tables on slides aren’t compared", "quiet"))


def _named(slide: SlideRef) -> tuple[Bit, ...]:
    return Bit(slide.number, "quiet"), Bit("  "), Bit(slide.title or slide.id, "strong")


def _slides(comparison: Comparison) -> Iterator[ReportLine]:
    yield from (line(*_named(slide), mark="+") for slide in comparison.added)
    yield from (line(*_named(slide), mark="-") for slide in comparison.removed)
    yield from map(_moved, comparison.moved)
    yield from (line(*_named(slide), Bit("  hidden now", "quiet")) for slide in comparison.hidden)
    yield from (line(*_named(slide), Bit("  shown now", "quiet")) for slide in comparison.shown)


def _moved(stretch: Moved) -> ReportLine:
    """Slides that moved together, with their first and last old number and the slide that they follow now."""
    to = f"after “{stretch.after.title or stretch.after.id}”" if stretch.after else "to the beginning"
    first, last = stretch.before[0].number, stretch.before[-1].number
    was = first if len(stretch.before) == 1 else f"{first}–{last}"
    if len(stretch.slides) == 1:
        return line(*_named(stretch.slides[0]), Bit(f"  moved from {was} {to}", "quiet"))
    under = [line(*_named(slide)) for slide in stretch.slides]
    return line(f"{plural(len(under), 'slide')} moved from {was} {to}", under=cut(under, "slide"))


def _figure(figure: FigureChange) -> ReportLine:
    difference = ", ".join(part for part in (figure.change, figure.percent) if part)
    where = f"  on {'slide' if len(figure.slides) == 1 else 'slides'} {', '.join(figure.slides)}"
    bits = (Bit(f"  ({difference})"),) if difference else ()
    values = pair(figure.old or "–", figure.new or "–")
    return line(Bit(f"{figure.name}: ", "quiet"), *values, *bits, Bit(where, "quiet"))


def _changed(comparison: Comparison) -> Iterator[ReportLine]:
    return (line(*_named(change.slide), under=slide_lines(change)) for change in comparison.changed)


def _data(table: DataChange) -> ReportLine:
    head = Bit(f"{table.name}: ", "quiet")
    if table.old is None or table.new is None:
        last = table.new if table.old is None else table.old
        what = "read now" if table.old is None else "no longer read"
        return line(head, what + (f", ends {last}" if last else ""), mark="+" if table.old is None else "-")
    if table.old != table.new:
        return line(head, "ends ", *pair(table.old or "–", table.new or "–"))
    return line(head, "other rows" + (f", still to {table.new}" if table.new else ""))


def edit_lines(edits: Edits) -> Iterator[ReportLine]:
    """What somebody changed by hand in a built file, slide by slide."""
    if edits.size:
        yield line("size of the slides in points: ", *pair(*(" × ".join(map(str, size)) for size in edits.size)))
    yield from (change(words, f"{words.where} of the file") for words in edits.properties)
    for sheet in edits.sheets:
        yield line(Bit(sheet.called, "strong"), under=cut(map(_look, sheet.looks), "edit"))
    yield from (line(*_named(slide), Bit("  stands elsewhere", "quiet")) for slide in edits.moved)
    yield from (line(Bit(title or "a slide without a title", "new"), mark="+") for title in edits.added)
    yield from (line(*_named(slide), mark="-") for slide in edits.removed)
    yield from (line(*_named(edit.slide), *_at(edit.place), under=_edited(edit)) for edit in edits.slides)
    if edits.rewritten_by:
        yield line(
            Bit(f"some of these looks may be {edits.rewritten_by}'s own, which writes such files anew", "quiet")
        )


def _edited(edit: SlideEdit) -> Iterator[ReportLine]:
    if edit.hidden is not None:
        yield line("hidden by hand" if edit.hidden else "shown again by hand")
    yield from cut((_with_place(words, words.where or "a shape", edit) for words in edit.words), "line")
    yield from cut((_with_place(words, "notes", edit) for words in edit.notes), "paragraph of notes")
    yield from cut(map(_look, edit.looks), "edit")


def _with_place(words: WordChange, label: str, edit: SlideEdit) -> ReportLine:
    """A change of a line, and where the deck has it, if that isn't where its slide begins."""
    told = change(words, label)
    also = (Bit(f"  (the deck says “{shortened(words.deck)}” now)", "quiet"),) if words.deck else ()
    return replace(told, bits=(*told.bits, *also, *_at(words.place if words.place != edit.place else "")))


def _at(place: str) -> tuple[Bit, ...]:
    return (Bit(f"  ({place})", "quiet"),) if place else ()


def look_text(edit: LookChange) -> str:
    """An edit that changes no word, in one line without marks."""
    return "".join(bit.words for bit in _look(edit).bits)


def _look(edit: LookChange) -> ReportLine:
    """An edit that changes no word."""
    if edit.what == "comment":
        return line(Bit("comment: ", "quiet"), Bit(shortened(edit.new), "new"), mark="+")
    if edit.what in ("added", "removed"):
        return line(
            Bit(edit.shape or "a shape", "new" if edit.what == "added" else "old"),
            Bit(f" {_LOOKS[edit.what]}", "quiet"),
            mark="+" if edit.what == "added" else "-",
        )
    about = () if edit.what in _OF_SLIDES else (Bit(f"{edit.shape or 'a shape'}: ", "quiet"),)
    return line(*about, _LOOKS[edit.what], edit.new)
