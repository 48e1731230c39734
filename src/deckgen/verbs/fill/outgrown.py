"""Words that outgrow their boxes once they are filled in: they would run over what is beside them, or off the slide.

They are measured roughly, since the fonts of the talk may be anybody's. So only what has more lines than were written
there, and clearly too many for its box, is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckgen.stages.bind.talk import FilledSlide, FilledText

# How much higher or longer words may be than their room before it is told.
_SLACK: Final = 1.15


def outgrown(slide: FilledSlide, width: int) -> Iterator[tuple[FilledText, str]]:
    """The paragraphs of a slide that outgrow their boxes, each with what they do; width is that of the slide."""
    by_shape: dict[tuple[str, str], list[FilledText]] = {}
    for one in slide.texts:
        if one.words and one.text.room is not None:
            by_shape.setdefault((one.text.part, one.text.shape), []).append(one)
    for texts in by_shape.values():
        grown = {id(one): one.text.room.grown(one.text.words, one.said) for one in texts if one.text.room is not None}
        most = max(texts, key=lambda one: grown[id(one)])
        room = most.text.room
        if room is None:
            continue
        if grown[id(most)] > 0 and room.used + sum(grown.values()) > room.height * _SLACK:
            yield most, f"takes up about {room.lines(most.said)} lines, and its box has no room for so many"
        ends = room.end(most.said), room.end(most.text.words)
        if not room.wraps and ends[0] > ends[1] and ends[0] > width * _SLACK:
            yield most, "is longer than the slide is wide, and its box doesn't break lines"
