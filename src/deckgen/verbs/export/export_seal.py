"""Seals: by its seal a file is known as one that was exported and that nobody has changed since.

Such a file can be made again, so the next export writes over it. Any other is somebody's work.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from pathlib import Path

_PDF, _PNG = b"%PDF-", b"\x89PNG"
# What begins the comment behind a PDF, and the word of a PNG's text. Behind each stands a digest.
_COMMENT, _KEYWORD = b"%deckgen ", b"deckgen\0"
_DIGITS = 64
# No export is larger.
_MOST_BYTES = 1 << 30
# The chunk with which each PNG ends.
_END = b"\0\0\0\0IEND\xaeB`\x82"


def sealed(data: bytes) -> bytes:
    """A PDF or a PNG with its seal, which no program shows."""
    if data.startswith(_PDF):
        return data + _COMMENT + _digest(data) + b"\n"
    return data.removesuffix(_END) + _chunk(data) + _END


def is_as_exported(path: Path) -> bool:
    """Whether a file bears a seal that is its own."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        return False
    if data.startswith(_PDF):
        length = len(_COMMENT) + _DIGITS + 1
        return data == sealed(data[:-length])
    length = len(_chunk(b"")) + len(_END)
    return data.startswith(_PNG) and data.endswith(_END) and data == sealed(data[:-length] + _END)


def _digest(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()


def _chunk(data: bytes) -> bytes:
    words = b"tEXt" + _KEYWORD + _digest(data)
    return (len(words) - 4).to_bytes(4, "big") + words + zlib.crc32(words).to_bytes(4, "big")
