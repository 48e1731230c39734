"""Loads videos for PowerPoint, and says of each that can't be played on a stage why not."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from deckgen.files.paths import read_bytes
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.pictures.mp4 import BrokenMp4Error, Mp4, NotMp4Error, read_mp4

MOST_BYTES: Final = 100_000_000
_SMALLER: Final = "cut it to what the talk needs, or save it with 1280 × 720 pixels"
_EXPORT: Final = "save it as mp4 with H.264 pictures and AAC sound"
# What PowerPoint plays wherever it runs: H.264 and AAC, by the letters that the standard has for them.
_PLAYED_PICTURES: Final = ("avc1", "avc3")
_PLAYED_SOUNDS: Final = ("mp4a",)
_NAMES: Final = {
    "hvc1": "H.265", "hev1": "H.265", "dvh1": "Dolby Vision", "dvhe": "Dolby Vision", "av01": "AV1", "vp08": "VP8",
    "vp09": "VP9", "mp4v": "MPEG-4 Part 2", "encv": "an encrypted form", "enca": "an encrypted form", "ac-3": "AC-3",
    "ec-3": "E-AC-3", "Opus": "Opus", "fLaC": "FLAC", "alac": "ALAC",
}  # fmt: skip


class Clip(Struct, frozen=True):
    """A video that is ready for a slide: its bytes, the size of its frames, and how many seconds it runs."""

    data: bytes
    size: tuple[int, int]
    seconds: float


def load_clip(path: Path, display_path: str, log: Diagnostics, span: Span) -> Clip | None:
    """The mp4 of a file; None once the log says why there is none.

    display_path is the path as the author wrote it and span where it stands. What PowerPoint plays on some computers
    alone is warned of.
    """
    data = read_bytes(path, display_path, log, span, most=MOST_BYTES, smaller=_SMALLER)
    if data is None:
        return None
    try:
        held = read_mp4(data)
    except NotMp4Error as error:
        kind = f" but {error}" if str(error) else ""
        log.error("not_a_video", f"'{display_path}' is no mp4{kind}", span, _EXPORT)
        return None
    except BrokenMp4Error as error:
        log.error("broken_video", f"'{display_path}' can't be played: it {error}", span, "copy or export it again")
        return None
    _judge(held, display_path, log, span)
    return Clip(data, held.size, held.seconds)


def _judge(held: Mp4, display_path: str, log: Diagnostics, span: Span) -> None:
    """Warn of pictures and sounds that PowerPoint may show as nothing."""
    unplayed = []
    if held.pictures not in _PLAYED_PICTURES:
        unplayed.append(f"its pictures are in {_named(held.pictures)}")
    if held.sounds and held.sounds not in _PLAYED_SOUNDS:
        unplayed.append(f"its sounds are in {_named(held.sounds)}")
    if unplayed:
        message = f"many computers don't play '{display_path}': {', '.join(unplayed)}"
        log.warning("unplayable_video", message, span, _EXPORT)


def _named(letters: str) -> str:
    """What people call a way of writing pictures or sounds."""
    return _NAMES.get(letters, f"'{letters}'" if letters.isprintable() and letters.strip() else "an unknown form")
