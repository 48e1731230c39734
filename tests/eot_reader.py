"""Reads Embedded OpenType by the W3C's submission of the format, apart from what deckgen writes it with."""

from __future__ import annotations

import struct
from typing import NamedTuple


class Eot(NamedTuple):
    """What an EOT file says, and the font in it."""

    flags: int
    weight: int
    italic: int
    rights: int
    names: list[str]
    font: bytes


def read_eot(data: bytes) -> Eot:
    """The fields one after the other; an AssertionError where one can't be."""
    total, size, version, flags = struct.unpack_from("<4I", data, 0)
    assert total == len(data)
    assert version == 0x00020001
    assert not flags & 0x10000004, "neither packed nor blurred"
    weight, rights, magic = struct.unpack_from("<IHH", data, 28)
    assert magic == 0x504C
    assert struct.unpack_from("<4I", data, 64) == (0, 0, 0, 0)
    at, names = 80, []
    for _ in range(4):
        padding, length = struct.unpack_from("<HH", data, at)
        assert padding == 0
        names.append(data[at + 4 : at + 4 + length].decode("utf-16-le"))
        at += 4 + length
    padding, root = struct.unpack_from("<HH", data, at)
    assert (padding, root) == (0, 0)
    assert len(data) - at - 4 == size
    return Eot(flags, weight, data[27], rights, names, data[at + 4 :])
