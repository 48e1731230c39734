"""find_slides: where each slide is written, by the id that it is bound with."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.deck import Deck
from deckgen.model.stretches import Stretch, Stretches
from deckgen.outline.deck_file import Outline


def find_slides(outline: Outline, decks: Iterable[Deck]) -> Stretches:
    """The lines of the slides of an outline, of which decks were bound.

    An id that is made from a title is that of the first of the decks that has the slide; without one it isn't known.
    """
    named: list[Stretch] = []
    nameless: list[Stretch] = []
    for slide in (slide for section in outline.sections for slide in section.slides):
        start = (slide.span.line, slide.span.column)
        stretch = Stretch(slide.span.file.path, start, slide.end, str(slide.id or ""))
        (named if slide.id else nameless).append(stretch)
    if not nameless:
        return Stretches(named)
    found: dict[Stretch, str] = {}
    places = Stretches(nameless)
    for bound in (bound for deck in decks for bound in deck.slides if not bound.repeats):
        place = places.at(bound.span.file.path, (bound.span.line, bound.span.column))
        if place is not None:
            found.setdefault(place, bound.id)
    return Stretches([*named, *(replace(stretch, slide=name) for stretch, name in found.items())])
