"""The manifest of a filled copy: all of its slides as they say it, and what deckgen filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckgen.model.manifest import (
    FILLED,
    ChartRecord,
    FilledRecord,
    Manifest,
    PageRecord,
    SlideRecord,
    called,
    filled_name,
)
from deckgen.model.manifest_size import with_looks
from deckgen.office.built_file import FoundSlides
from deckgen.office.talk_file import TalkSlide
from deckgen.stages.bind.talk import FilledTalk, FilledText
from deckgen.verbs.fill.shape_choice import FilledShape


def copy_record(
    manifest: Manifest,
    slides: Sequence[TalkSlide],
    found: FoundSlides,
    words: FilledTalk,
    shapes: Sequence[FilledShape],
) -> Manifest:
    """The manifest of what was filled, with the words of the whole copy; found are its slides as they are now."""
    filled = {one.id: one for one in manifest.slides}
    texts = {one.talk.part: one.texts for one in words.slides}
    records = []
    for slide, now in zip(slides, found.slides, strict=True):
        name = filled_name(slide.identity)
        bare = filled.get(name) or SlideRecord(name, FILLED, now.title, (PageRecord(name, now.title),))
        page = PageRecord(name, now.title, now.words, tuple(_charts(bare, slide, shapes)))
        record = replace(bare, title=called(now.words), pages=(page,), hidden=now.hidden, notes=now.notes, section="")
        records.append(replace(record, filled=_filled(texts.get(slide.part, ()))))
    whole = replace(manifest, slides=tuple(records), filled=_filled(words.texts), properties=found.properties)
    looks = {record.id: now.looks for record, now in zip(records, found.slides, strict=True)}
    return with_looks(whole, looks, found.sheets, found.size)


def _charts(record: SlideRecord, slide: TalkSlide, shapes: Iterable[FilledShape]) -> Iterable[ChartRecord]:
    """The charts of a slide, each with the name of the shape that it fills."""
    names = (one.name for one in shapes if one.slide.part == slide.part)
    return (replace(chart, shape=str(name)) for chart, name in zip(record.pages[0].charts, names, strict=True))


def _filled(texts: Iterable[FilledText]) -> tuple[FilledRecord, ...]:
    return tuple(FilledRecord(one.text.place, one.text.words, one.said) for one in texts if one.words)
