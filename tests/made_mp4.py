"""Tiny mp4 files, made byte by byte: all of their tables of contents, and no pictures that anybody could see."""

from __future__ import annotations

from struct import pack

IDENTITY, TURNED = (1, 0, 0, 1), (0, 1, -1, 0)


def box(name: str, *parts: bytes) -> bytes:
    """A box of the file with its contents."""
    data = b"".join(parts)
    return pack(">I4s", len(data) + 8, name.encode("latin-1")) + data


def mp4(
    pictures: str = "avc1",
    sounds: str = "mp4a",
    size: tuple[int, int] = (640, 360),
    *,
    seconds: float = 4,
    matrix: tuple[int, int, int, int] = IDENTITY,
    brand: str = "isom",
    is_long: bool = False,
) -> bytes:
    """An mp4 with a track of pictures and one of sounds; "" for none. is_long writes times in eight bytes."""
    times = b"\x01\x00\x00\x00" + bytes(16) if is_long else bytes(12)
    head = box("mvhd", times, pack(">IQ" if is_long else ">II", 1000, round(seconds * 1000)), bytes(80))
    tracks = [_track("vide", pictures, size, matrix, is_long)] if pictures else []
    tracks += [_track("soun", sounds, (0, 0), IDENTITY, is_long)] if sounds else []
    named = box("ftyp", brand.encode(), bytes(4), brand.encode())
    return named + box("mdat", b"pictures") + box("moov", head, *tracks)


def _track(kind: str, written: str, size: tuple[int, int], matrix: tuple[int, int, int, int], is_long: bool) -> bytes:
    a, b, c, d = (number * 0x10000 for number in matrix)
    turned = pack(">9i", a, b, 0, c, d, 0, 0, 0, 0x40000000)
    times = b"\x01\x00\x00\x07" + bytes(48) if is_long else b"\x00\x00\x00\x07" + bytes(36)
    head = box("tkhd", times, turned, pack(">II", *(length << 16 for length in size)))
    table = box("stsd", pack(">II", 0, 1), box(written, bytes(78)))
    handler = box("hdlr", bytes(8), kind.encode(), bytes(13))
    return box("trak", head, box("mdia", handler, box("minf", box("stbl", table))))
