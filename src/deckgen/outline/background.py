"""Background: what an author may put behind a slide, a divider or the cover."""

from __future__ import annotations

import re
from typing import Any

from deckgen.model.marks import Map, Str
from deckgen.model.node import Node, one_of

FOCUS = {"left": (0.0, 0.5), "center": (0.5, 0.5), "right": (1.0, 0.5), "top": (0.5, 0.0), "bottom": (0.5, 1.0)}
"""The points of a picture by their words, in shares from the left and the top."""
# A color has no ending, as the name of a picture's file has.
_IS_FILE = re.compile(r"\.\w{2,4}$")


class Background(Node):
    """A picture that fills the slide, or a color: `dark`, `accent`, or any other color of the brand, or a hex."""

    noun = "a background"
    example = "file: assets/images/river.jpg"
    file: Str | None = None
    """The picture's file inside the project."""
    color: Str | None = None
    """The color, in place of a picture: dark, a color of the brand, or a hex."""
    shade: one_of("auto", "bottom", "left", "right", "top", "full", "none") = "auto"  # type: ignore[valid-type]
    """Where the picture is darkened for the words on it, no more than they need: from one side, or all of it."""
    focus: one_of(*FOCUS) = "center"  # type: ignore[valid-type]
    """The part of the picture that stays in sight where it is cut to the slide."""
    alt: Str | None = None
    """What the picture shows, in words for those who don't see it."""
    credit: Str | None = None
    """Who made the picture, in small words at the lower right."""

    @classmethod
    def long_form(cls, data: Any) -> Any:
        """The data as a mapping: a word is a color, or the file of a picture where it ends as such files do."""
        if isinstance(data, Str) and not data.null:
            key = "file" if _IS_FILE.search(data) else "color"
            return Map({Str(key, data.span): data}, data.span)
        return data

    @classmethod
    def all_forms(cls, long: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema of all forms: a mapping, or a word."""
        return {"anyOf": [long, {"type": "string"}]}
