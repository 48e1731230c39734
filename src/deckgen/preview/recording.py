"""Recording: the times that a speaker took for the slides, as the presenter's page counted them, in a file."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from deckgen.files.atomic_write import write_file
from deckgen.model.spoken import Spoken, SpokenSlide
from deckgen.preview.told import Told

LONGEST: Final = 24 * 3600.0
MOST_A_DAY: Final = 10_000


def spoken_name(deck: Path) -> str:
    """What the next file of times is called, such as "deck-spoken-2018-09-12.json"."""
    stem = f"{deck.stem}-spoken-{datetime.now():%Y-%m-%d}"
    names = (f"{stem}{more}.json" for more in ("", *map("-{}".format, range(2, MOST_A_DAY))))
    return next(name for name in names if not (deck.parent / name).exists())


def spoken_of(said: Mapping[str, Any], told: Told) -> Spoken | None:
    """The times that a page says, of slides that there are; None where there are none."""
    seconds: dict[str, float] = {}
    for one in said.get("slides", ()) if isinstance(said.get("slides"), list) else ():
        slide = told.slides.get(str(one.get("name"))) if isinstance(one, dict) else None
        took = one.get("seconds") if isinstance(one, dict) else None
        if slide is not None and isinstance(took, int | float) and math.isfinite(took) and 0 < took <= LONGEST:
            seconds[slide.slide] = seconds.get(slide.slide, 0.0) + took
    if not seconds:
        return None
    slides = tuple(SpokenSlide(slide, round(took, 1)) for slide, took in seconds.items())
    return Spoken(slides, told.deck.copy, datetime.now().isoformat(timespec="minutes"))


def save_spoken(spoken: Spoken, deck: Path) -> str:
    """Write times into a new file beside the deck; its name. OSError where it can't be written."""
    name = spoken_name(deck)
    write_file(deck.parent / name, msgspec.json.format(msgspec.json.encode(spoken), indent=2) + b"\n")
    return name
