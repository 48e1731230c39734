"""Variants: the copies of the talk that can be built: the author's whole copy, and those of audiences and events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from deckgen.model.diagnostics import Span, did_you_mean
from deckgen.model.marks import Str
from deckgen.model.node import Whom, number_of
from deckgen.outline.audience import Audience, Event
from deckgen.outline.deck_file import Outline


class UnknownVariantError(LookupError):
    """The deck has no audience or event of a name. The message says which, and which one may be meant."""


# Stands for the audience where there is none: it changes nothing.
NOBODY = Audience.model_construct()


class Variant(Struct, frozen=True):
    """What tells one copy of the talk from another. A field that is None or empty leaves what the deck itself says.

    name: the name of the audience or event; "" for the whole copy.
    audience: whose `only` and `except` hold; None where everything is for everybody.
    event: the event, where the copy is for one.
    title, language, brand: what stands in the place of the deck's own.
    minutes: the slot for the talk.
    slot_span: where the slot is written, for complaints.
    hide, show: the tags whose slides are hidden, and those whose slides are shown though something hides them.
    must: the ids of the slides that must be shown.
    set: the values of names that slides quote.
    all_audiences: the names of all audiences of the deck.
    keeps_cut: whether slides that are cut for time move to the appendix, instead of being left out.
    clock: whether notes say when their slides begin.
    has_values: whether parts are left out that are for other values of names; in the whole copy they all stay.
    """

    name: str = ""
    audience: str | None = None
    event: Event | None = None
    title: Str | None = None
    language: Str | None = None
    brand: Str | None = None
    minutes: float | None = None
    slot_span: Span | None = None
    hide: frozenset[str] = frozenset()
    show: frozenset[str] = frozenset()
    must: tuple[Str, ...] = ()
    set: Mapping[Str, Str] | None = None
    all_audiences: frozenset[str] = frozenset()
    keeps_cut: bool = True
    clock: bool = False
    has_values: bool = False

    def language_of(self, outline: Outline) -> str:
        """The language of this variant's words (BCP 47)."""
        return str(self.language or outline.language or "en")

    def gets(self, only: Whom, never: Whom) -> bool:
        """Whether a part is for this variant; only and never are its `only` and its `except`.

        Names in `only` that are no audiences don't count: the loader complains of them.
        """
        meant = self.all_audiences.intersection(only.audiences)
        if self.audience is not None and ((meant and self.audience not in meant) or self.audience in never.audiences):
            return False
        if not self.has_values:
            return True
        return self._has(only.values) and not (never.values and self._has(never.values))

    @property
    def leaves_out(self) -> bool:
        """Whether any part may be for others."""
        return self.audience is not None or self.has_values

    def _has(self, values: Mapping[Str, tuple[Str, ...]]) -> bool:
        """Whether each of the names has one of its values."""
        own = {str(name): value for name, value in (self.set or {}).items()}
        return all(any(is_same(own.get(str(name), ""), word) for word in words) for name, words in values.items())


def is_same(value: str, word: str) -> bool:
    """Whether a value is what a word names: the same words, or the same number however it is written."""
    first, second = number_of(value), number_of(word)
    return value.strip() == word.strip() or (first is not None and first == second)


def variants(outline: Outline) -> tuple[Variant, ...]:
    """The variants that `build --all` builds: each audience, then each event; the whole copy for lack of both."""
    named = [
        *(variant_of(outline, audience=str(name)) for name in outline.audiences),
        *(variant_of(outline, event=str(name)) for name in outline.events),
    ]
    return tuple(named) or (variant_of(outline),)


def next_event(outline: Outline, today: date) -> str | None:
    """The name of the first event on this day or later; None where there is none."""
    coming = [(event.date, str(name)) for name, event in outline.events.items() if event.date >= today]
    return min(coming)[1] if coming else None


def variant_of(outline: Outline, *, audience: str | None = None, event: str | None = None) -> Variant:
    """The variant of an audience or of an event; the whole copy where neither is named.

    What an event says goes before what its audience says, and that before what the deck says. Where both are named,
    that audience stands in the place of the event's own.
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
    whose = audience or (str(occasion.audience) if occasion and occasion.audience else None)
    audiences = {str(name): held for name, held in outline.audiences.items()}
    kept = audiences.get(whose, NOBODY) if occasion and whose else audiences[whose] if whose else NOBODY
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
        slot_span=timed.at("minutes") if timed.minutes is not None else None,
        hide=frozenset(map(str, kept.hide)),
        show=frozenset(map(str, kept.show)),
        must=kept.must,
        set={**outline.set, **kept.set, **(occasion.set if occasion else {})},
        all_audiences=frozenset(audiences),
        keeps_cut=kept.appendix,
        clock=next((part.clock for part in over if "clock" in part.order), False),
        has_values=bool(occasion or whose),
    )
