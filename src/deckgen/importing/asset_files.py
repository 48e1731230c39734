"""The files that a deck needs beside it: pictures, clips and tables, each once, under a name that says what it is."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence

from deckgen.importing.free_names import FreeNames
from deckgen.model.slug import slug

# How pictures begin that deckgen shows, and the endings of their names.
_PICTURES = (
    (b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"), (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
)  # fmt: skip
LONGEST = 48
# What stands in the place of a picture that can't be read.
UNREADABLE = b"?"


def picture_ending(data: bytes) -> str:
    """The ending of a picture that deckgen shows, by how its bytes begin; "" for any other."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((ending for start, ending in _PICTURES if data.startswith(start)), "")


def is_mp4(data: bytes) -> bool:
    """Whether bytes are those of an mp4."""
    return data[4:8] == b"ftyp"


class Files:
    """The files so far, by their paths."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}
        self._paths: dict[bytes, str] = {}
        self._names = FreeNames()

    def add(self, folder: str, words: str, ending: str, data: bytes) -> str:
        """Keep a file under a name made of words; the same bytes are kept once. Gives its path."""
        digest = hashlib.sha256(data).digest() + ending.encode()
        if digest not in self._paths:
            stem = slug(words)[:LONGEST].strip("-")
            self._paths[digest] = self._names.one(f"assets/{folder}/{stem}", f".{ending}")
            self.made[self._paths[digest]] = data
        return self._paths[digest]


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A table as csv."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()


def unlike(names: Sequence[str], stand_in: str) -> list[str]:
    """Names of columns that are told apart: none is empty, and of equal ones the later ones are numbered."""
    free = FreeNames(" ")
    return [free.one(" ".join(name.split()) or f"{stand_in} {number}") for number, name in enumerate(names, 1)]
