"""A deck that fills a file made by hand: what it fills is read as slides, so that it can be looked at and judged."""

from __future__ import annotations

from deckgen.block import Block
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import HouseStr, Map, Seq, Str
from deckgen.model.validation import validate
from deckgen.outline.deck_file import Outline, Section


def let_fill(deck: Map, log: Diagnostics) -> None:
    """Let a deck with `fill` do without sections; complain where it has both."""
    key = next((key for key in deck if key == "fill"), None)
    if key is None:
        return
    if "sections" in deck:
        hint = "put the slides into a deck of their own"
        log.error("conflicting_keys", "a deck with 'fill' has no 'sections'", key.span, hint)
        return
    deck[Str("sections", deck.span)] = Seq([], deck.span)


def with_filled_slides(outline: Outline, log: Diagnostics) -> Outline:
    """The outline, with a slide for each chart that fills a shape, titled by the name of the shape."""
    if not outline.fill:
        return outline
    slides = [_slide(name, chart) for name, chart in outline.fill.items()]
    place = outline.at("fill")
    keys = {
        Str("title", place): outline.title,
        Str("divider", place): Str("false", place),
        Str("slides", place): Seq(slides, place),
    }
    section = validate(Section, Map(keys, place), log)
    return outline.with_parts({"sections": (section,)}) if section is not None else outline


def _slide(name: Str, chart: Block) -> Map:
    """A slide for a chart. It takes no time, so that no slot is too short for it; its title is a name."""
    place = name.span
    keys = {
        "title": HouseStr(name, place, "'"),
        "minutes": Str("0", place),
        "priority": Str("must", place),
        "chart": chart,
    }
    return Map({Str(key, place): value for key, value in keys.items()}, place)
