"""PNG and JPEG files without what they tell of their maker: places, cameras, names, comments.

Works on the bytes, so that the picture itself stays as it is. Knows no pixel.
"""

from __future__ import annotations

import struct

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What changes how a PNG looks; text, times, EXIF, animation and private chunks stay behind.
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")
)
_JPEG_START, _JPEG_SCAN, _JPEG_END = 0xD8, 0xDA, 0xD9
_JPEG_JFIF, _JPEG_ICC, _JPEG_ADOBE = 0xE0, 0xE2, 0xEE


def stripped_png(data: bytes) -> bytes:
    """The PNG with the chunks that paint it; ValueError where its chunks cannot be followed."""
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
    """The JPEG without comments and application data; color profiles and Adobe's color mark stay.

    ValueError where its segments cannot be followed. What stands after the end of the picture goes too.
    """
    if data[:2] != bytes((0xFF, _JPEG_START)):
        raise ValueError("no JPEG")
    kept, position = [data[:2]], 2
    while position + 2 <= len(data):
        if data[position] != 0xFF:
            raise ValueError("a JPEG segment begins without its mark")
        marker = data[position + 1]
        if marker == 0xFF:  # a fill byte
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
    """Whether a segment is needed to show the picture."""
    if 0xE0 <= marker <= 0xEF:
        return (
            (marker == _JPEG_JFIF and content.startswith(b"JFIF\0"))
            or (marker == _JPEG_ICC and content.startswith(b"ICC_PROFILE\0"))
            or (marker == _JPEG_ADOBE and content.startswith(b"Adobe"))
        )
    return marker != 0xFE


def _scan_end(data: bytes, position: int) -> int:
    """Where the coded pixels end: at the next mark that is neither a stuffed FF nor a restart."""
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
