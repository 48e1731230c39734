"""The brand's logo, made a picture of the document."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deckgen.fitting.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.geometry import Box, Inch
from deckgen.model.page import Document, Picture
from deckgen.pictures.images import blurred, load_image

LOGO = Box(Inch(0), Inch(0), Inch(1.8), Inch(0.6))


def with_logo(document: Document, brand: Brand, fonts: Fonts, log: Diagnostics) -> Document:
    """The document with the brand's logo as a picture."""
    if brand.logo is None:
        return document
    path = Path(brand.logo)
    span = Span(SourceFile(path.name, ""), 0, 0, 0)
    box = (LOGO.width.inches, LOGO.height.inches)
    family = brand.fonts.body
    loaded = load_image(path, path.name, log, span=span, box_inches=box, fonts=fonts.files, family=family)
    if loaded is None:
        return document
    file = loaded.file(path.name, span)
    said = blurred(file, box) if file else None
    if said:
        log.warning("low_resolution", said[0], span, said[1])
    shape = LOGO.fit(loaded.width, loaded.height)
    logo = Picture(shape, loaded.data, loaded.media, "Logo", brand.name, loaded.svg, loaded.crop)
    return replace(document, logo=logo)
