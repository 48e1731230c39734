"""too_much: a slide that tells several stories at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from deckgen.block import BLOCKS
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.fitting.contents import Content, Told
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import Page, TextBox
from deckgen.model.rich_text import Text

# What listeners can take in beside a title, a callout and a note.
MOST_KINDS, MOST_WORDS, MOST_NUMBERS, MOST_POINTS = 2, 70, 6, 7


class TooMuch(Check):
    """A slide holds what can be taken in while somebody talks."""

    why = (
        f"Beside its title, its callout and its note the slide holds more than {MOST_KINDS} kinds of block, "
        f"{MOST_WORDS} words, {MOST_NUMBERS} large numbers, or {MOST_POINTS} points in one column of a list. "
        "Listeners read instead of listening, and remember none of it. Blocks count wherever they stand, in columns "
        "too; a heading over a block is no block of its own. Charts, tables and lists that run on over slides aren't "
        "read through, so their words don't count, and hidden slides are for whoever asks."
    )
    mend = (
        "Split the slide where the hint says, or leave out what the title doesn't need: it can stand in the notes, "
        "or on a slide of the appendix. A slide that is shown all the same is excused by 'allow: [too_much]'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of the first of these that is too much on a slide that is shown."""
        if slide.kind != "content" or slide.hidden or page.part or page.lacks_room:
            return
        held = [leaf for part in slide.content for leaf in part.leaves if leaf.form != "strip"]
        excess = _of_kinds(held) or _of_words(held) or _of_numbers(held) or _of_points(held, page)
        if excess is not None:
            message = f"{excess.what} are too much for one slide"
            log.warning(self.code(), message, excess.part.span, f"{excess.way}, or 'allow: [{self.code()}]'")


class _Excess(Struct, frozen=True):
    """What is too much, the part that goes best, and where it may go."""

    what: str
    part: Content
    way: str


def _of_kinds(held: Sequence[Content]) -> _Excess | None:
    firsts = {part.word: part for part in reversed([part for part in held if not part.heads])}
    if len(firsts) <= MOST_KINDS:
        return None
    *words, last = sorted(firsts, key=[part.word for part in held].index)
    named = ", ".join(f"'{word}'" for word in words)
    return _Excess(f"{named} and '{last}'", firsts[last], f"give '{last}' a slide of its own, or make it the callout")


def _of_words(held: Sequence[Content]) -> _Excess | None:
    counts = [(_count(part), part) for part in held if not part.runs_on]
    total = sum(count for count, _ in counts)
    if total <= MOST_WORDS:
        return None
    count, longest = max(counts, key=lambda one: one[0])
    way = f"split '{longest.word}' over two slides" if count > MOST_WORDS else f"give '{longest.word}' its own slide"
    return _Excess(f"more than {MOST_WORDS} words", longest, f"{way}, or move details to the notes")


def _of_numbers(held: Sequence[Content]) -> _Excess | None:
    shown = [part for part in held if part.numbers]
    count = sum(len(part.numbers) for part in shown)
    if count <= MOST_NUMBERS:
        return None
    return _Excess(
        f"more than {MOST_NUMBERS} large numbers", shown[-1], "show the two or three that count, or make it a 'table'"
    )


def _of_points(held: Sequence[Content], page: Page) -> _Excess | None:
    columns = [shape.paragraphs for shape in page.shapes if isinstance(shape, TextBox)]
    most = max((sum(one.bullet is not None and one.level == 0 for one in column) for column in columns), default=0)
    read = [part for part in held if not part.runs_on]
    if most <= MOST_POINTS or not read:
        return None
    way = "keep those that the title needs, shorten them so that they stand in two columns, or split the slide"
    return _Excess(f"more than {MOST_POINTS} points in a column", max(read, key=_count), way)


def _count(part: Content) -> int:
    """The words of a block; a chart, a table or a picture is looked at, not read through."""
    if BLOCKS.get(part.word).is_looked_at:
        return 0
    return sum(len(text.plain.split()) for text in _texts(part))


def _texts(value: Any) -> Iterator[Text]:
    """The texts that a value is made of, each once: what is told of it was shown already."""
    if isinstance(value, Told):
        return
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
