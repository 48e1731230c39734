"""Reads what an organisation's template offers: its layouts with the boxes of their placeholders, colors, fonts.

It reads the XML itself: python-pptx, which only the writer loads, would make every check slower.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree import ElementTree

from msgspec import Struct

from deckgen.model.geometry import Box, Emu
from deckgen.model.web_links import is_followable

# The namespaces of DrawingML, PresentationML and relationships (ISO 29500).
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
MOST_BYTES = 300_000_000


class TemplatePlaceholder(Struct, frozen=True):
    """A placeholder of a layout.

    name: what PowerPoint's selection pane calls it.
    kind: its type, such as "body".
    idx: its number, by which a slide refers to it.
    box: where it stands, by itself or by the master; None where neither says so.
    """

    name: str
    kind: str
    idx: int
    box: Box | None


class Template(Struct, frozen=True):
    """A template.

    page: the width and height of slides.
    layouts: the placeholders of each layout, by the layouts' names.
    colors: hex by the slots of the first theme (dk1, lt1, accent1, …).
    fonts: the families of that theme for headings ("major") and everything else ("minor").
    grounds: the background colors of layouts, by the layouts' names.
    unfollowed: the addresses of links on its masters and layouts that no slide may lead to.
    """

    page: tuple[Emu, Emu]
    layouts: dict[str, tuple[TemplatePlaceholder, ...]]
    colors: dict[str, str]
    fonts: dict[str, str]
    grounds: dict[str, str]
    unfollowed: tuple[str, ...] = ()


def read_template(data: bytes) -> Template:
    """The layouts of a .pptx or .potx, master by master in order; ValueError where it isn't one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(item.file_size for item in package.infolist()) > MOST_BYTES:
                raise ValueError("the template is unreasonably large")
            return _TemplateReader(package).read()
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, StopIteration, NotImplementedError) as problem:
        raise ValueError(f"not a PowerPoint file ({problem})") from None


class _TemplateReader:
    """Reads one package: from the presentation to its masters, and from each master to its theme and layouts."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.unfollowed: list[str] = []

    def read(self) -> Template:
        """All masters and their layouts in order. Of two layouts with one name the first counts."""
        main = next(iter(self._related("", "officeDocument").values()))
        root = self._xml(main)
        size = root.find(f"{P}sldSz")
        if size is None:
            raise ValueError("the template does not say how large its slides are")
        layouts: dict[str, tuple[TemplatePlaceholder, ...]] = {}
        grounds: dict[str, str] = {}
        colors: dict[str, str] = {}
        fonts: dict[str, str] = {}
        for master in self._listed(main, root, f"{P}sldMasterIdLst", "slideMaster"):
            master_root = self._xml(master)
            self._note_links(master)
            inherited = self._placeholders(master_root, [])
            theme = self._xml(next(iter(self._related(master, "theme").values())))
            colors, fonts = colors or _theme_colors(theme), fonts or _theme_fonts(theme)
            ground = _ground(master_root, colors) or colors.get("lt1", "FFFFFF")
            for layout in self._listed(master, master_root, f"{P}sldLayoutIdLst", "slideLayout"):
                found = self._xml(layout)
                self._note_links(layout)
                name = next(found.iter(f"{P}cSld")).get("name", "")
                if name not in layouts:
                    layouts[name] = tuple(self._placeholders(found, inherited))
                    grounds[name] = _ground(found, colors) or ground
        page = (Emu(int(size.get("cx", 0))), Emu(int(size.get("cy", 0))))
        for kind in ("notesMaster", "handoutMaster"):
            for part in self._related(main, kind).values():
                self._note_links(part)
        return Template(page, layouts, colors, fonts, grounds, tuple(dict.fromkeys(self.unfollowed)))

    def _xml(self, part: str) -> ElementTree.Element:
        return ElementTree.fromstring(self.package.read(part))

    def _related(self, part: str, kind: str) -> dict[str, str]:
        """The parts of a kind that a part refers to, by the ids of the relationships."""
        folder, name = posixpath.split(part)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            rel.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, rel.get("Target", ""))).lstrip("/")
            for rel in root.iter(f"{PACKAGE_RELS}Relationship")
            if rel.get("Type", "").endswith(f"/{kind}")
        }

    def _note_links(self, part: str) -> None:
        """Keep the addresses of a part's links that no slide may lead to."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        for rel in self._xml(rels) if rels in self.package.namelist() else ():
            is_link = rel.get("TargetMode") == "External" and rel.get("Type", "").endswith("/hyperlink")
            if is_link and not is_followable(target := rel.get("Target", "")):
                self.unfollowed.append(target)

    def _listed(self, part: str, root: ElementTree.Element, tag: str, kind: str) -> list[str]:
        """The parts of a kind in the order in which another part lists them, under this tag of its root."""
        related, listed = self._related(part, kind), root.find(tag)
        ids = [item.get(f"{R}id", "") for item in listed] if listed is not None else []
        return [related[rid] for rid in ids if rid in related]

    def _placeholders(
        self, root: ElementTree.Element, inherited: list[TemplatePlaceholder]
    ) -> list[TemplatePlaceholder]:
        """The placeholders of a layout or master; inherited are the master's."""
        found = []
        for shape in root.iter(f"{P}sp"):
            mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if mark is None:
                continue
            kind, idx = mark.get("type", "obj"), int(mark.get("idx", "0"))
            name = next(shape.iter(f"{P}cNvPr")).get("name", "")
            box = _box(shape) or _inherited_box(kind, inherited)
            found.append(TemplatePlaceholder(name, kind, idx, box))
        return found


def _theme_colors(theme: ElementTree.Element) -> dict[str, str]:
    """The colors of a theme by its slots. One of the system's colors has the value that it was last seen with."""
    scheme = next(theme.iter(f"{A}clrScheme"))
    found = {slot.tag.removeprefix(A): next(iter(slot), None) for slot in scheme}
    colors = {slot: v.get("lastClr") or v.get("val") or "" for slot, v in found.items() if v is not None}
    return {slot: value.upper() for slot, value in colors.items() if len(value) == 6}


def _theme_fonts(theme: ElementTree.Element) -> dict[str, str]:
    latin = ((role, theme.find(f".//{A}{role}Font/{A}latin")) for role in ("major", "minor"))
    return {role: name for role, font in latin if font is not None and (name := font.get("typeface"))}


def _ground(root: ElementTree.Element, colors: dict[str, str]) -> str | None:
    """The plain color behind a layout or master, hex; None where it has none of its own."""
    color = root.find(f"{P}cSld/{P}bg//{A}schemeClr")
    plain = root.find(f"{P}cSld/{P}bg//{A}srgbClr")
    if plain is not None:
        return plain.get("val", "").upper() or None
    # Masters map these names to slots of the theme. This is the map that almost all of them have.
    slots = {"bg1": "lt1", "bg2": "lt2", "tx1": "dk1", "tx2": "dk2"}
    slot = color.get("val", "") if color is not None else ""
    return colors.get(slots.get(slot, slot))


def _inherited_box(kind: str, inherited: list[TemplatePlaceholder]) -> Box | None:
    """The box that a placeholder takes from its master, where the one of its type, or of a similar type, is meant."""
    base = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}.get(kind, kind)
    return next((place.box for place in inherited if place.kind == base), None)


def _box(shape: ElementTree.Element) -> Box | None:
    """The box that a shape has by itself; None where it has none."""
    frame = shape.find(f"{P}spPr/{A}xfrm")
    off, ext = (frame.find(f"{A}off"), frame.find(f"{A}ext")) if frame is not None else (None, None)
    if off is None or ext is None:
        return None
    x, y, width, height = (Emu(int(n.get(key, 0))) for n, key in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    return Box(x, y, width, height)
