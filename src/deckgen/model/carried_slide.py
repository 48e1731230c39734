"""CarriedSlide: a slide of an earlier file that is taken over as it is, with all that belongs to it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.model.carried_template import CarriedPart

SELF, NOTES, NOTES_MASTER, LAYOUT, JUMP = "self", "notes", "notes master", "layout", "slide:"
"""What the targets of relationships say that can't be named before the new file is made: the slide itself, its notes,
the notes master, the layout, and, before the name of another slide, a jump to that."""


class CarriedSlide(Struct, frozen=True):
    """A slide of an earlier file.

    name: what it was called when it was built, "" for a slide that deckgen didn't make.
    title: its title.
    layout: the name of its layout.
    hidden: PowerPoint passes over it.
    size: the width and height of the file's slides, in EMU.
    parts: its parts, of which the first is the slide itself. Their names are those of the old file.
    notes: the name of the part of its notes, "" where it has none.
    authors: those of its comments: the full type by which the presentation relates to them, and the part.
    is_frozen: it stays for good, whoever edits it.
    """

    name: str
    title: str
    layout: str
    hidden: bool
    size: tuple[int, int]
    parts: tuple[CarriedPart, ...]
    notes: str = ""
    authors: tuple[tuple[str, CarriedPart], ...] = ()
    is_frozen: bool = False
