"""Takes slides out of a built file as they are now: with pictures, charts, media, notes, comments and links.

Their bytes stay as they are, but for what refers to a part that is left behind: macros and controls, which act.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Final

from deckgen.model.carried_slide import JUMP, LAYOUT, NOTES, NOTES_MASTER, SELF, CarriedSlide
from deckgen.model.carried_template import CarriedPart, CarriedRelation
from deckgen.office.attributes import is_off
from deckgen.office.drawing_frames import whole
from deckgen.office.file_parts import Parts, opened, parsed_xml
from deckgen.office.paragraph_words import line_in
from deckgen.office.template_bytes import SVG
from deckgen.office.template_carrier import content_types
from deckgen.office.template_relations import forget
from deckgen.office.xml_names import A, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

_AUTHORS: Final = ("commentAuthors", "authors")
# What isn't carried: it acts, or belongs to the old file.
_LEFT: Final = frozenset(
    ("control", "activeXControlBinary", "vbaProject", "slideUpdateInfo", "customXml", "slideMaster", "theme")
)
_MOST_PARTS: Final = 5_000


def carried_slides(data: bytes, wanted: Collection[int], names: Sequence[str]) -> dict[int, CarriedSlide]:
    """The slides at some places of a file, counted from 0, by these places; ValueError where it is damaged.

    names are those under which its slides were built, "" for one that deckgen didn't make.
    """
    with closing(opened(data)) as archive:
        parts = Parts(archive)
        main = parts.first("", "officeDocument")
        related = parts.related(main)
        listed = parts.xml(main).iterfind(f"{P}sldIdLst/{P}sldId")
        found = (related.get(one.get(f"{R}id", ""), ("", "")) for one in listed)
        slides = [name for kind, name in found if kind == "slide"]
        carrier = _Carrier(parts, main, dict(zip(slides, names, strict=True)))
        return {place: carrier.slide(slides[place]) for place in wanted}


class _Carrier:
    """Carries slides of one file."""

    def __init__(self, parts: Parts, main: str, names: Mapping[str, str]) -> None:
        self._parts, self._main = parts, main
        self._defaults, self._overrides = content_types(parts)
        self._names = names
        size = parts.xml(main).find(f"{P}sldSz")
        sides = (size.get("cx"), size.get("cy")) if size is not None else (None, None)
        self._size = whole(sides[0], 0), whole(sides[1], 0)

    def slide(self, part: str) -> CarriedSlide:
        """A slide with all that it needs."""
        tree = self._parts.xml(part)
        notes, layout = self._parts.first(part, "notesSlide"), self._parts.first(part, "slideLayout")
        carried = tuple(self._closure(part, notes))
        has_comments = bool(self._parts.first(part, "comments"))
        return CarriedSlide(
            name=self._names[part],
            title=_title(tree),
            layout=_name(self._parts.xml(layout)) if layout in self._parts.names else "",
            hidden=is_off(tree.get("show")),
            size=self._size,
            parts=carried,
            notes=notes,
            authors=tuple(self._authors()) if has_comments else (),
        )

    def _closure(self, slide: str, notes: str) -> Iterator[CarriedPart]:
        """The slide, and all parts that it refers to, directly or by others."""
        waiting, seen = [slide], {slide}
        while waiting:
            part = waiting.pop(0)
            relations = []
            for each in self._parts.relations(part):
                said = each.target if each.external else self._target(each.kind, each.target, slide, notes)
                if each.kind in _LEFT or said is None:
                    continue
                relations.append(CarriedRelation(each.identity, each.type, said, each.external))
                if not each.external and said == each.target and said not in seen:
                    seen.add(said)
                    waiting.append(said)
                if said == NOTES and notes not in seen:
                    seen.add(notes)
                    waiting.append(notes)
            if len(seen) > _MOST_PARTS:
                raise ValueError("a slide of it has more parts than any talk")
            yield self._part(part, relations)

    def _target(self, kind: str, target: str, slide: str, notes: str) -> str | None:
        """What a relationship leads to: a word for what the new file has of its own; None for what isn't there."""
        match kind:
            case "slideLayout":
                return LAYOUT
            case "notesMaster":
                return NOTES_MASTER
            case "notesSlide":
                return NOTES if target == notes and notes in self._parts.names else None
            case "slide":
                return SELF if target == slide else f"{JUMP}{self._names.get(target, '')}"
            case _:
                return target if target in self._parts.names else None

    def _part(self, part: str, relations: list[CarriedRelation]) -> CarriedPart:
        """A part with its bytes, from which references to what is left behind are taken out."""
        data = self._parts.read(part)
        ending = part.rpartition(".")[2].lower()
        type_ = self._overrides.get(part.lower()) or self._defaults.get(ending) or "application/octet-stream"
        if type_.endswith("xml") and type_ != SVG:
            from lxml import etree

            tree = parsed_xml(part, data)
            if forget(tree, {each.identity for each in relations}):
                data = etree.tostring(tree, encoding="UTF-8", standalone=True)
        return CarriedPart(part, type_, data, tuple(relations))

    def _authors(self) -> Iterator[tuple[str, CarriedPart]]:
        """The lists of who wrote comments."""
        for each in self._parts.relations(self._main):
            if each.kind in _AUTHORS and not each.external and each.target in self._parts.names:
                yield each.type, self._part(each.target, [])


def _name(sheet: _Element) -> str:
    """What a file calls a slide or a layout."""
    held = sheet.find(f"{P}cSld")
    return "" if held is None else held.get("name", "")


def _title(tree: _Element) -> str:
    """The words of a slide's title."""
    for shape in tree.iter(f"{P}sp"):
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if place is not None and place.get("type") in ("title", "ctrTitle"):
            return " ".join(map(line_in, shape.iter(f"{A}p")))
    return ""
