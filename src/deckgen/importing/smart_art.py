"""From a SmartArt to `steps`, or to points where it has more levels than steps have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from deckgen.importing.drafts import DraftBlock
from deckgen.importing.marked_words import markdown
from deckgen.importing.word_blocks import bullets_block
from deckgen.office.old_deck.old_values import DiagramShape, Point

_MOST = 10
# Parts of the names of layouts whose points stand in no order.
_UNORDERED = ("hierarchy", "orgchart", "matrix", "venn", "list", "pyramid", "radial", "target")


def diagram_block(shape: DiagramShape, links: dict[str, str]) -> DraftBlock | None:
    """The block of a SmartArt; None where it has no words."""
    levels = list(_levels(shape.points, 0, links))
    if not levels:
        return None
    points = bullets_block(levels, shape.place)
    ordered = not any(word in shape.kind.lower() for word in _UNORDERED)
    flat = all(not under.points for one in shape.points for under in one.points)
    if not ordered or not 2 <= len(shape.points) <= _MOST or not flat or not all(one.text for one in shape.points):
        return points
    return DraftBlock("steps", [_step(one, links) for one in shape.points], shape.place, (points,))


def _step(point: Point, links: dict[str, str]) -> Any:
    title = markdown(point.text, links, without=("bold",))
    text = "; ".join(markdown(one.text, links) for one in point.points)
    return {"title": title, "text": text} if text else title


def _levels(points: Sequence[Point], level: int, links: dict[str, str]) -> Iterator[tuple[int, str]]:
    for point in points:
        words = markdown(point.text, links)
        if words:
            yield level, words
        yield from _levels(point.points, level + bool(words), links)
