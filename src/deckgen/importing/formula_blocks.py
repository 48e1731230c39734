"""Formulas of an old deck as `math`, where deckgen can set them."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.importing.drafts import DraftBlock
from deckgen.importing.marked_words import markdown, plain_line
from deckgen.office.old_deck.old_values import OldParagraph, Place
from deckgen.plot.math_outlines import Formula, formula

# A shape with more words than these beside its formula isn't shown as a picture.
_MOST_WORDS = 12


def is_set(paragraph: OldParagraph) -> bool:
    """Whether a paragraph is a formula that deckgen can set."""
    return paragraph.formula == "alone" and isinstance(formula(paragraph.tex), Formula)


def math_block(paragraphs: Sequence[OldParagraph], place: Place, links: dict[str, str]) -> DraftBlock:
    """Formulas that follow each other, one under the other; each in one line of words where that has no room."""
    lines = "\n\n".join(markdown(one.text, links) for one in paragraphs)
    return DraftBlock("math", "\n".join(one.tex for one in paragraphs), place, (DraftBlock("text", lines, place),))


def needs_drawing(paragraphs: Sequence[OldParagraph]) -> bool:
    """Whether a shape is a formula that can't be written, with few words beside it."""
    words = sum(len(plain_line(one.text).split()) for one in paragraphs if not one.formula)
    return words <= _MOST_WORDS and any(_is_unwritten(one) for one in paragraphs)


def what_bends(paragraphs: Sequence[OldParagraph], *, all_in_line: bool = False) -> str:
    """What is to be said of formulas that stand in a line of words; "" where there are none.

    all_in_line: those that could be set stand in one too, such as in a title.
    """
    if any(_is_unwritten(one) for one in paragraphs):
        return "a formula stands in one line, which doesn't show how it was built: put a picture of it in its place"
    if any(one.formula == "in line" or (all_in_line and one.formula) for one in paragraphs):
        return "a formula within words stands in one line, with brackets: 'math' sets it as it was"
    return ""


def _is_unwritten(one: OldParagraph) -> bool:
    return one.formula == "unwritten" or (one.formula == "alone" and not is_set(one))
