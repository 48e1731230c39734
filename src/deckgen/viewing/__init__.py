"""Looking at a deck: the slides of a variant, drawn one by one as they will stand in the file, whatever is wrong."""

from __future__ import annotations

from deckgen.viewing.view import (
    FULL_WIDTH,
    SlideView,
    UndrawableError,
    UnknownSlideError,
    UnknownStepError,
    View,
    as_png,
    is_trusted,
    slides_of,
    view_of,
    viewing,
)

__all__ = [
    "FULL_WIDTH",
    "SlideView",
    "UndrawableError",
    "UnknownSlideError",
    "UnknownStepError",
    "View",
    "as_png",
    "is_trusted",
    "slides_of",
    "view_of",
    "viewing",
]
