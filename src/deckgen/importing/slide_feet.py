"""What stands at the foot of a slide: the lines that name sources, and small words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from deckgen.importing.drafts import SlideDraft
from deckgen.importing.marked_words import markdown, plain_line
from deckgen.importing.source_lines import source_id, sources_in
from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_values import AnyShape, OldDeck, WordShape

# Small words at the foot are a caveat.
_FOOT, _SMALL, _LONGEST_NOTE = 0.83, 14.0, 160


class SlideFeet:
    """Takes the feet of the slides of one deck. sources: those that were named."""

    def __init__(self, deck: OldDeck, links: dict[str, str]) -> None:
        self._height, self._is_built, self._links = deck.size[1], deck.is_built, links
        self.sources: dict[str, dict[str, Any]] = {}

    def without(self, shapes: list[AnyShape], made: SlideDraft) -> list[AnyShape]:
        """The shapes but lines that name sources, and small words at the foot."""
        left: list[AnyShape] = []
        for one in shapes:
            if not isinstance(one, WordShape):
                left.append(one)
                continue
            kept = []
            is_low = one.place.y > self._height * _FOOT
            for paragraph in one.paragraphs:
                # A point of a list is one, unless it is set as sources are.
                is_cited = is_low or not paragraph.mark or 0 < paragraph.size <= _SMALL
                named = sources_in(plain_line(self._unnumbered(paragraph.text))) if is_cited else []
                for words in named:
                    self._cite(words, made)
                if not named:
                    kept.append(paragraph)
            words = " ".join(plain_line(each.text) for each in kept)
            size = max((each.size for each in kept), default=0)
            at_foot = is_low and 0 < size <= _SMALL and not one.role and not _goes_on_from(one, size, shapes)
            if kept and at_foot and not made.note and 0 < len(words) <= _LONGEST_NOTE and not one.is_grouped:
                made.note = " ".join(markdown(each.text, self._links) for each in kept)
            elif kept:
                left.append(replace(one, paragraphs=tuple(kept)))
        return left

    def _unnumbered(self, text: Text) -> Text:
        """A line of sources without the numbers of footnotes, which deckgen counts by itself."""
        return Text(tuple(run for run in text.runs if run.raised < 1)) if self._is_built else text

    def _cite(self, words: str, made: SlideDraft) -> None:
        identity = source_id(words, self.sources)
        if identity not in made.sources:
            made.sources.append(identity)


def _goes_on_from(shape: WordShape, size: float, shapes: Sequence[AnyShape]) -> bool:
    """Whether words are the last line of several that stand closely under each other, each in a box of its own."""
    return any(
        abs(one.place.bottom - shape.place.y) <= shape.place.height / 2
        and one.place.x < shape.place.right
        and shape.place.x < one.place.right
        and any(each.size == size for each in one.paragraphs)
        for one in shapes
        if isinstance(one, WordShape) and one is not shape and one.place.y < shape.place.y
    )
