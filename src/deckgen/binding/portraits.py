"""Portraits that authors ask for: a picture, and which part of it stays in sight."""

from __future__ import annotations

from deckgen.binding.scope import Scope
from deckgen.fitting.portrait import Portrait, initials_of
from deckgen.model.marks import Str
from deckgen.model.phrases import Phrases
from deckgen.pictures.focus import FOCUS
from deckgen.pictures.images import probe_size

# Heads stand over the middle of most pictures.
_HEAD = (0.5, 0.35)


def portrait(image: Str | None, focus: str | None, name: str, scope: Scope, *, is_round: bool) -> Portrait | None:
    """The portrait of somebody of this name; None after a complaint of the picture."""
    say = Phrases(scope.language)
    alt = say("Portrait of {name}", name=name) if name else ""
    point = FOCUS[focus] if focus else _HEAD
    if image is None:
        return Portrait(None, None, point, initials_of(name), alt, is_round)
    image = scope.file(image)
    path = scope.path(image)
    size = probe_size(path, image, scope.log, image.span) if path else None
    if size is None:
        return None
    return Portrait(path, image, point, "", alt, is_round)
