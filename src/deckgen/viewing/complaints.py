"""Which complaints belong to which slide: those at its place in the deck, or at the words inside of it."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostic, Span


def by_slide(deck: Deck, complaints: Iterable[Diagnostic]) -> dict[str, tuple[Diagnostic, ...]]:
    """The complaints of each slide, by its id. Those about the deck, its tables or its brand belong to none."""
    found: dict[str, list[Diagnostic]] = {}
    for complaint in complaints:
        slide = _slide_at(deck, complaint.span) if complaint.span else None
        if slide is not None:
            found.setdefault(slide.id, []).append(complaint)
    return {slide: tuple(said) for slide, said in found.items()}


def _slide_at(deck: Deck, place: Span) -> DeckSlide | None:
    """The slide in whose lines a place lies: the last one that begins before it, if the place is still inside."""
    begun = [
        slide for slide in deck.slides if slide.span.file.path == place.file.path and slide.span.line <= place.line
    ]
    slide = max(begun, key=lambda slide: slide.span.line, default=None)
    return slide if slide is not None and slide.span.line and _is_inside(slide.span, place.line) else None


def _is_inside(slide: Span, line: int) -> bool:
    """Whether a line belongs to the block of YAML that begins at a place: no line in between stands further left."""
    for words in slide.file.lines[slide.line : line]:
        stripped = words.lstrip(" ")
        if stripped and not stripped.startswith("#") and len(words) - len(stripped) + 1 < slide.column:
            return False
    return True
