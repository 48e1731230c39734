"""save: the bytes of a deck -> the file on the disk. Everything or nothing: a temporary file first, then a rename."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deckgen.data.images import load_image
from deckgen.data.whole_file import put
from deckgen.fonts import Fonts
from deckgen.model.brand import Brand
from deckgen.model.chart import ChartLook
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.geometry import Box, Inch
from deckgen.model.page import Document, Picture
from deckgen.writers.pptx import faults

LOGO = Box(Inch(0), Inch(0), Inch(1.8), Inch(0.6))


def save(data: bytes, deck: Path, output: Path | str | None, name: str, log: Diagnostics) -> Path | None:
    """Write a deck's bytes and say where; None after a complaint, and then the old file is as it was.

    output is a file ending in .pptx or a folder; `output/` beside the deck where it is None. Bytes that are no
    sound .pptx are never written. A file that another program holds open is left alone: the new one gets
    `.new` before its ending, with a warning.
    """
    target = _target(deck, output, name)
    nowhere = Span(SourceFile(str(target), ""), 0, 0, 0)
    unsound = faults(data)
    if unsound:
        message = f"the deck that was built is not sound, so it was not saved: {'; '.join(unsound[:5])}"
        log.error("unsound_file", message, nowhere, "this is a fault of deckgen's or of the brand's template")
        return None
    try:
        return _put(data, target, log, nowhere)
    except OSError as problem:
        message = f"the deck can't be saved: {problem.strerror or problem}"
        log.error("cannot_write", message, nowhere, "choose another place with -o")
        return None


def _target(deck: Path, output: Path | str | None, name: str) -> Path:
    if output is None:
        return deck.parent / "output" / f"{name}.pptx"
    path = Path(output)
    return path if path.suffix.lower() == ".pptx" and not path.is_dir() else path / f"{name}.pptx"


def _put(data: bytes, target: Path, log: Diagnostics, nowhere: Span) -> Path:
    """Write the file into its place, or beside it where the place is held."""
    try:
        put(target, data)
        return target
    except PermissionError:
        beside = target.with_name(f"{target.stem}.new.pptx")
        put(beside, data)
        message = f"another program holds '{target.name}' open; the new deck is '{beside.name}'"
        log.warning("file_in_use", message, nowhere, "close it and build again")
        return beside


def look_of(brand: Brand, fonts: Fonts) -> ChartLook:
    """What charts take from the brand."""
    colors, (largest, smallest) = brand.colors, brand.type.chart
    return ChartLook(
        ink=colors.ink,
        grey=colors.grey,
        hairline=colors.hairline,
        paper=colors.paper,
        muted=colors.muted,
        regular=fonts.file("body"),
        semibold=fonts.file("heading"),
        bold=fonts.file("body", bold=True),
        largest=largest.pt,
        smallest=smallest.pt,
    )


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
    shape = LOGO.fit(loaded.width, loaded.height)
    logo = Picture(shape, loaded.data, loaded.media, "Logo", brand.name, loaded.svg, loaded.crop)
    return replace(document, logo=logo)
