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
# Audiences and events: all slides are looked at for each of them.
MOST_VARIANTS, MOST_SLIDES_IN_ALL = 300, 30_000
_APART = "make several decks of it"


def is_too_large(deck: Map, log: Diagnostics) -> bool:
    """Whether a deck holds more than can be built in good time; complains then."""
    found = _too_much(deck)
    if found is None:
        return False
    message, hint = found
    span = next((key.span for key in deck if key == "sections"), deck.span)
    log.error("too_large", message, span, hint)
    return True


def _too_much(deck: Map) -> tuple[str, str] | None:
    """What a deck has too much of, and what mends that: sections, slides, variants, or keys and values."""
    sections = list(maps_in(deck.get("sections")))
    if len(sections) > MOST_SECTIONS:
        return f"the deck has {len(sections):,} sections; at most {MOST_SECTIONS:,} are built", _APART
    slides = sum(len(held) for one in sections if isinstance(held := one.get("slides"), Seq))
    if slides > MOST_SLIDES:
        return f"the deck has {slides:,} slides; at most {MOST_SLIDES:,} are built", _APART
    named = (deck.get(key) for key in ("audiences", "events"))
    variants = sum(len(held) for held in named if isinstance(held, Map))
    if variants > MOST_VARIANTS:
        message = f"the deck has {variants:,} audiences and events; at most {MOST_VARIANTS:,} are built"
        return message, "leave out those that are over"
    if slides * variants > MOST_SLIDES_IN_ALL:
        message = (
            f"the deck has {slides:,} slides for {variants:,} audiences and events; "
            f"at most {MOST_SLIDES_IN_ALL:,} slides are built together"
        )
        return message, _APART
    if _has_more_nodes(deck, MOST_NODES):
        message = f"with all that it includes and uses, the deck has more than {MOST_NODES:,} keys and values"
        return message, "keep rows in a csv file, and include and use less"
    return None


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
