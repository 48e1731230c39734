"""Large numbers with a few words under them, as `stats`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from deckgen.importing.arranging import around
from deckgen.importing.drafts import DraftBlock
from deckgen.importing.marked_words import escaped, markdown, plain_line
from deckgen.importing.stacking import Placed
from deckgen.office.old_deck.old_values import AnyShape, Place, WordShape

_NUMBER = re.compile(
    r"[<>~≈±+−–-]?\s?(?:US)?[$€£¥]?\s?\d[\d.,  ]*\s?(?:%|‰|x|×|k|m|bn|tn|million|billion|M|B|K)?\+?", re.IGNORECASE
)
_LEAST_SIZE, _MOST, _LONGEST_LABEL = 30.0, 6, 90
# A label stands no further under its number than this.
_GAP = 600_000


def stats_among(shapes: Sequence[AnyShape], links: dict[str, str]) -> tuple[list[Placed], list[AnyShape]]:
    """The stats that are among shapes, in one row, and the shapes that are left."""
    found: list[tuple[Place, dict[str, Any]]] = []
    used: list[AnyShape] = []
    words = [one for one in shapes if isinstance(one, WordShape) and one.role in ("", "body")]
    for one in words:
        first = one.paragraphs[0]
        number = plain_line(first.text)
        if one in used or first.size < _LEAST_SIZE or len(number) > 14 or not _NUMBER.fullmatch(number):
            continue
        label, under = _label(one, words, used)
        if not label:
            continue
        used += [one, *under]
        stat = {"value": markdown(first.text, links, without=("bold",)), "label": label}
        found.append((around([one.place, *(each.place for each in under)]), stat))
    if not found or len(found) > _MOST:
        return [], list(shapes)
    found.sort(key=lambda each: (each[0].x, each[0].y))
    place = around([each for each, _ in found])
    block = DraftBlock("stats", [stat for _, stat in found], place)
    return [Placed(block, place)], [one for one in shapes if one not in used]


def _label(one: WordShape, words: Sequence[WordShape], used: Sequence[AnyShape]) -> tuple[str, list[WordShape]]:
    """The words that belong to a number: those under it in its own box, else those of the box under it."""
    own = " ".join(plain_line(each.text) for each in one.paragraphs[1:])
    if own:
        return (escaped(own) if len(own) <= _LONGEST_LABEL else "", [])
    for other in words:
        gap = other.place.y - one.place.bottom
        middle = other.place.x + other.place.width / 2
        said = " ".join(plain_line(each.text) for each in other.paragraphs)
        is_near = -_GAP / 2 < gap < _GAP and one.place.x - _GAP < middle < one.place.right + _GAP
        small = max(each.size for each in other.paragraphs) < one.paragraphs[0].size
        if other is not one and other not in used and is_near and small and 0 < len(said) <= _LONGEST_LABEL:
            return escaped(said), [other]
    return "", []
