"""Opens picture files with Pillow, within bounds, and says what is wrong with those that can't be opened."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deckgen.model.diagnostics import Diagnostics, Span

if TYPE_CHECKING:
    from PIL.Image import Image

# Pillow reads MPO, a JPEG of several pictures that some cameras write, as JPEG.
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
# All that Pillow's readers are known to raise for damaged files.
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
_EXIF_ORIENTATION = 0x0112
MOST_PIXELS = 100_000_000
# How many times as long as its other side a picture may be.
MOST_PROPORTION = 10_000
# The bytes that files begin with which are none of those pictures, and what these files are.
_BEGINNINGS = (
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
# The bytes that pictures begin with: a file with one of these that can't be read is damaged.
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF")


@contextmanager
def without_warnings() -> Iterator[None]:
    """Keeps Pillow from writing warnings about large pictures and odd EXIF; what matters goes to the log."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def open_image(data: bytes, display_path: str, log: Diagnostics, span: Span, *, read_pixels: bool) -> Image | None:
    """The picture of a file's bytes; None once the log says why there is none.

    Damage among the pixels is only found with read_pixels. display_path and span are the path as the author wrote it
    and where it stands.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        size = picture.size
    except Image.DecompressionBombError:
        size, picture = (MOST_PIXELS, 2), None
    except _DAMAGED as error:
        if isinstance(error, UnidentifiedImageError) and not data.startswith(_PICTURES):
            hint = "pictures are PNG, JPEG, GIF, WebP, TIFF, BMP or SVG files"
            log.error("not_a_picture", f"'{display_path}' is no picture: {_looks_like(data)}", span, hint)
        else:
            words = f"'{display_path}' is damaged: its beginning cannot be read"
            log.error("broken_picture", words, span, "export it again")
        return None
    if picture is None or size[0] * size[1] > MOST_PIXELS:
        hint = f"at most {MOST_PIXELS // 1_000_000} million are read; a slide shows 5 million"
        log.error("picture_too_large", f"'{display_path}' has too many pixels", span, hint)
        return None
    if max(size) > MOST_PROPORTION * min(size):
        message = f"'{display_path}' is {size[0]:,} × {size[1]:,} pixels, a strip that no slide can show"
        log.error("picture_too_large", message, span, "cut out the part that you mean")
        return None
    if read_pixels:
        try:
            picture.load()
        except _DAMAGED:
            words = f"'{display_path}' is damaged or cut short: it stops before its last pixel"
            log.error("broken_picture", words, span, "copy or export it again")
            return None
    return picture


def _looks_like(data: bytes) -> str:
    """What a file that is no picture looks like, for a complaint."""
    start = data[:32].lower()
    kind = next((kind for beginning, kind in _BEGINNINGS if start.startswith(beginning.lower())), None)
    # Films and the photos of phones are of one family (ISO 14496-12), which says in bytes 8 to 12 what they are.
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


def has_frames(picture: Image) -> bool:
    """Whether a picture moves or has several pages."""
    if picture.format not in ("GIF", "WEBP", "PNG", "TIFF"):
        return False
    try:
        return bool(getattr(picture, "is_animated", False))
    except _DAMAGED:  # a later picture of the file is damaged, so it has several
        return True


def is_on_its_side(picture: Image) -> bool:
    """Whether EXIF says to turn the picture by 90 degrees."""
    # The EXIF of a PNG may stand behind its pixels, and Pillow would read all of them to look there.
    if picture.format == "PNG" and "exif" not in picture.info:
        return False
    try:
        return picture.getexif().get(_EXIF_ORIENTATION) in (5, 6, 7, 8)
    except _DAMAGED:
        return False
