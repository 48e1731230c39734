"""Running words that the template breaks into lines itself, each letter in the font that has it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from deckgen.fitting.measure import Typesetter
from deckgen.fitting.setting import faced
from deckgen.model.geometry import Pt
from deckgen.model.page import Style
from deckgen.model.rich_text import Run, Text
from deckgen.writers.pdf.letters_used import LettersUsed

# Only the font of it counts: sizes and colors are the template's.
_PLAIN, _BOLD = Style(Pt(10), "000000"), Style(Pt(10), "000000", bold=True)


class Flowing(Struct, frozen=True):
    """Words that look alike: their font by its number, and where they lead to ("" for nowhere)."""

    words: str
    font: int
    raised: int = 0
    struck: bool = False
    link: str = ""
    page: str = ""


def flow(text: Text, typesetter: Typesetter, letters: LettersUsed, *, bold: bool = False) -> tuple[Flowing, ...]:
    """A text as words that flow."""
    return tuple(one for run in text.runs for one in _run(run, typesetter, letters, _BOLD if bold else _PLAIN))


def _run(run: Run, typesetter: Typesetter, letters: LettersUsed, style: Style) -> Iterator[Flowing]:
    link, page = letters.goal(run.link)
    for file, group in groupby(faced(typesetter, run, style), lambda one: one[1].path):
        words = "".join(letter for letter, _ in group)
        yield Flowing(words, letters.font(file, words), run.raised, run.struck, link, page)
