"""From the bytes of a .pptx that somebody made by hand to what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.file_parts import opened
from deckgen.office.old_deck.cut_out import without_slides
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.inherited_looks import Sheets
from deckgen.office.old_deck.old_values import OldDeck, OldParagraph, OldSlide
from deckgen.office.old_deck.read_grounds import ground_of
from deckgen.office.old_deck.read_layouts import layouts_of
from deckgen.office.old_deck.read_look import look_of_deck
from deckgen.office.old_deck.read_media import media_of
from deckgen.office.old_deck.read_paragraphs import paragraphs_of
from deckgen.office.old_deck.read_shapes import ShapeReader
from deckgen.office.old_deck.xml_names import P14, A, P, R, whole
from deckgen.office.strict_parts import parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SLIDES: Final = 2_000
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
    sections, slides, left = _sections(root), [], MOST_SHAPES
    for number, (identity, part) in enumerate(parts, 1):
        try:
            slides.append(_slide(part, sections.get(identity), file))
            left -= len(slides[-1].shapes)
        except ValueError as problem:
            unread[number] = str(problem)
            slides.append(OldSlide(part, "", (), section=sections.get(identity)))
        if left < 0:
            raise ValueError("it has more shapes than any talk")
    if not slides:
        raise ValueError("it has no slides")
    size = root.find(f"{P}sldSz")
    title, author = _properties(file)
    master = _master(parts, file) or file.first(main, "slideMaster")
    deck = OldDeck(
        size=_WIDE if size is None else (whole(size, "cx") or _WIDE[0], whole(size, "cy") or _WIDE[1]),
        slides=tuple(slides),
        title=title,
        author=author,
        language=_language(file, parts),
        look=look_of_deck(master, file),
        media=media_of(slides, file.parts),
        on_notes=_on_notes(parts, file),
        template=without_slides(file, main, master),
        layouts=layouts_of(master, file),
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
    counts = Counter(file.first(file.first(part, "slideLayout"), "slideMaster") for _, part in parts)
    return counts.most_common(1)[0][0] if counts else ""


def _sections(root: _Element) -> dict[str, str]:
    """The names of sections by the ids of the slides with which they begin."""
    found = {}
    for section in root.iter(f"{P14}section"):
        first = next(section.iter(f"{P14}sldId"), None)
        if first is not None:
            found[first.get("id", "")] = " ".join(section.get("name", "").split())
    return found


def _slide(part: str, section: str | None, file: DeckFile) -> OldSlide:
    root, sheets = file.xml(part), Sheets(file, part)
    if root.tag != f"{P}sld":
        raise ValueError(f"its part {part} is no slide")
    tree = root.find(f"{P}cSld/{P}spTree")
    comments = file.first(part, "comments")
    return OldSlide(
        part=part,
        kind=sheets.kind,
        shapes=() if tree is None else tuple(ShapeReader(file, part, sheets).read(tree)),
        notes=_notes(part, file),
        is_hidden=root.get("show") in ("0", "false"),
        section=section,
        background=_background(root, part, file),
        ground=ground_of(part, file),
        comments=0 if not comments else sum(1 for _ in file.xml(comments)),
        moves=root.find(f"{P}timing//{P}bldLst") is not None or root.find(f"{P}timing//{P}set") is not None,
    )


def _notes(part: str, file: DeckFile) -> tuple[OldParagraph, ...]:
    notes = file.first(part, "notesSlide")
    if not notes:
        return ()
    made: list[OldParagraph] = []
    for shape in file.xml(notes).iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is None or place.get("type", "body") == "body":
            made += paragraphs_of(shape.find(f"{P}txBody"), notes, file)
    return tuple(made)


def _on_notes(parts: list[tuple[str, str]], file: DeckFile) -> tuple[str, ...]:
    """The words in headers and footers of notes pages, once each; numbers aside."""
    found: dict[str, None] = {}
    for notes in filter(None, (file.first(part, "notesSlide") for _, part in parts)):
        for shape in file.xml(notes).iter(f"{P}sp"):
            place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if place is not None and place.get("type") in ("hdr", "ftr"):
                lines = paragraphs_of(shape.find(f"{P}txBody"), notes, file)
                found[" ".join(one.text.plain.strip() for one in lines)] = None
    return tuple(filter(None, found))


def _background(root: _Element, part: str, file: DeckFile) -> str:
    """The part of the picture behind a slide of its own."""
    blip = root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}blipFill/{A}blip")
    relation = file.relation(part, None if blip is None else blip.get(f"{R}embed"))
    return "" if relation.external else relation.target


def _properties(file: DeckFile) -> tuple[str, str]:
    """Title and author as the file's properties have them."""
    part = file.first("", "core-properties")
    if not part:
        return "", ""
    root = file.xml(part)
    title, author = (" ".join((root.findtext(f"{_DC}{name}") or "").split()) for name in ("title", "creator"))
    return title, author


def _language(file: DeckFile, parts: list[tuple[str, str]]) -> str:
    """The language that most stretches of words say that they are in."""
    said: Counter[str] = Counter()
    for _, part in parts[:60]:
        try:
            said.update(run.get("lang", "") for run in file.xml(part).iter(f"{A}rPr"))
        except ValueError:
            continue
    del said[""]
    return said.most_common(1)[0][0] if said else ""
