"""How the talk is tailored: which copies of it there are, how long slides take, and what stays in a short slot."""

from deckgen.tailoring.clock import clock
from deckgen.tailoring.parts import parts_for
from deckgen.tailoring.running_order import Entry, Fate, RunningOrder, running_order
from deckgen.tailoring.variant import UnknownVariantError, Variant, next_event, variant_of, variants

__all__ = [
    "Entry",
    "Fate",
    "RunningOrder",
    "UnknownVariantError",
    "Variant",
    "clock",
    "next_event",
    "parts_for",
    "running_order",
    "variant_of",
    "variants",
]
