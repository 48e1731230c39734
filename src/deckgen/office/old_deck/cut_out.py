"""A .pptx with no slides, or with one: for its look alone, or for one slide to be drawn by another program.

Nothing of it leads outside of the file, and nothing in it runs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.office.file_parts import opened, parsed_xml
from deckgen.office.old_deck.deck_parts import DeckFile, Relation
from deckgen.office.strict_parts import parts_of
from deckgen.office.xml_names import P14, A, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

# What belongs to all slides, and what nobody needs to see one.
_OF_SLIDES = ("slide", "notesSlide", "comments", "commentAuthors", "customXml", "tags", "video", "audio", "media")
_ACTING = ("vbaProject", "externalLink", "control", "activeXControlBinary", "oleObject")
_TYPES = "[Content_Types].xml"
# Zip files know no times before this one; the same deck gives the same bytes each time.
_ALWAYS = (1980, 1, 1, 0, 0, 0)
MOST_BYTES = 120_000_000
# The first children of a tree of shapes are no shapes.
_HEAD = (f"{P}nvGrpSpPr", f"{P}grpSpPr")


class Cutting(Struct, frozen=True):
    """What is to be left of a file: the part of a slide, and the numbers of its shapes; all where there are none.

    bare: those of them that are left without their words. ground: the color behind them; "" leaves the slide's own.
    """

    part: str
    tops: tuple[int, ...] = ()
    bare: tuple[int, ...] = ()
    ground: str = ""


def without_slides(file: DeckFile, main: str, master: str) -> bytes:
    """The file with all that a master of it needs, and nothing else; empty where that is too much."""
    return _reduced(file, main, None, master)


def cut_out(data: bytes, cuttings: Sequence[Cutting]) -> list[bytes]:
    """For each cutting a file of its own; empty where none can be made."""
    made = []
    with closing(opened(data)) as archive:
        file = DeckFile(parts_of(archive))
        main = file.first("", "officeDocument")
        for one in cuttings:
            try:
                made.append(_reduced(file, main, one))
            except ValueError:
                made.append(b"")
    return made


def _reduced(file: DeckFile, main: str, cutting: Cutting | None, master: str = "") -> bytes:
    kept: dict[str, bytes] = {}
    waiting, left = [main, *([cutting.part] if cutting else [])], MOST_BYTES
    while waiting:
        part = waiting.pop()
        if part in kept:
            continue
        try:
            kept[part] = file.parts.read(part)
        except ValueError:
            return b""
        left -= len(kept[part])
        if left < 0:
            return b""
        every = [one for one in file.related(part).values() if one.target and not one.external]
        waiting += [one.target for one in every if _is_kept(one, master)]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _written(file, main, kept, cutting):
            archive.writestr(zipfile.ZipInfo(name, _ALWAYS), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _is_kept(one: Relation, master: str) -> bool:
    """Whether what a part relates to is kept; of several masters one alone, where that is named."""
    other = one.kind == "slideMaster" and bool(master) and one.target != master
    return not other and one.kind not in _OF_SLIDES + _ACTING


def _written(file: DeckFile, main: str, kept: dict[str, bytes], cutting: Cutting | None) -> list[tuple[str, bytes]]:
    """The parts of the new file, with what says which they are and how they relate."""
    types = file.parts.xml(_TYPES)
    for entry in list(types):
        name = entry.get("PartName")
        if name is not None and (file.parts.named(name.lstrip("/")) or "") not in kept:
            types.remove(entry)
    parts = [(_TYPES, _bytes(types)), ("_rels/.rels", _top(main))]
    for name, data in sorted(kept.items()):
        if name == main:
            data = _bytes(_with_one_slide(parsed_xml(name, data), file, main, cutting, kept))
        elif cutting is not None and name == cutting.part:
            data = _bytes(_with_some_shapes(parsed_xml(name, data), cutting))
        parts.append((name, data))
        folder, _, last = name.rpartition("/")
        rels = file.parts.named(f"{folder}/_rels/{last}.rels".lstrip("/"))
        if rels is not None:
            root = file.parts.xml(rels)
            related = file.related(name)
            for each in list(root):
                one = related.get(each.get("Id", ""))
                if one is None or one.external or one.target not in kept:
                    root.remove(each)
            parts.append((rels, _bytes(root)))
    return parts


def _with_one_slide(
    root: _Element, file: DeckFile, main: str, cutting: Cutting | None, kept: Collection[str]
) -> _Element:
    """The presentation with the slide that stays in its list, or without a list."""
    for listed in list(root.iter(f"{P}sldId")):
        wanted = cutting is not None and file.relation(main, listed.get(f"{R}id")).target == cutting.part
        if not wanted:
            _remove(listed)
    for listed in list(root.iter(f"{P}sldMasterId")):
        if file.relation(main, listed.get(f"{R}id")).target not in kept:
            _remove(listed)
    for tag in (f"{P}custShowLst", f"{P}custDataLst", *(() if cutting else (f"{P}sldIdLst",))):
        for element in list(root.iter(tag)):
            _remove(element)
    for element in list(root.iter(f"{P14}sectionLst")):
        parent = element.getparent()
        if parent is not None:
            _remove(parent)
    return root


def _with_some_shapes(root: _Element, cutting: Cutting) -> _Element:
    """A slide, shown whether it is hidden or not, with some of its shapes and without those of its layout."""
    root.attrib.pop("show", "")
    for tag in (f"{P}timing", f"{P}transition", f"{A}hlinkClick", f"{A}hlinkHover"):
        for element in list(root.iter(tag)):
            _remove(element)
    tree = root.find(f"{P}cSld/{P}spTree")
    if cutting.tops and tree is not None:
        root.set("showMasterSp", "0")
        if cutting.ground:
            sheet = tree.getparent()
            assert sheet is not None
            for ground in list(sheet.iterfind(f"{P}bg")):
                _remove(ground)
            sheet.insert(0, _ground(sheet, cutting.ground))
        for number, element in enumerate(list(tree)):
            if number not in cutting.tops and element.tag not in _HEAD:
                tree.remove(element)
            elif number in cutting.bare:
                for words in list(element.iter(f"{A}r", f"{A}fld")):
                    _remove(words)
    return root


def _ground(sheet: _Element, color: str) -> _Element:
    """A ground in one color."""
    ground = sheet.makeelement(f"{P}bg")
    properties = ground.makeelement(f"{P}bgPr")
    filling = properties.makeelement(f"{A}solidFill")
    filling.append(filling.makeelement(f"{A}srgbClr", {"val": color}))
    properties.extend([filling, properties.makeelement(f"{A}effectLst")])
    ground.append(properties)
    return ground


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _top(main: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{main}"/></Relationships>'
    ).encode()


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", standalone=True)
