"""Which words of a deck a line of a built file was made from, and where the deck has the slides that were edited."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.comparing.comparison import Edits, SlideEdit, WordChange
from deckgen.comparing.word_changes import normal
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Span
from deckgen.model.marks import HouseStr, Str
from deckgen.writing_back.aligned import Aligned, aligned

# What the shape is called in which the speaker stands.
_SPEAKER = "Speaker"


def found_words(line: str, slide: DeckSlide) -> list[Aligned]:
    """The words of a slide that a line was made from: all from which it was made whole, else those of most of it."""
    whole: list[Aligned] = []
    parts: list[Aligned] = []
    for words in _each_once(slide.written):
        found = aligned(words, line)
        if found is not None:
            (whole if (found.start, found.end) == (0, len(line)) else parts).append(found)
    return whole or sorted(parts, key=lambda one: len(one.letters))[-1:]


def found_in_deck(line: str, where: str, slide: DeckSlide, deck: Deck) -> list[Aligned]:
    """The words of the deck that a line in a shape of a slide was made from.

    Those of the deck as a whole, such as its title and its speaker, are known by its cover. Other slides show them
    whole, and the speaker's addresses side by side.
    """
    of_slide = found_words(line, slide)
    if of_slide:
        return of_slide
    of_deck = found_words(line, deck.slides[0])
    return [one for one in of_deck if where == _SPEAKER or (one.start, one.end) == (0, len(line))]


def house_key(line: str, slide: DeckSlide) -> str:
    """The key under which others are said for a line that is deckgen's own words; "" for any other line."""
    own = (one for one in slide.written if isinstance(one, HouseStr) and one.key)
    return next((one.key for one in own if normal(one) == line), "")


def located(edits: Edits, deck: Deck) -> Edits:
    """The edits, which know where the deck has the slides and the words that they are about."""
    slides = {slide.id: slide for slide in deck.slides}
    known = ((edit, slides.get(edit.slide.id)) for edit in edits.slides)
    return replace(edits, slides=tuple(_located(edit, slide, deck) if slide else edit for edit, slide in known))


def _located(edit: SlideEdit, slide: DeckSlide, deck: Deck) -> SlideEdit:
    return replace(
        edit,
        place=line_of(slide.span),
        words=tuple(_placed(change, slide, deck) for change in edit.words),
        notes=tuple(_placed(change, slide, deck) for change in edit.notes),
    )


def _placed(change: WordChange, slide: DeckSlide, deck: Deck) -> WordChange:
    old = change.deck or change.old
    found = found_in_deck(old, change.where, slide, deck) if old else []
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
