"""LoadedImage: a picture that is ready for a slide; Slot: the place that it was made ready for."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckgen.model.diagnostics import Span
from deckgen.model.findings import PictureFile

Fit = Literal["contain", "cover"]
# Parts of a picture's width and height, 0 to 1, at its left, top, right and bottom.
Shares = tuple[float, float, float, float]
UNCROPPED: Shares = (0.0, 0.0, 0.0, 0.0)


class LoadedImage(Struct, frozen=True):
    """A picture that is ready for a slide, upright.

    data, media: the bytes of a PNG or JPEG.
    width, height: how many pixels it has.
    original: the width and height of the author's file, in pixels; in CSS pixels for an SVG.
    svg: the drawing that data is a picture of, None where the file is no SVG.
    crop: what PowerPoint is to cut off.
    dpi: how many of the original's pixels stand on an inch, None for a drawing, which is sharp at any size.
    """

    data: bytes
    media: Literal["png", "jpeg"]
    width: int
    height: int
    original: tuple[int, int]
    svg: bytes | None = None
    crop: Shares = UNCROPPED
    dpi: float | None = None

    def file(self, path: str, span: Span) -> PictureFile | None:
        """Where the pixels come from: a path as the author wrote it, and where. None for a drawing."""
        return PictureFile(path, span, self.original, self.dpi) if self.dpi is not None else None


class Slot(Struct, frozen=True):
    """The place where a picture goes.

    box: its width and height in inches.
    fit: whether all of the picture is seen (contain), or all of the box is filled (cover).
    focus: the point that stays in sight, in shares from the left and the top.
    crop: what the author cuts off.
    ground: the color (hex) that the picture is laid on, what is cut off being taken out of the file, for a place that
        can't hide a part of it; "" for none.
    """

    box: tuple[float, float]
    fit: Fit
    focus: tuple[float, float]
    crop: Shares
    ground: str = ""

    def cut(self, size: tuple[int, int]) -> Shares:
        """What to cut off a picture of this size: the author's crop, and for "cover" what the box has no room for."""
        if self.fit == "contain":
            return self.crop
        left, top, right, bottom = self.crop
        width, height = 1 - left - right, 1 - top - bottom
        wanted = (self.box[0] / self.box[1]) / (size[0] / size[1])
        if width / height > wanted:
            kept = height * wanted
            more = min(max(self.focus[0] - left - kept / 2, 0), width - kept)
            return left + more, top, right + width - kept - more, bottom
        kept = width / wanted
        more = min(max(self.focus[1] - top - kept / 2, 0), height - kept)
        return left, top + more, right, bottom + height - kept - more

    def dpi(self, size: tuple[int, int]) -> float:
        """How many pixels of a picture of this size come to an inch of the box."""
        left, top, right, bottom = self.cut(size)
        return max(size[0] * (1 - left - right) / self.box[0], size[1] * (1 - top - bottom) / self.box[1])
