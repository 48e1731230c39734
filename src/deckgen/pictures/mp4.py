"""Reads of an mp4 what a slide must know of it: how large its frames are, how long it runs, how it is written.

Only its tables of contents are read (ISO/IEC 14496-12), never its pictures and sounds. Knows no deck.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import error as too_short
from struct import unpack_from
from typing import Final

from msgspec import Struct

# A film cut into fragments of a second has a few boxes for each of them.
_MOST_BOXES: Final = 50_000
# The first bytes of other kinds of films, and where in the file they stand.
_OTHER_KINDS: Final = (
    (0, b"\x1aE\xdf\xa3", "WebM or Matroska"),
    (8, b"AVI ", "AVI"),
    (0, b"\x30\x26\xb2\x75", "Windows Media"),
    (0, b"FLV", "Flash"),
    (0, b"\x00\x00\x01\xba", "MPEG"),
    (0, b"OggS", "Ogg"),
    (4, b"ftypqt", "QuickTime"),
    (4, b"moov", "QuickTime"),
    (4, b"mdat", "QuickTime"),
    (4, b"wide", "QuickTime"),
    (0, b"GIF8", "GIF, a picture"),
    (4, b"ftyphei", "HEIC, a picture"),
    (4, b"ftypavif", "AVIF, a picture"),
)


class NotMp4Error(Exception):
    """The bytes are something else; the message says what, and is "" where that isn't known."""


class BrokenMp4Error(Exception):
    """The bytes begin as an mp4 and can't be played; the message says why, as what follows "it"."""


class Mp4(Struct, frozen=True):
    """What an mp4 says of itself.

    size: the width and height of its frames in pixels, upright.
    seconds: how long it runs; 0 where it doesn't say.
    pictures, sounds: how they are written, in the four letters of the standard, such as "avc1" for H.264 and "mp4a"
        for AAC; sounds are "" where it has none.
    """

    size: tuple[int, int]
    seconds: float
    pictures: str
    sounds: str


class _Track(Struct, frozen=True):
    """One of the streams of an mp4: what it is ("vide", "soun" …), how it is written, the size of its frames."""

    kind: str
    written: str
    size: tuple[int, int]


class _Box(Struct, frozen=True):
    """A box of the file: its name, and where its contents begin and end."""

    name: str
    start: int
    end: int


def read_mp4(data: bytes) -> Mp4:
    """What an mp4 says of itself; NotMp4Error or BrokenMp4Error where it is none, or can't be played."""
    if data[4:8] != b"ftyp" or data[8:10] == b"qt" or data[8:12] in (b"heic", b"heix", b"avif"):
        raise NotMp4Error(next((kind for at, first, kind in _OTHER_KINDS if data[at:].startswith(first)), ""))
    try:
        return _Reader(data).read()
    except too_short:
        raise BrokenMp4Error("ends amid what it says of itself") from None


class _Reader:
    """Reads the boxes of one file, and counts them, since a file that was made to do harm may hold millions."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _MOST_BOXES

    def read(self) -> Mp4:
        """What the file says of itself."""
        held = {box.name: box for box in self._boxes(0, len(self._data))}
        if "moov" not in held:
            raise BrokenMp4Error("ends before its table of contents")
        movie = list(self._within(held["moov"]))
        tracks = [self._track(box) for box in movie if box.name == "trak"]
        shown = next((track for track in tracks if track.kind == "vide"), None)
        if shown is None:
            raise BrokenMp4Error("holds no moving picture")
        if not all(shown.size):
            raise BrokenMp4Error("doesn't say how large its frames are")
        seconds = next((self._seconds(box) for box in movie if box.name == "mvhd"), 0.0)
        heard = next((track.written for track in tracks if track.kind == "soun"), "")
        return Mp4(shown.size, seconds, shown.written, heard)

    def _boxes(self, start: int, end: int) -> Iterator[_Box]:
        """The boxes between two places. BrokenMp4Error where one of them reaches beyond the end."""
        while start + 8 <= end:
            self._left -= 1
            size, name = unpack_from(">I4s", self._data, start)
            head = 8
            if size == 1:
                (size,), head = unpack_from(">Q", self._data, start + 8), 16
            elif size == 0:
                size = end - start
            if size < head or start + size > end or self._left < 0:
                raise BrokenMp4Error("is cut off or damaged")
            yield _Box(name.decode("latin-1"), start + head, start + size)
            start += size

    def _within(self, box: _Box) -> Iterator[_Box]:
        return self._boxes(box.start, box.end)

    def _found(self, box: _Box, *path: str) -> _Box | None:
        """The box that names lead to from another one; None where there is none."""
        for name in path:
            inner = next((one for one in self._within(box) if one.name == name), None)
            if inner is None:
                return None
            box = inner
        return box

    def _track(self, track: _Box) -> _Track:
        handler, table = self._found(track, "mdia", "hdlr"), self._found(track, "mdia", "minf", "stbl", "stsd")
        head = self._found(track, "tkhd")
        kind, written = ("", "") if handler is None else (self._letters(handler.start + 8), "")
        if table is not None:
            written = self._letters(table.start + 12)
        return _Track(kind, written, self._size(head) if head is not None else (0, 0))

    def _letters(self, at: int) -> str:
        (letters,) = unpack_from("4s", self._data, at)
        return str(letters.decode("latin-1"))

    def _size(self, head: _Box) -> tuple[int, int]:
        """Width and height by the head of a track, turned upright as its matrix says."""
        at = head.start + (52 if self._is_long(head) else 40)
        first, second = unpack_from(">ii", self._data, at)
        width, height = (length >> 16 for length in unpack_from(">II", self._data, at + 36))
        return (height, width) if not first and second else (width, height)

    def _seconds(self, head: _Box) -> float:
        """How long all of it runs by the head of the movie."""
        form, at = (">IQ", head.start + 20) if self._is_long(head) else (">II", head.start + 12)
        scale, length = unpack_from(form, self._data, at)
        return float(length / scale) if scale else 0.0

    def _is_long(self, head: _Box) -> bool:
        """Whether a head writes times in eight bytes, which is its version 1."""
        return self._data[head.start] == 1
