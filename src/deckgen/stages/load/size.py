"""How large a deck may be, with all that it includes and all slides that stand once more.

A few lines can bring in a file ten times, which brings in another ten times. So what is brought in is counted as
often as it stands there.
"""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Map, Seq
from deckgen.model.yaml_text import MOST_NODES
from deckgen.stages.load.uses import maps_in

MOST_SLIDES = 10_000
# Each divider shows all sections.
MOST_SECTIONS = 200


def is_too_large(deck: Map, log: Diagnostics) -> bool:
    """Whether a deck has more slides, or more keys and values, than can be built in good time; complains then."""
    span = next((key.span for key in deck if key == "sections"), deck.span)
    sections = list(maps_in(deck.get("sections")))
    if len(sections) > MOST_SECTIONS:
        message = f"the deck has {len(sections):,} sections; at most {MOST_SECTIONS:,} are built"
        log.error("too_large", message, span, "make several decks of it")
        return True
    slides = sum(len(held) for one in sections if isinstance(held := one.get("slides"), Seq))
    if slides > MOST_SLIDES:
        message = f"the deck has {slides:,} slides; at most {MOST_SLIDES:,} are built"
        log.error("too_large", message, span, "make several decks of it")
        return True
    if _has_more_nodes(deck, MOST_NODES):
        message = f"with all that it includes and uses, the deck has more than {MOST_NODES:,} keys and values"
        log.error("too_large", message, span, "keep rows in a csv file, and include and use less")
        return True
    return False


def _has_more_nodes(deck: Map, most: int) -> bool:
    """Whether there are more keys and values than so many; what stands in several places counts in each."""
    left = most
    open_values: list[Map | Seq] = [deck]
    while open_values:
        value = open_values.pop()
        held = list(value.values()) if isinstance(value, Map) else value
        left -= len(held) * (2 if isinstance(value, Map) else 1)
        if left < 0:
            return True
        open_values += [one for one in held if isinstance(one, Map | Seq)]
    return False
