"""The copy of a deck that a file was built of."""

from __future__ import annotations

from pathlib import Path

from deckgen.model.diagnostics import DeckgenError, Diagnostics, SourceFile, Span
from deckgen.model.manifest import Manifest
from deckgen.tailoring import UnknownVariantError
from deckgen.workshop import Prepared, Workshop


def prepared_copy(shop: Workshop | None, file: Path, manifest: Manifest, log: Diagnostics) -> Prepared:
    """The copy of the deck that a file was built of; DeckgenError where the deck has errors, or no such copy."""
    if shop is None:
        raise DeckgenError(log)
    event, audience = manifest.event or None, None if manifest.event else manifest.audience or None
    try:
        (prepared,) = shop.prepare_all(shop.one(audience, event, log), log) or (None,)
    except UnknownVariantError:
        message = f"the file is the copy of '{event or audience}', which the deck doesn't have any more"
        log.error("no_such_copy", message, whole(file), "give the deck that it was built from")
        prepared = None
    if prepared is None or log.errors:
        raise DeckgenError(log)
    return prepared


def whole(path: Path) -> Span:
    """A file as the place of a complaint."""
    return Span(SourceFile(str(path), ""), 0, 0, 0)
