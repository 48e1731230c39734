"""Bold that sets nothing apart is dropped for all that looks alike, whichever boxes it stands in."""

from __future__ import annotations

import pytest

from deckgen.importing.loud_words import without_loud_bold
from deckgen.model.rich_text import Run, Text
from deckgen.office.old_deck.old_values import OldParagraph, Place, WordShape

LONG = "a line that goes on for more than eight words at all"


def box(*lines: tuple[str, float], bold: bool = True) -> WordShape:
    """A box of lines of these sizes."""
    paragraphs = (OldParagraph(Text((Run(words, bold=bold),)), size=size) for words, size in lines)
    return WordShape(place=Place(), paragraphs=tuple(paragraphs))


@pytest.mark.parametrize(
    ("boxes", "bold"),
    [
        # Lines of one size are headings together or not at all.
        ([box(("One", 24)), box((LONG, 14)), box(("Two", 24)), box(("short", 14))], [True, False, True, False]),
        ([box(("One", 24), (LONG, 14))], [True, False]),
        # Where all of a slide is bold, nothing is; a line alone stays so, and so does what differs.
        ([box(("one", 18)), box(("two", 0))], [False, False]),
        ([box(("one", 18))], [True]),
        ([box(("one", 18), ("two", 18)), box(("three", 18), bold=False)], [True, True, False]),
    ],
)
def test_what_looks_alike_stays_alike(boxes: list[WordShape], bold: list[bool]) -> None:
    made = [one for one in without_loud_bold(boxes) if isinstance(one, WordShape)]
    assert [run.bold for one in made for each in one.paragraphs for run in each.text.runs] == bold
