"""The manifest of a filled copy: all of its slides as they say it, and what deckgen filled in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.model.manifest import FILLED, Manifest, PageRecord, SlideRecord, filled_name
from deckgen.office.built_file import FoundSlide
from deckgen.office.talk_file import TalkSlide


def with_all_slides(manifest: Manifest, slides: Sequence[TalkSlide], found: Sequence[FoundSlide]) -> Manifest:
    """The manifest of what was filled, with the words of the whole copy; found are its slides as they are now."""
    filled = {one.id: one for one in manifest.slides}
    records = []
    for slide, now in zip(slides, found, strict=True):
        name = filled_name(slide.identity)
        held = filled.get(name)
        drawn = held.pages[0].charts if held else ()
        page = PageRecord(name, now.title, now.words, drawn, looks=now.looks)
        bare = held or SlideRecord(name, FILLED, now.title, ())
        records.append(replace(bare, title=now.title, pages=(page,), hidden=now.hidden, notes=now.notes, section=""))
    return replace(manifest, slides=tuple(records))
