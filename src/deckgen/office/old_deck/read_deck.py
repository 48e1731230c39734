"""From the bytes of a .pptx that somebody made by hand to what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.attributes import whole
from deckgen.office.file_parts import opened
from deckgen.office.manifest_marks import manifest_parts
from deckgen.office.old_deck.cut_out import without_slides
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.old_values import OldDeck, OldSlide
from deckgen.office.old_deck.read_layouts import layouts_of, parts_of_layouts
from deckgen.office.old_deck.read_look import look_of_deck
from deckgen.office.old_deck.read_media import media_of
from deckgen.office.old_deck.read_slides import SlideReader
from deckgen.office.strict_parts import parts_of
from deckgen.office.xml_names import P14, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SLIDES: Final = 2_000
NO_SLIDES: Final = "it has no slides"
MOST_SHAPES: Final = 40_000
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_WIDE = (12_192_000, 6_858_000)


class Read(Struct, frozen=True):
    """What came of reading: the deck, or why there is none; and what is wrong with single slides."""

    deck: OldDeck | None
    problem: str = ""
    unread: dict[int, str] = {}


def read_deck(data: bytes) -> Read:
    """The deck in the bytes of a .pptx. A slide that can't be read is empty, and said."""
    try:
        with closing(opened(data)) as archive:
            file = DeckFile(parts_of(archive))
            main = file.first("", "officeDocument")
            if not main or not main.startswith("ppt/"):
                raise ValueError("it is no PowerPoint presentation")
            return _deck(file, main)
    except ValueError as problem:
        return Read(None, str(problem))


def _deck(file: DeckFile, main: str) -> Read:
    root, unread = file.xml(main), dict[int, str]()
    parts = list(_slide_parts(root, main, file))
    if len(parts) > MOST_SLIDES:
        raise ValueError(f"it has {len(parts):,} slides, more than any talk")
    sections, slides, left = _sections(root), list[OldSlide](), MOST_SHAPES
    page = root.find(f"{P}sldSz")
    size = _WIDE if page is None else (whole(page, "cx") or _WIDE[0], whole(page, "cy") or _WIDE[1])
    reader = SlideReader(file, size)
    for number, (identity, part) in enumerate(parts, 1):
        try:
            slides.append(reader.read(part, sections.get(identity)))
            left -= len(slides[-1].shapes)
        except ValueError as problem:
            unread[number] = str(problem)
            slides.append(OldSlide(part, "", (), section=sections.get(identity)))
        if left < 0:
            raise ValueError("it has more shapes than any talk")
    if not slides:
        raise ValueError(NO_SLIDES)
    title, author = _properties(file)
    master = _master(parts, file) or file.first(main, "slideMaster")
    layouts = layouts_of(master, file)
    deck = OldDeck(
        size=size,
        slides=tuple(slides),
        title=title,
        author=author,
        language=next((language for language, _ in reader.languages.most_common(1)), ""),
        look=look_of_deck(master, file, size),
        media=media_of(slides, file.parts),
        on_notes=tuple(reader.on_notes),
        template=without_slides(file, main, master),
        layouts=layouts,
        on_template=reader.on_layouts(parts_of_layouts(master, file, layouts.values())),
        is_built=next(manifest_parts(file.parts), None) is not None,
    )
    return Read(deck, "", unread)


def _slide_parts(root: _Element, main: str, file: DeckFile) -> Iterator[tuple[str, str]]:
    """The slides in their order: the id of each, and its part."""
    for listed in root.iterfind(f"{P}sldIdLst/{P}sldId"):
        relation = file.relation(main, listed.get(f"{R}id"))
        if relation.kind == "slide" and relation.target:
            yield listed.get("id", ""), relation.target


def _master(parts: list[tuple[str, str]], file: DeckFile) -> str:
    """The master that most slides stand on."""
    counts = Counter(file.sheets_of(part)[1] for _, part in parts)
    return counts.most_common(1)[0][0] if counts else ""


def _sections(root: _Element) -> dict[str, str]:
    """The names of sections by the ids of the slides with which they begin."""
    found = {}
    for section in root.iter(f"{P14}section"):
        first = next(section.iter(f"{P14}sldId"), None)
        if first is not None:
            found[first.get("id", "")] = " ".join(section.get("name", "").split())
    return found


def _properties(file: DeckFile) -> tuple[str, str]:
    """Title and author as the file's properties have them."""
    part = file.first("", "core-properties")
    if not part:
        return "", ""
    root = file.xml(part)
    title, author = (" ".join((root.findtext(f"{_DC}{name}") or "").split()) for name in ("title", "creator"))
    return title, author
