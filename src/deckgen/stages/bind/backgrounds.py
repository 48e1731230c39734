"""What stands behind a slide, from its author's words: a color of the brand, or a picture that is there."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.deck import Backing, BackingPicture
from deckgen.model.marks import Str
from deckgen.outline.background import FOCUS, Background
from deckgen.pictures.images import probe_size

_DARK = "dark"
# What means nothing without a picture.
_OF_PICTURES = ("shade", "focus", "alt", "credit")


def bind_background(written: Background | None, scope: Scope) -> Backing | None:
    """The background; None where none is written, or after a complaint that leaves none."""
    if written is None:
        return None
    log = scope.log
    if written.file is not None and written.color is not None:
        message = "a background is a picture or a color, not both"
        log.error("conflicting_keys", message, written.at("color"), "leave one of the two out")
        return None
    if written.file is not None:
        return _picture(written, written.file, scope)
    unused = [key for key in written.order if key in _OF_PICTURES]
    if unused:
        message = f"'{unused[0]}' means nothing without a picture"
        log.error("conflicting_keys", message, written.at(unused[0]), "add 'file' with the picture's path")
        return None
    if written.color is None:
        if written.all_read:
            hint = "write 'dark', a color of the brand, or a picture as {file: …}; quote a hex: # begins a comment"
            log.error("missing_key", "the background has neither a picture nor a color", written.span, hint)
        return None
    color = _color(written.color, scope)
    return Backing(color, written.span) if color else None


def _color(name: Str, scope: Scope) -> str | None:
    return scope.brand.dark if name == _DARK else scope.color(name, _DARK)


def _picture(written: Background, file: Str, scope: Scope) -> Backing | None:
    file = scope.file(file)
    path = scope.path(file)
    size = probe_size(path, file, scope.log, file.span) if path else None
    if written.alt is None:
        hint = "add 'alt' with what the picture shows"
        scope.log.warning("missing_alt", f"the picture '{file}' has no words for screen readers", written.span, hint)
    if path is None or size is None:
        return None
    picture = BackingPicture(
        path,
        file,
        scope.spoken(written.alt) if written.alt else "",
        scope.text(written.credit) if written.credit else None,
        written.shade,
        FOCUS[written.focus],
    )
    return Backing(scope.brand.dark, written.span, picture)
