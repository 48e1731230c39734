"""What of an old slide has no place on any new one, whatever became of its shapes: it is said of each slide."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.importing.decoration import DECORATION
from deckgen.importing.drafts import SlideDraft
from deckgen.importing.lost_looks import say_lost_looks
from deckgen.importing.marked_words import markdown
from deckgen.importing.repeated import AUTOMATIC
from deckgen.importing.symbol_signs import say_lost_signs
from deckgen.model.rich_text import Text
from deckgen.office.old_deck.old_values import SLIDE_LINK, AnyShape, OldSlide, WordShape


def say_left_out(
    slide: OldSlide, shapes: Sequence[AnyShape], links: dict[str, str], made: SlideDraft, *, is_built: bool
) -> None:
    """Say what a slide has lost; shapes are those of its own, and is_built says that deckgen built its deck."""
    say_lost_signs(shapes, made)
    made.say_any(DECORATION if slide.decoration else "")
    if not is_built:
        if any(isinstance(one, WordShape) and one.is_colored for one in slide.shapes):
            made.say("colors that set some of its words apart are not taken over")
        say_lost_looks(shapes, links, made)
    if slide.comments:
        made.say("its comments are not taken over")
    if slide.moves:
        made.say("its animations are not taken over: 'reveal: true' lets its blocks come one by one")
    for link in _dead_links(slide, links):
        made.say(f"the link to '{link[:80].removeprefix(SLIDE_LINK)}' leads to nothing that a deck can link to")


def _dead_links(slide: OldSlide, links: dict[str, str]) -> list[str]:
    """Where links lead that a deck can't have, once each."""
    every = (
        run
        for one in slide.shapes
        if isinstance(one, WordShape) and one.role not in AUTOMATIC
        for each in one.paragraphs
        for run in each.text.runs
        if run.link
    )
    return list(dict.fromkeys(run.link or "" for run in every if not markdown(Text((run,)), links).startswith("[")))
