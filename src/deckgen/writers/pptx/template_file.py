"""An organisation's template as the ground of a deck: its masters, layouts and themes are taken over.

Taken over is what the masters, their layouts, the notes and handout master and the embedded fonts relate to, byte for
byte where that can be. All else stays behind: slides, their notes and pictures, comments, custom parts, the thumbnail
and printer settings. The one module that opens a file with python-pptx.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any, Final

from deckgen.model.brand import Brand
from deckgen.model.web_links import is_followable
from deckgen.writers.pptx import notes_part
from deckgen.writers.pptx.foundation import EmbeddedFont, Foundation, Master
from deckgen.writers.pptx.markup import A, P, R
from deckgen.writers.pptx.package import OFFICE_TYPE, Package, Relations
from deckgen.writers.pptx.placeholder_styles import text_style
from deckgen.writers.pptx.presentation import TABLE_STYLES

if TYPE_CHECKING:
    from lxml.etree import _Element

    # A part as python-pptx has it, which says nothing of its types.
    _TemplatePart = Any

_MAIN: Final = f"{OFFICE_TYPE}presentationml.presentation.main+xml"
# The content types of templates, of shows, and of each with macros: python-pptx opens none of these.
_OTHER_MAINS: Final = (
    f"{OFFICE_TYPE}presentationml.template.main+xml",
    f"{OFFICE_TYPE}presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
# The kinds of relationship that aren't followed.
_LEFT_BEHIND: Final = ("slide", "notesSlide", "comments", "customXml", "printerSettings", "thumbnail")
_SLOTS: Final = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)))
# The least id that masters and layouts may have.
_FIRST_ID: Final = 2_147_483_648


def write_foundation(package: Package, brand: Brand, template: bytes, language: str) -> Foundation:
    """Adds the masters of a template (the bytes of its file) and all that they need to the package.

    brand.layouts names the layouts that slides stand on: LookupError where the template has none of such a name.
    """
    from lxml import etree
    from pptx import Presentation

    root = Presentation(io.BytesIO(_openable(template))).part
    carrier = _PartCarrier(package, root)
    masters = tuple(Master(number, _name(part)) for number, part in carrier.masters)
    layouts = _layouts(brand, [part for _, part in carrier.masters])
    themes = [_theme(_related(layout, "slideMaster")) for layout in layouts.values()]
    slots, major, minor = _shared(themes)
    notes_master = carrier.move(_related(root, "notesMaster"))
    handout_master = carrier.move(_related(root, "handoutMaster"))
    style = root._element.find(f"{{{P}}}defaultTextStyle")
    tables = _related(root, "tableStyles")
    return Foundation(
        layouts={role: _name(part) for role, part in layouts.items()},
        masters=masters,
        theme=_name(_related(carrier.masters[0][1], "theme")),
        notes_master=notes_master or notes_part.write_master(package, brand, language),
        handout_master=handout_master,
        slots=slots,
        major=major,
        minor=minor,
        text_style=text_style(language)
        if style is None
        else etree.tostring(style, encoding="unicode", with_tail=False),
        table_styles=TABLE_STYLES if tables is None else tables.blob.decode("utf-8"),
        fonts=tuple(_fonts(root, carrier)),
        foreign=True,
    )


class _PartCarrier:
    """Carries parts from the template into the package, each once, with everything that it relates to.

    masters: the id and the part of each slide master, in the order of the template. They are carried at once.
    """

    def __init__(self, package: Package, root: _TemplatePart) -> None:
        self._package, self._moved = package, set[str]()
        listed = root._element.find(f"{{{P}}}sldMasterIdLst")
        self._ids = set[int]()
        self.masters = []
        for entry in () if listed is None else listed:
            master = root.related_part(entry.get(f"{{{R}}}id"))
            self.masters.append((self._id(entry), master))
            self.move(master)

    def move(self, part: _TemplatePart | None) -> str | None:
        """Adds a part and all that it relates to, directly or not. Gives its name; None for None."""
        if part is None:
            return None
        waiting = [part]
        while waiting:
            current = waiting.pop(0)
            name = _name(current)
            if name in self._moved:
                continue
            self._moved.add(name)
            relations = Relations(name)
            kept = set()
            for identity, relation in current.rels.items():
                kind = relation.reltype.rpartition("/")[2]
                is_link = kind == "hyperlink" and relation.is_external
                if kind in _LEFT_BEHIND or (is_link and not is_followable(relation.target_ref)):
                    continue
                kept.add(identity)
                if relation.is_external:
                    relations.carry(identity, relation.reltype, relation.target_ref, external=True)
                else:
                    relations.carry(identity, relation.reltype, _name(relation.target_part))
                    waiting.append(relation.target_part)
            # Some programs write "image/jpg", which is no content type: PowerPoint repairs a file that has it.
            content_type = "image/jpeg" if current.content_type == "image/jpg" else current.content_type
            self._package.add(name, content_type, self._content(current, kept), relations)
        return _name(part)

    def _content(self, part: _TemplatePart, kept: set[str]) -> bytes:
        """The bytes of a part. Its XML is changed only where it refers to what stays behind, or needs another id.

        kept are the ids of the relationships that the part still has.
        """
        data: bytes = part.blob
        if not part.content_type.endswith("xml"):
            return data
        from lxml import etree

        tree = etree.fromstring(data)
        changed = _forget(tree, kept) + self._renumber(tree)
        return etree.tostring(tree, encoding="UTF-8", standalone=True) if changed else data

    def _renumber(self, tree: _Element) -> int:
        """Gives a new id to each layout of a master whose id is missing or taken; returns how many were changed."""
        changed = 0
        for entry in tree.iterfind(f"{{{P}}}sldLayoutIdLst/{{{P}}}sldLayoutId"):
            identity = self._id(entry)
            if entry.get("id") != str(identity):
                entry.set("id", str(identity))
                changed += 1
        return changed

    def _id(self, entry: _Element) -> int:
        """The id of a master or layout: its own where it is large enough and free, else the next one.

        Masters and layouts share one row of numbers, and PowerPoint repairs a file in which two have the same.
        """
        own = int(entry.get("id") or 0)
        if own < _FIRST_ID or own in self._ids:
            own = max(self._ids, default=_FIRST_ID - 1) + 1
        self._ids.add(own)
        return own


def _forget(tree: _Element, kept: set[str]) -> int:
    """Takes references to relationships that aren't kept out of a part's XML; returns how many there were."""
    space, changed = f"{{{R}}}", 0
    for element in list(tree.iter(f"{{{A}}}*", f"{{{P}}}*")):
        for attribute in [name for name in element.attrib if str(name).startswith(space)]:
            identity = element.get(attribute)
            if not identity or identity in kept:
                continue
            changed += 1
            parent = element.getparent()
            # An a:blip may stand there without its picture; links, tags and controls must go as a whole.
            if parent is None or element.tag == f"{{{A}}}blip":
                del element.attrib[attribute]
            else:
                parent.remove(element)
                break
    return changed


def _openable(data: bytes) -> bytes:
    """The file as python-pptx can open it: with a presentation's content type, and no relationship to nothing.

    Templates have the type of a template, and some programs leave relationships to parts that aren't there.
    """
    from lxml import etree

    source = zipfile.ZipFile(io.BytesIO(data))
    names = {name.lower() for name in source.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "[Content_Types].xml":
                for other in _OTHER_MAINS:
                    content = content.replace(f'"{other}"'.encode(), f'"{_MAIN}"'.encode())
            elif entry.filename.endswith(".rels"):
                tree = etree.fromstring(content)
                for relation in [each for each in tree if _is_lost(each, entry.filename, names)]:
                    tree.remove(relation)
                content = etree.tostring(tree)
            archive.writestr(entry.filename, content)
    return made.getvalue()


def _is_lost(relation: _Element, rels: str, names: set[str]) -> bool:
    """Whether a relationship leads to no part. rels is the .rels part it stands in, names those of all parts."""
    if relation.get("TargetMode") == "External":
        return False
    target = normpath(join("/", dirname(dirname(rels)), relation.get("Target", "")))
    return target.lstrip("/").lower() not in names


def _layouts(brand: Brand, masters: Iterable[_TemplatePart]) -> dict[str, _TemplatePart]:
    """The layout of each role. Where several masters have a layout of the same name, the first master's is taken."""
    named: dict[str, _TemplatePart] = {}
    for master in masters:
        for layout in master.slide_master.slide_layouts:
            named.setdefault(layout.name, layout.part)
    missing = sorted({layout.name for layout in brand.layouts.values()} - set(named))
    if missing:
        raise LookupError(f"the template has no layout named {missing[0]!r}; it has {', '.join(map(repr, named))}")
    return {role: named[layout.name] for role, layout in brand.layouts.items()}


def _theme(master: _TemplatePart) -> tuple[dict[str, str], str, str]:
    """The colors of a master's theme by slot (hex), its font for headings and that for text ("" for unknown)."""
    from lxml import etree

    theme = _related(master, "theme")
    if theme is None:
        return {}, "", ""
    tree = etree.fromstring(theme.blob)
    colors = {}
    for color in tree.iterfind(f".//{{{A}}}clrScheme/*"):
        # A color of the system's, such as "window", has the hex that it had last.
        value = color[0].get("lastClr") or color[0].get("val") or ""
        colors[color.tag.rpartition("}")[2]] = value.upper()
    # The master says which color of the theme each slot means: dark templates have bg1 mean dk1.
    mapped = master._element.find(f"{{{P}}}clrMap")
    slots = {slot: colors.get(mapped.get(slot), "") for slot in _SLOTS}
    fonts = [
        "" if (latin := tree.find(f".//{{{A}}}{kind}/{{{A}}}latin")) is None else latin.get("typeface", "")
        for kind in ("majorFont", "minorFont")
    ]
    return {slot: color for slot, color in slots.items() if len(color) == 6}, fonts[0], fonts[1]


def _shared(themes: list[tuple[dict[str, str], str, str]]) -> tuple[dict[str, str], str, str]:
    """The colors and fonts on which the themes of all masters in use agree.

    A slot or a font that differs between them would look otherwise from one layout to the next.
    """
    slots = dict(set.intersection(*(set(colors.items()) for colors, _, _ in themes)))
    majors, minors = {major for _, major, _ in themes}, {minor for _, _, minor in themes}
    ordered = {slot: slots[slot] for slot in _SLOTS if slot in slots}
    return ordered, majors.pop() if len(majors) == 1 else "", minors.pop() if len(minors) == 1 else ""


def _fonts(root: _TemplatePart, carrier: _PartCarrier) -> Iterator[EmbeddedFont]:
    """The embedded fonts of the template, whose files are carried over; root is its presentation part."""
    from lxml import etree

    for entry in root._element.iterfind(f"{{{P}}}embeddedFontLst/{{{P}}}embeddedFont"):
        faces = []
        for face in entry[1:]:
            identity = face.get(f"{{{R}}}id")
            if identity in root.rels and (part := carrier.move(root.related_part(identity))):
                faces.append((etree.QName(face).localname, part))
        yield EmbeddedFont(etree.tostring(entry[0], encoding="unicode", with_tail=False), tuple(faces))


def _related(part: _TemplatePart, kind: str) -> _TemplatePart | None:
    """The first part that a part relates to in this way; None where there is none."""
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] == kind:
            return relation.target_part
    return None


def _name(part: _TemplatePart) -> str:
    return str(part.partname).lstrip("/")
