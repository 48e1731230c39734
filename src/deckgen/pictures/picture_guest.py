"""What is done with the bytes of picture files: all of it runs apart, in the process of processes/parsing.py.

A picture is made ready for PowerPoint here: as PNG or JPEG, upright, in sRGB, with no more pixels than its box needs,
and without what its file tells of its maker. An SVG is kept, and gets a PNG for programs that can't show it.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.pictures.image_file import MOST_PIXELS, has_frames, is_on_its_side, open_image, without_warnings
from deckgen.pictures.loaded_image import UNCROPPED, LoadedImage, Shares, Slot
from deckgen.pictures.metadata import stripped_jpeg, stripped_png
from deckgen.pictures.pixels import encoded, fewer, laid_on, pared, upright
from deckgen.pictures.svg import is_probably_svg, read_svg, render_svg
from deckgen.processes.carried import Carried, carried, unplaced

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels beyond that are given up, as PowerPoint does for print.
FULL_DPI = 220


class Probed(Struct, frozen=True):
    """The width and height of a picture, upright, or None; and what there is to say of it.

    For an SVG only the proportions of the two numbers count.
    """

    size: tuple[int, int] | None
    complaints: tuple[Carried, ...]


class MadeReady(Struct, frozen=True):
    """A picture that is ready for its slot, or None; and what there is to say of it."""

    image: LoadedImage | None
    complaints: tuple[Carried, ...]


def probe(data: bytes, display_path: str, read_pixels: bool) -> Probed:
    """The size of a picture. Damage among the pixels is only found with read_pixels, which takes longer."""
    log = Diagnostics()
    with without_warnings():
        size = _size(data, display_path, log, unplaced(display_path), read_pixels)
    return Probed(size, carried(log))


def make_ready(
    data: bytes, display_path: str, slot: Slot, fonts: tuple[tuple[str, int, int], ...], family: str | None
) -> MadeReady:
    """The picture for its slot. fonts are the files for the words of an SVG, each with its size and time."""
    log, span = Diagnostics(), unplaced(display_path)
    with without_warnings():
        if is_probably_svg(data):
            made = _svg_ready(data, display_path, log, span, slot, tuple(path for path, *_ in fonts), family)
        else:
            picture = open_image(data, display_path, log, span, read_pixels=True)
            made = _made_ready(data, picture, display_path, log, span, slot) if picture else None
    return MadeReady(made, carried(log))


def _size(data: bytes, display_path: str, log: Diagnostics, span: Span, read_pixels: bool) -> tuple[int, int] | None:
    if is_probably_svg(data):
        read = read_svg(data, display_path, log, span)
        return _proportions(read[1]) if read else None
    picture = open_image(data, display_path, log, span, read_pixels=read_pixels)
    if picture is None:
        return None
    width, height = picture.size
    return (height, width) if is_on_its_side(picture) else (width, height)


def _made_ready(
    data: bytes, picture: Image, display_path: str, log: Diagnostics, span: Span, slot: Slot
) -> LoadedImage:
    """The picture for its place: the file's own bytes where they will do, else made again with fewer pixels."""
    if has_frames(picture):
        words = f"'{display_path}' moves or has several pages; the slide shows the first picture alone"
        log.warning("animated_picture", words, span, "save the picture that you mean as a PNG")
    turned = upright(picture)
    cut, dpi = slot.cut(turned.size), slot.dpi(turned.size)
    original = turned.size
    if slot.ground:
        turned, cut = laid_on(pared(turned, cut), slot.ground), UNCROPPED
    kept = _own_bytes(data, picture, turned) if dpi <= FULL_DPI * 1.05 else None
    if kept is not None:
        return LoadedImage(kept, "png" if picture.format == "PNG" else "jpeg", *turned.size, original, None, cut, dpi)
    small = fewer(turned, min(1.0, FULL_DPI / dpi))
    made, media = encoded(small, photo=picture.format in ("JPEG", "MPO"))
    return LoadedImage(made, media, *small.size, original, None, cut, dpi)


def _proportions(size: tuple[float, float]) -> tuple[int, int]:
    """The size of a drawing in whole numbers, large enough that rounding doesn't change its proportions."""
    scale = max(1.0, 1000 / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _own_bytes(data: bytes, picture: Image, turned: Image) -> bytes | None:
    """The file's own bytes without metadata; None where PowerPoint wouldn't show them as they are meant."""
    if turned.size != picture.size or turned is not picture:
        return None
    try:
        if picture.format == "PNG":
            return stripped_png(data)
        if picture.format == "JPEG" and picture.mode in ("L", "RGB"):
            return stripped_jpeg(data)
    except ValueError:
        return None
    return None


def _svg_ready(
    data: bytes,
    display_path: str,
    log: Diagnostics,
    span: Span,
    slot: Slot,
    fonts: tuple[str, ...],
    family: str | None,
) -> LoadedImage | None:
    """An SVG and its picture at 220 dpi; None once the log says why there is none."""
    read = read_svg(data, display_path, log, span)
    if read is None:
        return None
    svg, natural = read
    size = _proportions(natural)
    most = (MOST_PIXELS * size[0] / size[1]) ** 0.5
    try:
        png = render_svg(svg, round(min(size[0] * FULL_DPI / slot.dpi(size), most)), fonts=fonts, family=family)
    except ValueError as error:
        log.error("broken_svg", f"'{display_path}' cannot be drawn: {error}", span, "export it again as plain SVG")
        return None
    if slot.ground:
        png = _pared_png(png, slot.cut(size), slot.ground)
    # A PNG says its width and height in bytes 16 to 24 (ISO 15948, 11.2.2).
    drawn = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    original = max(1, round(natural[0])), max(1, round(natural[1]))
    if slot.ground:
        return LoadedImage(png, "png", *drawn, original)
    return LoadedImage(png, "png", *drawn, original, svg, slot.cut(size))


def _pared_png(png: bytes, shares: Shares, ground: str) -> bytes:
    """A PNG without what is cut off at its sides, on a color."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as drawn:
        return encoded(laid_on(pared(drawn, shares), ground), photo=False)[0]
