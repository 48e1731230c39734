"""What an mp4 says of itself, and what is said of files that are none."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from deckgen.pictures.mp4 import BrokenMp4Error, Mp4, NotMp4Error, read_mp4
from made_mp4 import TURNED, box, mp4

CLIP = Path(__file__).parent.parent / "everything" / "clip.mp4"


def test_a_clip_of_an_encoder_is_read() -> None:
    assert read_mp4(CLIP.read_bytes()) == Mp4((480, 270), 4.0, "avc1", "")


@pytest.mark.parametrize("is_long", [False, True])
def test_size_length_and_codecs_are_read(is_long: bool) -> None:
    assert read_mp4(mp4(is_long=is_long)) == Mp4((640, 360), 4.0, "avc1", "mp4a")
    assert read_mp4(mp4("hvc1", "Opus", is_long=is_long)) == Mp4((640, 360), 4.0, "hvc1", "Opus")
    assert read_mp4(mp4(sounds="", seconds=0.5, is_long=is_long)).seconds == 0.5


def test_a_clip_that_a_phone_held_upright_took_is_upright() -> None:
    assert read_mp4(mp4(size=(640, 360), matrix=TURNED)).size == (360, 640)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x1aE\xdf\xa3 and more of it", "WebM or Matroska"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "AVI"),
        (mp4(brand="qt  "), "QuickTime"),
        (box("moov", b"and") + mp4(), "QuickTime"),
        (mp4(brand="avif"), "AVIF, a picture"),
        (b"GIF89a", "GIF, a picture"),
        (b"<!DOCTYPE html><p>Sign in", ""),
        (b"", ""),
    ],
)
def test_what_else_it_is_is_said(data: bytes, kind: str) -> None:
    with pytest.raises(NotMp4Error) as raised:
        read_mp4(data)
    assert str(raised.value) == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (mp4()[:60], "is cut off or damaged"),
        (mp4()[:36], "ends before its table of contents"),
        (mp4(pictures=""), "holds no moving picture"),
        (mp4(size=(0, 360)), "doesn't say how large its frames are"),
        (mp4().replace(b"stsd", b"xxxx"), None),
        (mp4() + box("free") * 60_000, "is cut off or damaged"),
        (box("ftyp", b"isom") + box("moov", box("trak", box("tkhd", bytes(9)))), "ends amid what it says of itself"),
    ],
)
def test_why_it_can_not_be_played_is_said(data: bytes, why: str | None) -> None:
    if why is None:
        assert read_mp4(data).pictures == ""
        return
    with pytest.raises(BrokenMp4Error) as raised:
        read_mp4(data)
    assert str(raised.value) == why


def test_no_bytes_are_too_odd() -> None:
    whole, random = mp4(), Random(7)
    for _ in range(2_000):
        data = bytearray(whole)
        for _ in range(random.randrange(1, 6)):
            data[random.randrange(len(data))] = random.randrange(256)
        try:
            read_mp4(bytes(data[: random.randrange(len(data) + 1)]))
        except (BrokenMp4Error, NotMp4Error):
            continue
