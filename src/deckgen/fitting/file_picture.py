"""The picture of a file as a shape, ready for the place where it stands."""

from __future__ import annotations

from pathlib import Path

from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box
from deckgen.model.marks import Str
from deckgen.model.page import Picture
from deckgen.pictures.images import load_image
from deckgen.pictures.loaded_image import UNCROPPED, Fit, Shares


def file_picture(
    path: Path,
    written: Str,
    place: Box,
    canvas: Canvas,
    word: str,
    alt: str,
    *,
    fit: Fit = "contain",
    focus: tuple[float, float] = (0.5, 0.5),
    crop: Shares = UNCROPPED,
    ground: str = "",
) -> Picture | None:
    """A picture that is not on its canvas yet, named by a word; None once the log says why there is none.

    written is the path as the author wrote it, for complaints; alt are the words for those who don't see it. The
    others are those of `load_image`.
    """
    loaded = load_image(
        path,
        written,
        canvas.log,
        span=written.span,
        box_inches=(place.width.inches, place.height.inches),
        fit=fit,
        focus=focus,
        crop=crop,
        fonts=canvas.press.typesetter.files,
        family=canvas.brand.fonts.body,
        ground=ground,
    )
    if loaded is None:
        return None
    name, file = canvas.name(word), loaded.file(written, written.span)
    return Picture(place, loaded.data, loaded.media, name, alt, loaded.svg, loaded.crop, file)
