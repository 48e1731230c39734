"""Planning: what is shown when in each variant of a deck, before anything is bound or laid out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics
from deckgen.outline.deck_file import Outline
from deckgen.pipeline import load
from deckgen.stages.bind.binder import say_titles
from deckgen.stages.gather import gather
from deckgen.stages.read_brand import read_brand
from deckgen.tailoring import RunningOrder, Variant, running_order, variant_of, variants


class Plan(Struct, frozen=True):
    """The running orders of variants of a deck, and what is wrong with them."""

    outline: Outline
    orders: tuple[tuple[Variant, RunningOrder], ...]
    diagnostics: Diagnostics


def plan(
    deck: Path | str = "deck.yaml", *, audience: str | None = None, event: str | None = None, every: bool = False
) -> Plan:
    """The running orders of a deck's variants: the one of an audience or an event, the whole copy's, or every one.

    DeckgenError where the deck file has errors, UnknownVariantError as `build` raises it. That slides which must be
    shown run over, or can't be shown, is a diagnostic of the plan, which shows what would have to change.
    """
    outline, log = load(deck), Diagnostics()
    wanted = variants(outline) if every else (variant_of(outline, audience=audience, event=event),)
    outline = _with_titles_said(outline, Path(deck).parent, wanted)
    logs = {variant.name: Diagnostics() for variant in wanted}
    orders = tuple((variant, running_order(outline, variant, logs[variant.name])) for variant in wanted)
    log.merge(logs)
    return Plan(outline, orders, log)


def _with_titles_said(outline: Outline, folder: Path, wanted: Sequence[Variant]) -> Outline:
    """The outline whose titles say what they quote; what is wrong with the data is for `check` to say."""
    if not any("{{" in (part.title or "") for part in outline.parts()):
        return outline
    aside = Diagnostics()
    own = wanted[0].set if len(wanted) == 1 else None
    with closing(gather(outline, folder, aside)) as gathered:
        brand = read_brand(outline.brand, folder, aside)
        return say_titles(outline.with_parts({"set": own or outline.set}), brand, gathered, aside)
