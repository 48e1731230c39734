"""A picture file as PowerPoint takes it: PNG or JPEG, upright, sRGB, no larger than its box needs, telling nothing.

PNG, JPEG, GIF, WebP, TIFF and BMP are read by Pillow, the only module that knows it; SVG gets a PNG beside it.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.page import PictureFile
from deckgen.pictures.metadata import stripped_jpeg, stripped_png
from deckgen.pictures.pixels import encoded, fewer, upright
from deckgen.pictures.svg import is_probably_svg, read_svg, render_svg

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["LoadedImage", "load_image", "probe_size", "render_svg"]

Fit = Literal["contain", "cover"]
Shares = tuple[float, float, float, float]
# JPEG finds MPO, the many-picture JPEG of some cameras, by itself.
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
# What Pillow's readers raise for damaged files, as it happens.
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    EOFError,
    IndexError,
    OverflowError,
    MemoryError,
    struct.error,
)
MOST_PIXELS = 100_000_000
FULL_DPI, LOW_DPI = 220, 96
_WHOLE: Shares = (0.0, 0.0, 0.0, 0.0)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file or an Office document"),
    (b"8BPS", "a Photoshop file"),
    (b"%!PS", "a PostScript file"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile (WMF)"),
    (b"\x01\x00\x00\x00", "a Windows metafile (EMF)"),
    (b"\x1f\x8b", "a packed file, perhaps .svgz"),
    (b"\x00\x00\x01\x00", "an icon file (.ico)"),
    (b"<!DOCTYPE html", "a web page, not the picture on it"),
    (b"<html", "a web page, not the picture on it"),
)


_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")


@contextmanager
def _unwarned() -> Iterator[None]:
    """Pillow warns of large pictures and odd EXIF on stderr; what matters is told by the log."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


class LoadedImage(Struct, frozen=True):
    """A picture ready for a slide: bytes of a PNG or JPEG, its width and height in pixels, upright.

    svg is the drawing that the bytes are a picture of, where it is one. crop is the share that is cut off at the
    left, top, right and bottom; original is the size in pixels (CSS pixels for SVG) that the file had, upright. dpi
    is how many of those pixels stand on an inch, None for a drawing, which is sharp at any size.
    """

    data: bytes
    media: Literal["png", "jpeg"]
    width: int
    height: int
    original: tuple[int, int]
    svg: bytes | None = None
    crop: Shares = _WHOLE
    dpi: float | None = None

    def file(self, path: str, span: Span) -> PictureFile | None:
        """Where the pixels come from: a path as the author wrote it, and where. None for a drawing."""
        return PictureFile(path, span, self.original, self.dpi) if self.dpi is not None else None


class _Slot(Struct, frozen=True):
    """Where a picture goes: width and height in inches, and how the picture meets them."""

    box: tuple[float, float]
    fit: Fit
    focus: tuple[float, float]
    crop: Shares

    def cut(self, size: tuple[int, int]) -> Shares:
        """The shares to cut off so that the rest fills the box (cover), or those asked for alone (contain)."""
        if self.fit == "contain":
            return self.crop
        left, top, right, bottom = self.crop
        width, height = 1 - left - right, 1 - top - bottom
        wanted = (self.box[0] / self.box[1]) / (size[0] / size[1])
        if width / height > wanted:
            keep = height * wanted
            extra = min(max(self.focus[0] - left - keep / 2, 0), width - keep)
            return left + extra, top, right + width - keep - extra, bottom
        keep = width / wanted
        extra = min(max(self.focus[1] - top - keep / 2, 0), height - keep)
        return left, top + extra, right, bottom + height - keep - extra

    def dpi(self, size: tuple[int, int]) -> float:
        """Dots per inch at which what is left of a picture stands in the box."""
        left, top, right, bottom = self.cut(size)
        return max(size[0] * (1 - left - right) / self.box[0], size[1] * (1 - top - bottom) / self.box[1])


@_unwarned()
def load_image(
    path: Path,
    shown: str,
    log: Diagnostics,
    *,
    span: Span,
    box_inches: tuple[float, float],
    fit: Fit = "contain",
    focus: tuple[float, float] = (0.5, 0.5),
    crop: Shares = _WHOLE,
    fonts: Sequence[str] = (),
    family: str | None = None,
) -> LoadedImage | None:
    """The picture of a file for a box of width and height in inches; None once the log says why there is none.

    crop is cut off first (shares of the picture). `cover` then cuts so much more that the box is filled, keeping
    the point focus (shares from the left and the top) as near the middle as it goes. Pixels beyond 220 dpi are
    given up. fonts are the files that an SVG's text is drawn with, in
    family where they don't hold its own.
    """
    data = read_bytes(path, shown, log, span)
    if data is None:
        return None
    slot = _Slot(box_inches, fit, focus, crop)
    if is_probably_svg(data):
        return _load_svg(data, shown, log, span, slot, fonts, family)
    picture = _opened(data, shown, log, span, whole=True)
    return _made_ready(data, picture, shown, log, span, slot) if picture else None


def _made_ready(data: bytes, picture: Image, shown: str, log: Diagnostics, span: Span, slot: _Slot) -> LoadedImage:
    if _has_frames(picture):
        words = f"'{shown}' moves or has several pages; the slide shows the first picture alone"
        log.warning("animated_picture", words, span, "save the picture that you mean as a PNG")
    turned = upright(picture)
    cut, dpi = slot.cut(turned.size), slot.dpi(turned.size)
    kept = _kept(data, picture, turned) if dpi <= FULL_DPI * 1.05 else None
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


def _has_frames(picture: Image) -> bool:
    if picture.format not in ("GIF", "WEBP", "PNG", "TIFF"):
        return False
    try:
        return bool(getattr(picture, "is_animated", False))
    except _DAMAGED:  # in a later frame
        return True


@_unwarned()
def probe_size(
    path: Path, shown: str, log: Diagnostics, span: Span, *, whole: bool = False
) -> tuple[int, int] | None:
    """Width and height of a picture, upright; None once the log says why there is none.

    Its first bytes are read alone, and its pixels too where whole. For an SVG the numbers give its proportions.
    """
    data = read_bytes(path, shown, log, span)
    if data is None:
        return None
    if is_probably_svg(data):
        read = read_svg(data, shown, log, span)
        return _proportions(read[1]) if read else None
    picture = _opened(data, shown, log, span, whole=whole)
    if picture is None:
        return None
    width, height = picture.size
    return (height, width) if _lies_on_its_side(picture) else (width, height)


def _lies_on_its_side(picture: Image) -> bool:
    """Whether EXIF says to turn the picture by 90 degrees; a PNG is only asked where its head has EXIF."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return False
    try:
        return picture.getexif().get(0x0112) in (5, 6, 7, 8)
    except _DAMAGED:
        return False


def _proportions(size: tuple[float, float]) -> tuple[int, int]:
    scale = max(1.0, 1000 / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _opened(data: bytes, shown: str, log: Diagnostics, span: Span, *, whole: bool) -> Image | None:
    """The picture, its pixels read where whole; None once the log says why not."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        size = picture.size
    except Image.DecompressionBombError:
        size, picture = (MOST_PIXELS, 2), None
    except _DAMAGED as fault:
        if isinstance(fault, UnidentifiedImageError) and not data.startswith(_PICTURES):
            hint = "pictures are PNG, JPEG, GIF, WebP, TIFF, BMP or SVG files"
            log.error("not_a_picture", f"'{shown}' is no picture: {_looks_like(data)}", span, hint)
        else:
            words = f"'{shown}' is damaged: its beginning cannot be read"
            log.error("broken_picture", words, span, "export it again")
        return None
    if picture is None or size[0] * size[1] > MOST_PIXELS:
        hint = f"at most {MOST_PIXELS // 1_000_000} million are read; a slide shows 5 million"
        log.error("picture_too_large", f"'{shown}' has too many pixels", span, hint)
        return None
    if whole:
        try:
            picture.load()
        except _DAMAGED:
            words = f"'{shown}' is damaged or cut short: it stops before its last pixel"
            log.error("broken_picture", words, span, "copy or export it again")
            return None
    return picture


def _looks_like(data: bytes) -> str:
    kind = next((kind for magic, kind in _MAGIC if data[:32].lower().startswith(magic.lower())), None)
    if kind is None and data[4:8] == b"ftyp":
        kind = {b"heic": "a HEIC photo", b"mif1": "a HEIC photo", b"avif": "an AVIF picture"}.get(
            data[8:12], "a film"
        )
    if kind is None:
        try:
            data[:400].decode("utf-8")
            kind = "text"
        except UnicodeDecodeError:
            kind = "a file of an unknown kind"
    return f"it looks like {kind}"


def _kept(data: bytes, picture: Image, turned: Image) -> bytes | None:
    """The file's own bytes, its metadata taken out, where PowerPoint shows them as they are meant."""
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
    data: bytes, shown: str, log: Diagnostics, span: Span, slot: _Slot, fonts: Sequence[str], family: str | None
) -> LoadedImage | None:
    """The drawing and its picture at 220 dpi."""
    read = read_svg(data, shown, log, span)
    if read is None:
        return None
    svg, natural = read
    size = _proportions(natural)
    most = (MOST_PIXELS * size[0] / size[1]) ** 0.5
    try:
        png = render_svg(svg, round(min(size[0] * FULL_DPI / slot.dpi(size), most)), fonts=fonts, family=family)
    except ValueError as fault:
        log.error("broken_svg", f"'{shown}' cannot be drawn: {fault}", span, "export it again as plain SVG")
        return None
    drawn = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    original = max(1, round(natural[0])), max(1, round(natural[1]))
    return LoadedImage(png, "png", *drawn, original, svg, slot.cut(size))
