"""What became of an old deck, slide by slide."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckgen.importing.drafts import Kept
from deckgen.model.diagnostics import Diagnostic


class SlideReport(Struct, frozen=True):
    """What became of a slide of the old deck.

    number, title: which one it is. kept: how much of it. slides: on how many it stands now. said: what was not taken
    over, and why. mended: the codes of the errors that it would have had without being made simpler.
    lost: words that are nowhere now.
    """

    number: int
    title: str
    kept: Kept
    slides: int = 1
    said: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class Imported(Struct, frozen=True):
    """A deck that was made of an old one.

    files: what was written. slides: what became of each slide. said: what holds for all of them.
    errors, warnings: what `check` says of it. look: what the brand is made of.
    """

    files: tuple[Path, ...]
    slides: tuple[SlideReport, ...]
    said: tuple[str, ...]
    errors: tuple[Diagnostic, ...]
    warnings: int
    look: Literal["template", "colors"]
