"""Tailoring the talk: which copies of it there are, how long slides take, and which of them stay in a short slot."""

from deckgen.tailoring.clock import clock
from deckgen.tailoring.parts import parts_for
from deckgen.tailoring.running_order import Fate, PlannedSlide, RunningOrder, running_order
from deckgen.tailoring.variant import UnknownVariantError, Variant, next_event, variant_of, variants

__all__ = [
    "Fate",
    "PlannedSlide",
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
