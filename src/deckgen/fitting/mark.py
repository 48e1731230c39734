"""A small drawing in a card or a box: an icon in a color, or the picture of a file as it is."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.fitting.canvas import Canvas
from deckgen.fitting.file_picture import file_picture
from deckgen.model.geometry import Box
from deckgen.model.marks import Str
from deckgen.model.page import Icon


class MarkFile(Struct, frozen=True):
    """A picture that was found: its file, the path as the author wrote it, and its width and height in pixels."""

    path: Path
    written: Str
    size: tuple[int, int]


class Mark(Struct, frozen=True):
    """The name of an icon, or a picture."""

    shown: str | MarkFile

    def put(self, place: Box, color: str, canvas: Canvas) -> None:
        """Draw it in a square place: an icon in the color, a picture in its own ones and as large as it fits."""
        if isinstance(self.shown, str):
            canvas.add(Icon(place, self.shown, color, canvas.name("Icon")))
            return
        fitted = place.fit(*self.shown.size)
        picture = file_picture(self.shown.path, self.shown.written, fitted, canvas, "Icon", "")
        if picture is not None:
            canvas.add(picture)
