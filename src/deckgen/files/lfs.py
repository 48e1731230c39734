"""Pointers of Git LFS: small texts that stand in the place of large files until those are fetched."""

from __future__ import annotations

import re

from msgspec import Struct

# What the standard lets a pointer have at the most.
_LONGEST = 1024
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:ext-\d-\S+ \S+\n)*"
    rb"oid sha256:(?P<sha256>[0-9a-f]{64})\nsize (?P<size>\d{1,18})\n?"
)


class Pointer(Struct, frozen=True):
    """What a pointer says of the file that it stands for."""

    sha256: str
    size: int


def lfs_pointer(data: bytes) -> Pointer | None:
    """The pointer that a file consists of; None where it is a file like any other."""
    match = _POINTER.fullmatch(data) if len(data) <= _LONGEST else None
    return Pointer(match["sha256"].decode(), int(match["size"])) if match else None
