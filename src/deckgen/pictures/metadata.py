"""Takes out of PNG and JPEG files what they tell about people: places, cameras, names, comments.

The pixels stay coded as they are, so the picture loses nothing.
"""

from __future__ import annotations

import struct

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The chunks that change how a PNG looks. Text, times, EXIF, animation and private chunks are left out.
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
)
# JPEG's markers, each behind an FF: the start of a picture, of its coded pixels, and its end; comments; and the
# application segments of JFIF, color profiles and Adobe.
_JPEG_START, _JPEG_SCAN, _JPEG_END = 0xD8, 0xDA, 0xD9
_JPEG_COMMENT = 0xFE
_JPEG_JFIF, _JPEG_ICC, _JPEG_ADOBE = 0xE0, 0xE2, 0xEE


def stripped_png(data: bytes) -> bytes:
    """The PNG with those chunks alone that change how it looks; ValueError where its chunks can't be followed."""
    if not data.startswith(_PNG_SIGNATURE):
        raise ValueError("no PNG")
    kept, position = [_PNG_SIGNATURE], len(_PNG_SIGNATURE)
    while position + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, position)
        name, end = data[position + 4 : position + 8], position + 12 + length
        if end > len(data):
            break
        if name in _PNG_KEPT:
            kept.append(data[position:end])
        if name == b"IEND":
            return b"".join(kept)
        position = end
    raise ValueError("the PNG has no end")


def stripped_jpeg(data: bytes) -> bytes:
    """The JPEG without comments and application data, but for color profiles and what Adobe says of its colors.

    Nothing after the end of the picture is kept, where phones put a second picture or a film. ValueError where its
    segments can't be followed.
    """
    if data[:2] != bytes((0xFF, _JPEG_START)):
        raise ValueError("no JPEG")
    kept, position = [data[:2]], 2
    while position + 2 <= len(data):
        if data[position] != 0xFF:
            raise ValueError("a JPEG segment begins without its mark")
        marker = data[position + 1]
        if marker == 0xFF:  # any number of FF bytes may fill up the room before a marker
            position += 1
            continue
        if marker == _JPEG_END:
            kept.append(data[position : position + 2])
            return b"".join(kept)
        (length,) = struct.unpack_from(">H", data, position + 2) if position + 4 <= len(data) else (0,)
        end = position + 2 + length
        if length < 2 or end > len(data):
            break
        if _paints(marker, data[position + 4 : end]):
            kept.append(data[position:end])
        if marker == _JPEG_SCAN:
            scan_end = _scan_end(data, end)
            kept.append(data[end:scan_end])
            end = scan_end
        position = end
    raise ValueError("the JPEG has no end")


def _paints(marker: int, content: bytes) -> bool:
    """Whether a segment with this marker is needed to show the picture."""
    if 0xE0 <= marker <= 0xEF:
        return (
            (marker == _JPEG_JFIF and content.startswith(b"JFIF\0"))
            or (marker == _JPEG_ICC and content.startswith(b"ICC_PROFILE\0"))
            or (marker == _JPEG_ADOBE and content.startswith(b"Adobe"))
        )
    return marker != _JPEG_COMMENT


def _scan_end(data: bytes, position: int) -> int:
    """Where the coded pixels end that begin at a position: at the next marker.

    An FF among the pixels is written as FF 00, and FF D0 to FF D7 are only restarts inside them.
    """
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            raise ValueError("the JPEG has no end")
        following = data[position + 1]
        if following == 0 or 0xD0 <= following <= 0xD7:
            position += 2
        elif following == 0xFF:
            position += 1
        else:
            return position
