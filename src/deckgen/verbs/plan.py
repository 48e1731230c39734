"""What `deckgen plan` does: what is shown when in each variant of a deck, before anything is bound or laid out."""

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
from deckgen.stages.read_brand.brand_reader import read_brand
from deckgen.tailoring import RunningOrder, Variant, running_order, variant_of, variants


class Plan(Struct, frozen=True):
    """The running orders of one or all variants of a deck.

    outline: the deck; quoted names in its titles are filled in.
    orders: each variant with its running order.
    diagnostics: complaints, such as of slides that must be shown and run over the slot.
    """

    outline: Outline
    orders: tuple[tuple[Variant, RunningOrder], ...]
    diagnostics: Diagnostics


def plan(
    deck: Path | str = "deck.yaml", *, audience: str | None = None, event: str | None = None, every: bool = False
) -> Plan:
    """The running order of an audience's or event's copy, or of the whole copy; with every set, of all variants.

    Raises DeckgenError where the deck file has errors, and UnknownVariantError where it has no such audience or
    event. Slides that must be shown and run over, or can't be shown, are only a complaint in the plan: it shows what
    would have to change.
    """
    outline, log = load(deck), Diagnostics()
    wanted = variants(outline) if every else (variant_of(outline, audience=audience, event=event),)
    outline = _with_titles_said(outline, Path(deck).parent, wanted)
    logs = {variant.name: Diagnostics() for variant in wanted}
    orders = tuple((variant, running_order(outline, variant, logs[variant.name])) for variant in wanted)
    log.merge(logs)
    return Plan(outline, orders, log)


def _with_titles_said(outline: Outline, folder: Path, wanted: Sequence[Variant]) -> Outline:
    """The outline with the names in its titles filled in, so that the plan shows them as the slides do.

    folder is that of the deck, wanted are the variants that are planned. Complaints about data are dropped: telling
    them is for `deckgen check`.
    """
    if not any("{{" in (part.title or "") for part in outline.parts()):
        return outline
    unheard = Diagnostics()
    # One variant quotes its own values, several the deck's.
    own = wanted[0].set if len(wanted) == 1 else None
    with closing(gather(outline, folder, unheard)) as gathered:
        brand = read_brand(outline.brand, folder, unheard)
        return say_titles(outline.with_parts({"set": own or outline.set}), brand, gathered, unheard)
