"""Reads an organisation's template, all of it at once: what it offers, and what is carried over from it.

It runs apart (processes/parsing.py), since a template is somebody's bytes. What it gives are values, and `check` and
`build` use the same ones.
"""

from __future__ import annotations

import itertools
import re
from contextlib import closing
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.carried_template import CarriedLook, CarriedTemplate
from deckgen.model.geometry import Box, Emu, Inch
from deckgen.model.layouts import DRAWN_HEIGHT
from deckgen.office.attributes import is_off
from deckgen.office.drawing_colors import palette_of
from deckgen.office.file_parts import Parts, opened, parsed_xml
from deckgen.office.sheet_words import shows_number
from deckgen.office.strict_parts import parts_of
from deckgen.office.template_carrier import Carrier
from deckgen.office.template_placeholders import (
    MOST_NAME,
    MOST_SIDE,
    TemplatePlaceholder,
    placeholders_of,
    whole_number,
)
from deckgen.office.template_relations import forget
from deckgen.office.xml_names import A, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

# How many bytes one part of a template may have, and all that are read together.
MOST_PART, MOST_TOGETHER = 32_000_000, 200_000_000
MOST_LAYOUTS = 500
# What complaints call macros.
MACROS: Final = "macros"
# The least side of a slide that PowerPoint knows, 1 inch.
_LEAST_SIDE: Final = 914_400
# The narrowest page of the usual height for which sizes of type were chosen, and how much larger or smaller than that
# a page may be that is left as it is.
_NARROWEST, _SAME_SIZE = Inch(10), 0.02
_HEX: Final = re.compile("[0-9A-Fa-f]{6}")
_SLOTS: Final = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)))
# How many things that are left out are said.
_MOST_SAID = 20


class TemplateLayout(Struct, frozen=True):
    """A layout.

    master: what its master is called, which is the name of the master's theme.
    own: its own name, without the master's.
    type: PowerPoint's word for what it is for, such as "title"; "" where it has none.
    places: its placeholders.
    shows_number: it shows the page's number itself, in no placeholder.
    """

    master: str
    own: str
    type: str
    places: tuple[TemplatePlaceholder, ...]
    shows_number: bool = False


class Template(Struct, frozen=True, tag=True):
    """A template.

    page: the width and height of slides.
    layouts: the layouts by names that no two have: of layouts with one name the first has that, and the others have
        that of their master before it, as in "Dark/Title Slide".
    carried: what is taken over from it.
    left_out: what complaints call that which isn't, though it would show or act.
    """

    page: tuple[Emu, Emu]
    layouts: dict[str, TemplateLayout]
    carried: CarriedTemplate
    left_out: tuple[str, ...]

    @property
    def masters(self) -> tuple[str, ...]:
        """What the masters that have layouts are called, in order."""
        return tuple(dict.fromkeys(layout.master for layout in self.layouts.values()))

    @property
    def scale(self) -> float:
        """How many times as large the page is as the one for which sizes of type were chosen."""
        scale = min(int(self.page[1]) / DRAWN_HEIGHT, int(self.page[0]) / _NARROWEST)
        return 1.0 if abs(scale - 1) < _SAME_SIZE else scale

    @property
    def page_at_work(self) -> tuple[Emu, Emu]:
        """The width and height of the page on which slides are laid out."""
        return self.page[0] * (1 / self.scale), self.page[1] * (1 / self.scale)

    def at_work(self, box: Box) -> Box:
        """A box of the template on that page."""
        return Box(*(length * (1 / self.scale) for length in (box.x, box.y, box.width, box.height)))

    def drawn_width(self, master: str) -> Emu:
        """The width of the page for which a master's layouts were drawn: their places leave equal margins on it.

        Some programs make the page wider and leave the layouts as they were.
        """
        boxes = [
            place.box for one in self.layouts.values() if one.master == master for place in one.places if place.box
        ]
        if not boxes:
            return self.page[0]
        left, right = min(int(box.x) for box in boxes), max(int(box.right) for box in boxes)
        return Emu(max(0, left) + right)

    def named(self, words: str) -> str | None:
        """The layout that is called so, whatever blanks its name has, with or without its master's name before it."""
        folded = fold(words)
        if folded in self.layouts:
            return folded
        return next((key for key, one in self.layouts.items() if folded == f"{one.master}/{one.own}"), None)


def fold(name: str) -> str:
    """A name with one blank wherever it has blanks or begins a new line: menus show no more of them."""
    return " ".join(name.split())


class Unusable(Struct, frozen=True, tag=True):
    """Why a template can't be used, as the end of a sentence."""

    why: str


def read_template(data: bytes) -> Template | Unusable:
    """What a .pptx or .potx offers as a template, or why it is none."""
    try:
        with closing(opened(data)) as archive:
            return _TemplateReader(parts_of(archive, MOST_PART, MOST_TOGETHER)).read()
    except ValueError as problem:
        return Unusable(str(problem)[:300])


class _TemplateReader:
    """Reads one package: from the presentation to its masters, and from each master to its theme and layouts."""

    def __init__(self, parts: Parts) -> None:
        if parts.named("[Content_Types].xml") is None:
            of_document = parts.named("content.xml") is not None
            raise ValueError("it is a file of LibreOffice" if of_document else "it is no PowerPoint file")
        self.parts, self.carrier = parts, Carrier(parts)
        self.layouts: dict[str, TemplateLayout] = {}
        self.carried: dict[str, str] = {}
        self.looks: dict[str, CarriedLook] = {}
        self.called: list[str] = []

    def read(self) -> Template:
        """All masters and their layouts in order."""
        main = self.carrier.first("", "officeDocument")
        root = self.parts.xml(main) if main else None
        if main is None or root is None or root.tag != f"{P}presentation":
            raise ValueError("it is no PowerPoint presentation")
        page = _page(root)
        masters = self._masters(main, root)
        if not masters:
            raise ValueError("it has no slide master")
        if self.carrier.first(main, "vbaProject"):
            self.carrier.left_out[MACROS] = None
        table_styles = self.carrier.first(main, "tableStyles")
        first_theme = self.carrier.first(masters[0][1], "theme")
        carried = CarriedTemplate(
            masters=tuple((identity, self.carrier.move(part, "slideMaster") or "") for identity, part in masters),
            layouts=self.carried,
            looks=self.looks,
            theme=self.carrier.move(first_theme, "theme") or "",
            notes_master=self.carrier.move(self.carrier.first(main, "notesMaster"), "notesMaster"),
            handout_master=self.carrier.move(self.carrier.first(main, "handoutMaster"), "handoutMaster"),
            text_style=_alone(root.find(f"{P}defaultTextStyle")),
            table_styles=_alone(self.parts.xml(table_styles)) if table_styles else None,
            fonts=tuple(self._fonts(main, root)),
            parts=tuple(self.carrier.parts),
        )
        left_out = tuple(self.carrier.left_out)[:_MOST_SAID]
        return Template(page, _marked_as_borrowed(self.layouts), carried, left_out)

    def _masters(self, main: str, root: _Element) -> list[tuple[int, str]]:
        """The id and the part of each master. They and their layouts are read and carried."""
        masters = []
        for entry, master in self._listed(main, root, f"{P}sldMasterIdLst", "slideMaster"):
            masters.append((self.carrier.free_id(entry), master))
            self.carrier.move(master, "slideMaster")
            self._master(master)
        return masters

    def _master(self, master: str) -> None:
        root = self.parts.xml(master)
        theme_part = self.carrier.first(master, "theme")
        if theme_part is None:
            raise ValueError(f"its master {master} has no theme")
        theme = self.parts.xml(theme_part)
        called = self._called(fold(theme.get("name", "")[:MOST_NAME]))
        colors, fonts = _theme_colors(theme), _theme_fonts(theme)
        mapped = root.find(f"{P}clrMap")
        slots = {slot: colors.get(mapped.get(slot, ""), "") for slot in _SLOTS} if mapped is not None else {}
        slots = {slot: color for slot, color in slots.items() if color}
        look = CarriedLook(slots, fonts.get("major", ""), fonts.get("minor", ""))
        for _, layout in self._listed(master, root, f"{P}sldLayoutIdLst", "slideLayout"):
            found = self.parts.xml(layout)
            sheet = found.find(f"{P}cSld")
            if sheet is None:
                raise ValueError(f"its part {layout} is no layout")
            if self.carrier.first(layout, "slideMaster") != master:
                raise ValueError(f"its layout {layout} belongs to another master than the one that lists it")
            if len(self.layouts) >= MOST_LAYOUTS:
                raise ValueError(f"it has more than {MOST_LAYOUTS} layouts")
            own = fold(sheet.get("name", "")[:MOST_NAME])
            places = placeholders_of(found, root, palette_of(theme, root, found))
            key = self._free(called, own)
            shown = (found,) if is_off(found.get("showMasterSp")) else (root, found)
            numbered = any(map(shows_number, shown))
            kind = found.get("type", "")[:MOST_NAME]
            self.layouts[key] = TemplateLayout(called, own, kind, tuple(places), numbered)
            self.carried[key] = self.carrier.move(layout, "slideLayout") or ""
            self.looks[key] = look

    def _called(self, name: str) -> str:
        """The name of a master that no other has; where two themes have one name, the later one is numbered."""
        name = name or "Master"
        number = next(count for count in itertools.count(1) if _numbered(name, count) not in self.called)
        self.called.append(_numbered(name, number))
        return self.called[-1]

    def _free(self, master: str, own: str) -> str:
        """The name by which a layout is known: its own, else with its master's before it, else with a number too."""
        if own not in self.layouts:
            return own
        whole = f"{master}/{own}"
        number = next(count for count in itertools.count(1) if _numbered(whole, count) not in self.layouts)
        return _numbered(whole, number)

    def _listed(self, part: str, root: _Element, tag: str, kind: str) -> list[tuple[_Element, str]]:
        """The parts of a kind in the order in which another part lists them, each with its entry in the list."""
        related = {each.identity: each.target for each in self.carrier.related(part) if each.kind == kind}
        entries = ((entry, related.get(entry.get(f"{R}id", ""))) for entry in root.iterfind(f"{tag}/*"))
        return [(entry, target) for entry, target in entries if target]

    def _fonts(self, main: str, root: _Element) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
        """The embedded fonts, whose files are carried."""
        files = {each.identity: each.target for each in self.carrier.related(main) if each.kind == "font"}
        found = []
        for entry in root.iterfind(f"{P}embeddedFontLst/{P}embeddedFont"):
            named = entry.find(f"{P}font")
            faces = [
                (str(face.tag).rpartition("}")[2], part)
                for face in entry
                if (file := files.get(face.get(f"{R}id", ""))) and (part := self.carrier.move(file, "font"))
            ]
            if named is not None and faces:
                found.append((_alone(named) or "", tuple(faces)))
        return found


def _marked_as_borrowed(layouts: dict[str, TemplateLayout]) -> dict[str, TemplateLayout]:
    """The layouts, of whose placeholders those are marked that stand where those of another master do."""
    above: dict[tuple[str, str, Box], set[Box]] = {}
    for layout in layouts.values():
        for place in layout.places:
            if place.box is not None and place.above is not None:
                above.setdefault((layout.own, place.kind, place.box), set()).add(place.above)

    def marked(layout: TemplateLayout, place: TemplatePlaceholder) -> TemplatePlaceholder:
        is_own = place.box is None or place.box == place.above
        shared = () if is_own or place.box is None else above.get((layout.own, place.kind, place.box), ())
        return replace(place, borrowed=True) if len(shared) > 1 else place

    return {
        key: replace(layout, places=tuple(marked(layout, place) for place in layout.places))
        for key, layout in layouts.items()
    }


def _page(root: _Element) -> tuple[Emu, Emu]:
    size = root.find(f"{P}sldSz")
    if size is None:
        raise ValueError("the template does not say how large its slides are")
    width, height = (whole_number(size.get(side), 0) for side in ("cx", "cy"))
    if not _LEAST_SIDE <= min(width, height) <= max(width, height) <= MOST_SIDE:
        raise ValueError("its slides have a size that PowerPoint doesn't know")
    return Emu(width), Emu(height)


def _alone(element: _Element | None) -> str | None:
    """An element as XML, without what it refers to elsewhere."""
    if element is None:
        return None
    from lxml import etree

    copy = parsed_xml("", etree.tostring(element, with_tail=False))
    forget(copy, set())
    return etree.tostring(copy, encoding="unicode")


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _theme_colors(theme: _Element) -> dict[str, str]:
    """The colors of a theme by its slots. One of the system's colors has the value that it was last seen with."""
    found = {str(slot.tag).removeprefix(A): next(iter(slot), None) for slot in theme.iterfind(f".//{A}clrScheme/*")}
    colors = {slot: v.get("lastClr") or v.get("val") or "" for slot, v in found.items() if v is not None}
    return {slot: value.upper() for slot, value in colors.items() if _HEX.fullmatch(value)}


def _theme_fonts(theme: _Element) -> dict[str, str]:
    latin = {role: theme.find(f".//{A}{role}Font/{A}latin") for role in ("major", "minor")}
    named = {role: font.get("typeface", "")[:MOST_NAME] for role, font in latin.items() if font is not None}
    return {role: name for role, name in named.items() if name}
