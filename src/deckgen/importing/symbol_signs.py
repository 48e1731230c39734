"""Signs of symbol fonts, such as those of Wingdings and Font Awesome: no text has them, so that they are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.importing.drafts import SlideDraft
from deckgen.importing.marked_words import has_symbols
from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_values import AnyShape, TableShape, WordShape

NO_SIGN = "a sign of a symbol font is not taken over"
SIGNS_IN_PICTURE = "signs of a symbol font show in the picture of a drawing where that font was there: look at it"


def say_lost_signs(shapes: Iterable[AnyShape], made: SlideDraft) -> None:
    """Say that signs in the words of a slide are lost, where they don't show in the picture of a drawing."""
    if SIGNS_IN_PICTURE not in made.said and any(map(has_symbols, _texts(shapes))):
        made.say(NO_SIGN)


def _texts(shapes: Iterable[AnyShape]) -> Iterator[Text]:
    for one in shapes:
        if isinstance(one, WordShape):
            yield from (each.text for each in one.paragraphs)
        elif isinstance(one, TableShape):
            yield from (cell for row in one.rows for cell in row)
