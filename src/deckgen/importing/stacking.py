"""Whether words that stood over or under a figure stay there: beside it, it may have half of its width."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.importing.drafts import DraftBlock, Node, Under, leaves
from deckgen.importing.word_blocks import flat_words
from deckgen.office.old_deck.old_values import Place

_FIGURES = ("image", "video", "chart")
_WORDS = ("text", "bullets", "code")
# By rule of thumb, on a page that is one unit wide: the width of a slide's content, its height as a multiple of the
# page's, the part of the width that a figure has beside words, the letters of a full line, and the height of a line
# and of the room between blocks as multiples of the page's height.
_WIDE, _HIGH, _BESIDE, _LETTERS, _LINE, _GAP = 0.9, 0.7, 0.53, 86, 0.055, 0.05
# A figure may become so much smaller over or under its words than beside them, and stays there all the same.
_SMALLER = 0.8
# What overlaps by no more than this share of the lower one stands under the other.
_OVERLAP = 0.4


class Placed(Struct, frozen=True):
    """A part of a slide, and where it stood."""

    node: Node
    place: Place


def stacked(node: Node | None, parts: Sequence[Placed], size: tuple[int, int]) -> Node | None:
    """What became of the parts of a slide of a size; one that was cut in rows around its only figure stays so."""
    if not isinstance(node, Under):
        return node
    blocks = list(leaves(node))
    figures = [one for one in blocks if one.word in _FIGURES]
    words = [one for one in blocks if one.word in _WORDS]
    if len(figures) != 1 or len(figures) + len(words) < len(blocks):
        return node
    own = [one for one in parts if any(each is figures[0] for each in leaves(one.node))]
    others = [one for one in parts if one not in own]
    if len(own) != 1 or any(_is_beside(one.place, own[0].place) for one in others):
        return node
    return Under(node.parts, stays=_is_large_enough(figures[0], words, size))


def _is_beside(first: Place, second: Place) -> bool:
    shared = min(first.bottom, second.bottom) - max(first.y, second.y)
    return shared > min(first.height, second.height) * _OVERLAP


def _is_large_enough(figure: DraftBlock, words: Sequence[DraftBlock], size: tuple[int, int]) -> bool:
    """Whether a figure over or under words is about as large as beside them."""
    page = size[1] / max(1, size[0])
    shape = figure.place.width / max(1, figure.place.height)
    room = _HIGH - sum(_lines(one) * _LINE + _GAP for one in words)
    under = min(_WIDE, room * page * shape)
    beside = min(_WIDE * _BESIDE, _HIGH * page * shape)
    return under >= beside * _SMALLER


def _lines(block: DraftBlock) -> int:
    """How many lines words take at the full width of a slide."""
    if block.word == "code":
        return str(block.value).count("\n") + 1
    paragraphs = [line for words in flat_words(block.value) for line in words.split("\n\n")]
    return sum(-(-len(one) // _LETTERS) for one in paragraphs)
