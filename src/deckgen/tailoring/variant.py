"""Variant: one copy of the talk that can be built: the author's whole copy, an audience's, or an event's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.outline.audience import Audience, Event
from deckgen.outline.deck_file import Outline


class UnknownVariantError(LookupError):
    """The deck has no audience or event of a name; the words say which, and which one is near."""


NOBODY = Audience.model_construct()


class Variant(Struct, frozen=True):
    """What tells one copy of the talk from another; None and empty where the deck's own words hold.

    name is the audience's or the event's, "" for the whole copy; audience is whose `only` and `except` hold, None
    where everything is for everybody, known the names of all audiences; minutes is the slot, written at slot;
    keeps_cut says whether what is cut for time becomes an appendix; clock whether the notes say when slides begin.
    """

    name: str = ""
    audience: str | None = None
    event: Event | None = None
    title: Str | None = None
    language: Str | None = None
    brand: Str | None = None
    minutes: float | None = None
    slot: Span | None = None
    hide: frozenset[str] = frozenset()
    show: frozenset[str] = frozenset()
    must: tuple[Str, ...] = ()
    set: Mapping[Str, Str] | None = None
    known: frozenset[str] = frozenset()
    keeps_cut: bool = True
    clock: bool = False

    def language_of(self, outline: Outline) -> str:
        """The language of this variant's words (BCP 47)."""
        return str(self.language or outline.language or "en")

    def gets(self, only: tuple[str, ...], never: tuple[str, ...]) -> bool:
        """Whether a part with these `only` and `except` is for this variant."""
        meant = self.known.intersection(only)
        return self.audience is None or ((not meant or self.audience in meant) and self.audience not in never)


def variants(outline: Outline) -> tuple[Variant, ...]:
    """All that `build --all` builds: each audience, then each event; the whole copy where there is neither."""
    named = [
        *(variant_of(outline, audience=str(name)) for name in outline.audiences),
        *(variant_of(outline, event=str(name)) for name in outline.events),
    ]
    return tuple(named) or (variant_of(outline),)


def next_event(outline: Outline, today: date) -> str | None:
    """The name of the first event on that day or later; None where there is none."""
    coming = [(event.date, str(name)) for name, event in outline.events.items() if event.date >= today]
    return min(coming)[1] if coming else None


def variant_of(outline: Outline, *, audience: str | None = None, event: str | None = None) -> Variant:
    """The variant of an audience or of an event, whose own keys stand over its audience's; else the whole copy.

    Raises UnknownVariantError where the deck has no audience or event of that name.
    """
    for what, name, all_of_them, other, others in (
        ("audience", audience, outline.audiences, "event: -e", outline.events),
        ("event", event, outline.events, "audience: -a", outline.audiences),
    ):
        if name is not None and name not in all_of_them:
            hint = f"it is an {other} {name}" if name in others else did_you_mean(name, all_of_them)
            raise UnknownVariantError(f"{what} '{name}'" + (f"; {hint}" if hint else ""))
    occasion = {str(name): held for name, held in outline.events.items()}[event] if event is not None else None
    whose = str(occasion.audience) if occasion and occasion.audience else audience
    known = {str(name): held for name, held in outline.audiences.items()}
    kept = known.get(whose, NOBODY) if occasion and whose else known[whose] if whose else NOBODY
    over = [part for part in (occasion, kept, outline) if part is not None]
    timed = next((part for part in over if part.minutes is not None), outline)
    return Variant(
        name=event or audience or "",
        audience=whose,
        event=occasion,
        title=kept.title,
        language=next((part.language for part in over if part.language), None),
        brand=next((part.brand for part in over if part.brand), None),
        minutes=timed.minutes,
        slot=timed.at("minutes") if timed.minutes is not None else None,
        hide=frozenset(map(str, kept.hide)),
        show=frozenset(map(str, kept.show)),
        must=kept.must,
        set={**outline.set, **kept.set, **(occasion.set if occasion else {})},
        known=frozenset(known),
        keeps_cut=kept.appendix,
        clock=next((part.clock for part in over if "clock" in part.order), False),
    )
