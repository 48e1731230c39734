"""The slides of an earlier file that stay: taken out of it as they are, and put into the new one in their places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.comparing import built_names, by_hand, known_as, unsaid
from deckgen.comparing.comparison import Edits
from deckgen.comparing.word_changes import normal
from deckgen.deck import Deck
from deckgen.files.paths import read_bytes
from deckgen.files.pulled_lines import pulled_lines
from deckgen.model.carried_slide import CarriedSlide
from deckgen.model.diagnostics import Diagnostics, SourceFile, Span
from deckgen.model.manifest import Manifest, SlideRecord, to_json
from deckgen.model.page import Page
from deckgen.office.built_file import BuiltFile, is_libreoffice, parser_of_built, read_built
from deckgen.office.slide_carrier import carried_slides
from deckgen.processes.parsing import Failed, Parser
from deckgen.stages.keep.keeper import Kept
from deckgen.stages.keep.newer_deck import NewerDeck

# How far the size of a page may be off that another program wrote, in EMU: a point.
_ROUNDED = 12_700


class _Old(Struct, frozen=True):
    """The file that is there.

    built: what it is and shows.
    names: the names under which its slides were built, "" for those that were added.
    slide_of: the id of the deck's slide for each of these names.
    carried: those of its slides that stay, by their places.
    edits: all that was edited in it and isn't in the deck.
    """

    built: BuiltFile
    names: Sequence[str]
    slide_of: Mapping[str, str]
    carried: Mapping[int, CarriedSlide]
    edits: Edits


def taken_over(
    kept: Kept, deck: Deck, target: Path, frozen: frozenset[str], log: Diagnostics, *, edited: bool
) -> Kept:
    """A copy with the slides of the file at a target that are frozen, or were edited or added, in their places."""
    nowhere = Span(SourceFile(str(target), ""), 0, 0, 0)
    with closing(parser_of_built()) as parser:
        built = read_built(target, str(target), Diagnostics(), parser) if target.is_file() else None
        if built:
            pulled = pulled_lines(target, to_json(built.manifest))
            built = replace(built, manifest=known_as(built.manifest, kept.manifest, pulled))
        data = read_bytes(target, str(target), Diagnostics(), nowhere) if built else None
        old = _old(built, data, frozen, kept.manifest, parser, edited=edited) if built and data else None
    if isinstance(old, Failed):
        log.error("foreign_file", f"its slides can't be taken over ({old.reason}); so it is not replaced", nowhere)
        return kept
    return _with(old, kept, deck, frozen, log) if old else replace(kept, told=tuple(_new(deck, frozen)))


def _new(deck: Deck, frozen: Collection[str]) -> Iterator[str]:
    """The frozen slides that were built, since no earlier file has them."""
    titles = (slide.title.plain or slide.spoken_title or slide.id for slide in deck.slides if slide.id in frozen)
    return (f"frozen from now on: {title}" for title in titles)


def _with(old: _Old, kept: Kept, deck: Deck, frozen: frozenset[str], log: Diagnostics) -> Kept:
    """A copy with the slides of an earlier file in their places."""
    by_slide: dict[str, list[CarriedSlide]] = {}
    for place, carried in old.carried.items():
        if old.names[place]:
            name = old.slide_of[old.names[place]]
            by_slide.setdefault(name, []).append(replace(carried, is_frozen=name in frozen))
    groups = [list(pages) for _, pages in groupby(kept.document.pages, key=lambda page: page.slide)]
    there = {pages[0].slide for pages in groups}
    placed = [_instead(pages, by_slide.get(pages[0].slide, ())) for pages in groups]
    pages = _with_others(placed, old, there)
    records = {slide.id: slide for slide in old.built.manifest.slides}
    stay = {name: _saved(records[name], old.built.program) for name in by_slide if name in there}
    NewerDeck(old.built.manifest, kept.manifest, stay, old.edits, deck).say(_shown(old), log)
    slides = tuple(stay.get(slide.id, slide) for slide in kept.manifest.slides)
    return Kept(
        replace(kept.document, pages=tuple(pages)),
        replace(kept.manifest, slides=slides),
        (*_told(old, by_slide, frozen, there, deck), *_new(deck, frozen - by_slide.keys())),
    )


def _old(
    built: BuiltFile, data: bytes, frozen: frozenset[str], manifest: Manifest, parser: Parser, *, edited: bool
) -> _Old | Failed:
    """The file that is there, with the slides that stay taken out of it."""
    names, edits = parser.parse(built_names, built), parser.parse(by_hand, built)
    if isinstance(names, Failed):
        return names
    if isinstance(edits, Failed):
        return edits
    lost = unsaid(edits, built.manifest, manifest)
    touched = frozenset(edit.slide.id for edit in lost.slides) if edited else frozenset[str]()
    slide_of = {page.name: slide.id for slide in built.manifest.slides for page in slide.pages}
    stay = touched | frozen
    wanted = tuple(place for place, name in enumerate(names) if (slide_of[name] in stay if name else edited))
    carried = parser.parse(carried_slides, data, wanted, names)
    if isinstance(carried, Failed):
        return carried
    return _Old(built, names, slide_of, carried, lost if edited else Edits())


def _instead(pages: Sequence[Page], carried: Sequence[CarriedSlide]) -> list[Page]:
    """The slides of an earlier file in the place of the pages of a slide; the pages where there are none."""
    if not carried:
        return list(pages)
    first = pages[0]
    return [
        replace(
            first, title=one.title, shapes=(), notes=(), bundles=(), misfits=(), steps=(), backdrop=None,
            hidden=one.hidden, part=number, name=one.name, carried=one,
        )
        for number, one in enumerate(carried)
    ]  # fmt: skip


def _with_others(groups: Sequence[list[Page]], old: _Old, there: set[str]) -> Iterator[Page]:
    """The pages, with slides that the deck doesn't have behind those that they follow in the file."""
    behind: dict[str, list[tuple[int, CarriedSlide]]] = {}
    follows = ""
    for place, name in enumerate(old.names):
        slide = old.slide_of.get(name, "")
        if slide in there:
            follows = slide
        elif place in old.carried:
            behind.setdefault(follows, []).append((place, old.carried[place]))
    first = groups[0][0]
    yield from (_added(first, *one) for one in behind.get("", ()))
    for pages in groups:
        yield from pages
        yield from (_added(pages[-1], *one) for one in behind.get(pages[-1].slide, ()))


def _added(beside: Page, place: int, carried: CarriedSlide) -> Page:
    """The page of a slide that the deck doesn't have; it stands in the section of the slide before it."""
    return Page(
        slide=f"added {place}",
        title=carried.title,
        layout=beside.layout,
        shapes=(),
        section=beside.section,
        hidden=carried.hidden,
        carried=carried,
    )


def _saved(record: SlideRecord, program: str) -> SlideRecord:
    """A slide that stays, which knows the program that wrote it. What that lost is lost in the new file too."""
    if not is_libreoffice(program):
        return record
    return replace(record, pages=tuple(replace(page, saved_by=program) for page in record.pages))


def _shown(old: _Old) -> dict[str, list[str]]:
    """The lines that stand on each slide of the file, by the ids of the deck's slides."""
    made: dict[str, list[str]] = {}
    for name, slide in zip(old.names, old.built.slides, strict=True):
        if name:
            lines = [line for words in slide.words for line in words.lines]
            made.setdefault(old.slide_of[name], []).extend(map(normal, (*lines, *slide.notes)))
    return made


def _told(
    old: _Old, by_slide: Mapping[str, Sequence[CarriedSlide]], frozen: frozenset[str], there: set[str], deck: Deck
) -> Iterator[str]:
    """The slides that stay, each with the reason, and what of the edits doesn't."""
    brand = deck.brand
    size = (int(brand.page[0]), int(brand.page[1]))
    layouts = {one.name for one in brand.layouts.values()} | set(brand.template.layouts if brand.template else ())
    if is_libreoffice(old.built.program):
        # It gives layouts names of its own, so a slide then stands on the one that it was built on.
        layouts |= {one.layout for one in old.carried.values()}
    for name, carried in by_slide.items():
        title = f"{carried[0].title or name}{_off(carried[0], size, layouts)}"
        if name not in there:
            yield f"kept as it was edited, though the deck has no such slide any more: {title}"
        else:
            yield f"{'kept, since it is frozen' if name in frozen else 'kept as it was edited'}: {title}"
    for place, one in old.carried.items():
        if not old.names[place]:
            yield f"kept, added by hand: {one.title or 'a slide without a title'}{_off(one, size, layouts)}"
    for gone in old.edits.removed:
        if gone.id in there:
            yield f"built again, though it was taken out by hand: {gone.title or gone.id}"
    for moved in old.edits.moved:
        if moved.id in there:
            yield f"in its place in the deck again, though it was moved by hand: {moved.title or moved.id}"
    for sheet in old.edits.sheets:
        yield f"not kept, since slides stand on those of the brand: what was edited in {sheet.called}"
    for words in old.edits.properties:
        yield f"not kept: the {words.where} of the file, “{words.new or ''}”"
    if old.edits.size:
        yield "not kept: the other size of the slides"


def _off(slide: CarriedSlide, size: tuple[int, int], layouts: Collection[str]) -> str:
    """Words where a slide was made for another page, or for a layout that the new file doesn't have."""
    is_same = all(abs(one - other) <= _ROUNDED for one, other in zip(slide.size, size, strict=True))
    page = "" if is_same else " (made for a page of another size)"
    return page if slide.layout in layouts else f"{page} (on another layout: “{slide.layout}” isn't kept)"
