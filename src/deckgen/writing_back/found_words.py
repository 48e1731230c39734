"""Which words of a deck a line of a built file was made from, and where the deck has the slides that were edited."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.comparing.comparison import Edits, SlideEdit, WordChange
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Span
from deckgen.model.marks import HouseStr, Str
from deckgen.writing_back.aligned import Aligned, aligned


def found_words(line: str, slide: DeckSlide) -> list[Aligned]:
    """The words of a slide that a line was made from: all from which it was made whole, else those of most of it."""
    whole: list[Aligned] = []
    parts: list[Aligned] = []
    for words in _each_once(slide.written):
        found = aligned(words, line)
        if found is not None:
            (whole if (found.start, found.end) == (0, len(line)) else parts).append(found)
    return whole or sorted(parts, key=lambda one: len(one.letters))[-1:]


def located(edits: Edits, deck: Deck) -> Edits:
    """The edits, which know where the deck has the slides and the words that they are about."""
    slides = {slide.id: slide for slide in deck.slides}
    known = ((edit, slides.get(edit.slide.id)) for edit in edits.slides)
    return replace(edits, slides=tuple(_located(edit, slide) if slide else edit for edit, slide in known))


def _located(edit: SlideEdit, slide: DeckSlide) -> SlideEdit:
    return replace(
        edit,
        place=line_of(slide.span),
        words=tuple(_placed(change, slide) for change in edit.words),
        notes=tuple(_placed(change, slide) for change in edit.notes),
    )


def _placed(change: WordChange, slide: DeckSlide) -> WordChange:
    old = change.deck or change.old
    found = found_words(old, slide) if old else []
    return replace(change, place=line_of(found[0].words.at(0))) if found else change


def line_of(span: Span) -> str:
    """A line of a file, as people name it: "deck.yaml:12"."""
    return f"{span.file.path}:{span.line}" if span.line else span.file.path


def _each_once(written: Iterable[Str]) -> Iterable[Str]:
    """The words that authors wrote, each once by its place."""
    seen: dict[tuple[str, int, int, str], Str] = {}
    for words in written:
        if not isinstance(words, HouseStr) and words:
            at = words.at(0)
            seen.setdefault((at.file.path, at.line, at.column, str(words)), words)
    return seen.values()
