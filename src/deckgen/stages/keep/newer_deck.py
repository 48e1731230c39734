"""What the deck says by now that slides which stay as they were don't: figures, charts, tables and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.comparing import Side, compare
from deckgen.comparing.comparison import Edits, SlideChange, WordChange
from deckgen.comparing.deck_since import changes_of_slide
from deckgen.comparing.word_changes import normal
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.manifest import Manifest, SlideRecord
from deckgen.writers.diff.report_line import shortened
from deckgen.writing_back.found_words import found_words

# What drawings and pictures say isn't among the lines of a slide; tables are told by themselves.
_DRAWN, _TABLE = ("Chart", "Picture"), "Table"
_HINT = "edit it there, or let it be built anew"
# The lines that stand on each slide of the file, by the ids of the deck's slides.
Shown = Mapping[str, Sequence[str]]


class NewerDeck(Struct, frozen=True):
    """A deck that went on since slides were built which stay.

    built, now: the manifests of the file that they are in, and of the deck.
    stay: the slides as they were built, by their ids.
    edits: what was edited in the file.
    """

    built: Manifest
    now: Manifest
    stay: Mapping[str, SlideRecord]
    edits: Edits
    deck: Deck

    def say(self, shown: Shown, log: Diagnostics) -> None:
        """Warn of all that is newer in the deck, each at its place there."""
        newer = {one.id: one for one in self.now.slides if one.id in self.stay}
        before = Side("", replace(self.built, slides=tuple(self.stay.values())))
        after = Side("", replace(self.now, slides=tuple(newer.values())))
        changed = {change.slide.id: change for change in compare(before, after).changed}
        slides = {slide.id: slide for slide in self.deck.slides}
        said: dict[tuple[Span, str, str], list[str]] = {}
        for name, record in self.stay.items():
            values = [*self._figures(record, newer[name], shown[name])]
            values += _drawn(changed[name]) if name in changed else ()
            if values:
                message = f"slide '{name}' stays as it is in the file, where {'; '.join(values)}"
                log.warning("old_figures", message, slides[name].span, _HINT)
            for one in _words(record, newer[name], changed.get(name), shown[name]):
                place = _place(one, slides[name], self.deck)
                said.setdefault((place, one.old or "", one.new or ""), []).append(name)
        for (place, old, new), names in said.items():
            log.warning("old_words", _told(old, new, names), place, _HINT)

    def _figures(self, record: SlideRecord, newer: SlideRecord, shown: Sequence[str]) -> Iterator[str]:
        """The figures on a slide that have other values by now."""
        now = {figure.name: figure.text for figure in newer.figures}
        for figure in record.figures:
            new, was = normal(now.get(figure.name, figure.text)), normal(figure.text)
            if new == was:
                continue
            if any(was in line for line in shown):
                yield f"‘{figure.text}’ for {figure.name} is {new} by now"
            elif not any(new in line for line in shown):
                for typed in self._typed_over(was, record.id):
                    yield f"‘{typed}’ was typed over {was} for {figure.name}, which is {new} by now"

    def _typed_over(self, figure: str, name: str) -> Iterator[str]:
        """The lines of a slide in which something else was typed over a figure."""
        for edit in self.edits.slides:
            for change in (*edit.words, *edit.notes) if edit.slide.id == name else ():
                if change.new and figure in (change.old or ""):
                    yield change.new


def _drawn(change: SlideChange) -> Iterator[str]:
    """The charts and tables of a slide that show something else by now."""
    if change.charts:
        yield "a chart shows other values than the deck does by now"
    if change.tables:
        yield "a table shows other cells than the deck does by now"


def _words(
    record: SlideRecord, newer: SlideRecord, change: SlideChange | None, shown: Sequence[str]
) -> Iterator[WordChange]:
    """The lines that the deck says otherwise by now, and that the slide in the file doesn't show so.

    Those in which nothing but figures differs are told as figures, and those of tables as tables.
    """
    now = {figure.name: normal(figure.text) for figure in newer.figures}
    figures = [(normal(one.text), now.get(one.name, normal(one.text))) for one in record.figures]
    for one in changes_of_slide(record, newer):
        is_there = one.new in shown if one.new else one.old not in shown
        if one.where != _TABLE and one.old != one.new and not is_there and _with(figures, one.old) != one.new:
            yield one
    yield from (one for one in (change.words if change else ()) if one.where in _DRAWN and one.old != one.new)


def _with(figures: Sequence[tuple[str, str]], line: str | None) -> str | None:
    """A line with the figures that it would have by now."""
    for was, new in figures if line else ():
        line = line.replace(was, new) if line else line
    return line


def _place(change: WordChange, slide: DeckSlide, deck: Deck) -> Span:
    """Where the deck has the words that are newer: on the slide, or at the section whose title stands on it."""
    said = found_words(change.new, slide) if change.new else []
    if said:
        return said[0].words.at(0)
    dividers = (one for one in deck.slides if one.kind == "divider" and normal(one.title.plain) == change.new)
    return next(dividers, slide).span


def _told(old: str, new: str, names: Sequence[str]) -> str:
    """That some slides don't say what the deck does."""
    which = ", ".join(f"'{name}'" for name in names)
    stay = f"slide {which} stays as it is" if len(names) == 1 else f"slides {which} stay as they are"
    if not new:
        return f"the deck doesn't say “{shortened(old)}” any more; {stay} in the file, with these words"
    instead = f" and not “{shortened(old)}”" if old else ""
    return f"the deck says “{shortened(new)}” by now{instead}; {stay} in the file, without these words"
