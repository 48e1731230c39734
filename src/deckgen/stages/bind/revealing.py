"""What of a slide appears one by one in the show, and complaints where that can't be."""

from __future__ import annotations

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.outline.deck_file import Slide


def revealed_blocks(slide: Slide, log: Diagnostics) -> tuple[Span, ...]:
    """The blocks whose parts appear one by one, in reading order, by the places where they are written."""
    kind = slide.kind()
    if kind is not None:
        asks = slide if slide.reveal else next((block for block in slide.blocks() if block.revealed), None)
        if asks is not None:
            message = f"nothing on a slide of '{kind.word()}' can appear one by one"
            log.error("cannot_reveal", message, asks.at("reveal"), "leave 'reveal' out")
        return ()
    if slide.reveal and not slide.blocks() and slide.all_read:
        message = "this slide holds no block that could appear"
        log.error("cannot_reveal", message, slide.at("reveal"), "leave 'reveal' out, or add a block")
    return tuple(block.span for block in slide.revealed_blocks(slide.reveal))
