"""Words in the middle of a ring, which belong to its chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from deckgen.importing.chart_kinds import RINGS
from deckgen.importing.marked_words import plain_line
from deckgen.model.rich_text import Run, Text
from deckgen.office.old_deck.old_values import AnyShape, ChartShape, WordShape

# More letters find no room in a ring.
LONGEST_IN_RING: Final = 30


def with_words_in_rings(shapes: Sequence[AnyShape]) -> list[AnyShape]:
    """The shapes, with words that stand in the middle of rings as parts of these."""
    held = {id(one): words for one in shapes if (words := _middle_of(one, shapes)) is not None}
    left = [one for one in shapes if not any(one is words for words in held.values())]
    return [
        replace(one, middle=Text((Run(_line(held[id(one)])),)))
        if isinstance(one, ChartShape) and id(one) in held
        else one
        for one in left
    ]


def _middle_of(ring: AnyShape, shapes: Sequence[AnyShape]) -> WordShape | None:
    """The only words that stand in the middle of a ring's place; a legend may take a half of that at a side."""
    if not isinstance(ring, ChartShape) or len(ring.series) > 1 or ring.series[0].kind not in RINGS:
        return None
    place = ring.place
    within = [
        one
        for one in shapes
        if isinstance(one, WordShape)
        and abs(one.place.x + one.place.width / 2 - place.x - place.width / 2) < place.width / 4
        and abs(one.place.y + one.place.height / 2 - place.y - place.height / 2) < place.height / 6
    ]
    return within[0] if len(within) == 1 and len(_line(within[0])) <= LONGEST_IN_RING else None


def _line(shape: WordShape) -> str:
    return " ".join(plain_line(one.text) for one in shape.paragraphs)
