"""What `deckgen guide` does: tells the whole language on one sheet, or one word of it with its keys and a sample."""

from __future__ import annotations

import re

from deckgen.model.diagnostics import did_you_mean
from deckgen.verbs.guide.all_parts import Language
from deckgen.verbs.guide.chapters import chapters
from deckgen.verbs.guide.meanings import Meanings
from deckgen.verbs.guide.shown import Shown
from deckgen.writers.guide.sense import Sense
from deckgen.writers.guide.whole import whole_text


def whole(width: int) -> str:
    """The language on one sheet, no line of prose longer than width."""
    return whole_text(chapters(Language()), width)


def meanings(word: str) -> tuple[Sense, ...]:
    """What a word of the language means, none where it is no word of it. It may be typed with blanks or hyphens."""
    known = Meanings(Language(), Shown())
    return next(filter(None, map(known.of, (word.strip(), _plain(word)))), ())


def nearest(word: str) -> str:
    """A hint for a word that means nothing."""
    words = Meanings(Language(), Shown()).words
    return did_you_mean(_plain(word), words, or_all=False) or "'deckgen guide' tells all of its words"


def _plain(word: str) -> str:
    """A word as the language writes it."""
    return re.sub(r"[\s-]+", "_", word.strip().lower())
