"""Loads picture files for PowerPoint: as PNG or JPEG, upright, in sRGB, with no more pixels than their box needs.

What a file tells of its maker is taken out. An SVG is kept, and gets a PNG for programs that can't show it. Functions
take display_path and span, the path as the author wrote it and where it stands, for complaints.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.findings import PictureFile
from deckgen.pictures.image_file import MOST_PIXELS, has_frames, is_on_its_side, open_image, without_warnings
from deckgen.pictures.metadata import stripped_jpeg, stripped_png
from deckgen.pictures.pixels import encoded, fewer, upright
from deckgen.pictures.svg import is_probably_svg, read_svg, render_svg

if TYPE_CHECKING:
    from PIL.Image import Image

Fit = Literal["contain", "cover"]
# Parts of a picture's width and height, 0 to 1, at its left, top, right and bottom.
Shares = tuple[float, float, float, float]
# Pixels beyond FULL_DPI are given up, as PowerPoint does for print; below LOW_DPI a picture looks blurred.
FULL_DPI, LOW_DPI = 220, 96
_UNCROPPED: Shares = (0.0, 0.0, 0.0, 0.0)


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
    crop: Shares = _UNCROPPED
    dpi: float | None = None

    def file(self, path: str, span: Span) -> PictureFile | None:
        """Where the pixels come from: a path as the author wrote it, and where. None for a drawing."""
        return PictureFile(path, span, self.original, self.dpi) if self.dpi is not None else None


class _Slot(Struct, frozen=True):
    """The place where a picture goes.

    box: its width and height in inches.
    fit: whether all of the picture is seen (contain), or all of the box is filled (cover).
    focus: the point that stays in sight, in shares from the left and the top.
    crop: what the author cuts off.
    """

    box: tuple[float, float]
    fit: Fit
    focus: tuple[float, float]
    crop: Shares

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


@without_warnings()
def load_image(
    path: Path,
    display_path: str,
    log: Diagnostics,
    *,
    span: Span,
    box_inches: tuple[float, float],
    fit: Fit = "contain",
    focus: tuple[float, float] = (0.5, 0.5),
    crop: Shares = _UNCROPPED,
    fonts: Sequence[str] = (),
    family: str | None = None,
) -> LoadedImage | None:
    """The picture of a file for a box of width and height in inches; None once the log says why there is none.

    crop is cut off first. Where fit is "cover" more is cut off until the picture fills the box, with the point focus
    (shares from the left and the top) as near to its middle as can be. Pixels beyond 220 dpi are given up. fonts are
    the font files for the text of an SVG, family is the font that is used where its own is not among them.
    """
    data = read_bytes(path, display_path, log, span)
    if data is None:
        return None
    slot = _Slot(box_inches, fit, focus, crop)
    if is_probably_svg(data):
        return _load_svg(data, display_path, log, span, slot, fonts, family)
    picture = open_image(data, display_path, log, span, read_pixels=True)
    return _made_ready(data, picture, display_path, log, span, slot) if picture else None


def _made_ready(
    data: bytes, picture: Image, display_path: str, log: Diagnostics, span: Span, slot: _Slot
) -> LoadedImage:
    """The picture for its place: the file's own bytes where they will do, else made again with fewer pixels."""
    if has_frames(picture):
        words = f"'{display_path}' moves or has several pages; the slide shows the first picture alone"
        log.warning("animated_picture", words, span, "save the picture that you mean as a PNG")
    turned = upright(picture)
    cut, dpi = slot.cut(turned.size), slot.dpi(turned.size)
    kept = _own_bytes(data, picture, turned) if dpi <= FULL_DPI * 1.05 else None
    if kept is not None:
        return LoadedImage(
            kept, "png" if picture.format == "PNG" else "jpeg", *turned.size, turned.size, None, cut, dpi
        )
    small = fewer(turned, min(1.0, FULL_DPI / dpi))
    made, media = encoded(small, photo=picture.format in ("JPEG", "MPO"))
    return LoadedImage(made, media, *small.size, turned.size, None, cut, dpi)


def blurred(file: PictureFile, box: tuple[float, float]) -> tuple[str, str] | None:
    """What to say of a picture that looks blurred in a box (inches), and a hint; None where it is sharp."""
    if file.dpi >= LOW_DPI:
        return None
    pixels, more = f"{file.size[0]} × {file.size[1]} pixels", LOW_DPI / file.dpi
    message = f"'{file.path}' looks blurred: {pixels} in {box[0]:.1f} × {box[1]:.1f} in are {file.dpi:.0f} dpi"
    return message, f"use one of at least {round(file.size[0] * more)} × {round(file.size[1] * more)} pixels"


@without_warnings()
def probe_size(
    path: Path, display_path: str, log: Diagnostics, span: Span, *, read_pixels: bool = False
) -> tuple[int, int] | None:
    """Width and height of a picture, upright; None once the log says why there is none.

    Damage among the pixels is only found with read_pixels, which takes longer. For an SVG only the proportions of the
    two numbers count.
    """
    data = read_bytes(path, display_path, log, span)
    if data is None:
        return None
    if is_probably_svg(data):
        read = read_svg(data, display_path, log, span)
        return _proportions(read[1]) if read else None
    picture = open_image(data, display_path, log, span, read_pixels=read_pixels)
    if picture is None:
        return None
    width, height = picture.size
    return (height, width) if is_on_its_side(picture) else (width, height)


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


def _load_svg(
    data: bytes,
    display_path: str,
    log: Diagnostics,
    span: Span,
    slot: _Slot,
    fonts: Sequence[str],
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
    # A PNG says its width and height in bytes 16 to 24 (ISO 15948, 11.2.2).
    drawn = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    original = max(1, round(natural[0])), max(1, round(natural[1]))
    return LoadedImage(png, "png", *drawn, original, svg, slot.cut(size))
