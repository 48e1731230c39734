"""An organisation's own file as the ground of a deck: its masters, layouts and theme, and nothing of its slides.

What is kept is what a master, a layout, the notes or handout master or an embedded font reaches, byte for byte
where it can be. Slides, their notes, pictures, comments, custom parts, thumbnail and printer settings stay behind.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any, Final

from deckgen.model.brand import Brand
from deckgen.writers.pptx import notes_part
from deckgen.writers.pptx.foundation import EmbeddedFont, Foundation, Master
from deckgen.writers.pptx.markup import A, P, R
from deckgen.writers.pptx.outfit import text_style
from deckgen.writers.pptx.package import OFFICE_TYPE, Package, Relations
from deckgen.writers.pptx.presentation import TABLE_STYLES

if TYPE_CHECKING:
    from lxml.etree import _Element

    _Part = Any  # python-pptx says nothing of its types

_MAIN: Final = f"{OFFICE_TYPE}presentationml.presentation.main+xml"
# A template, a show, and each with macros: python-pptx opens none of them under its own name.
_OTHER_MAINS: Final = (
    f"{OFFICE_TYPE}presentationml.template.main+xml",
    f"{OFFICE_TYPE}presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
_LEFT_BEHIND: Final = ("slide", "notesSlide", "comments", "customXml", "printerSettings", "thumbnail")
_SLOTS: Final = ("tx1", "bg1", "tx2", "bg2", *(f"accent{number}" for number in range(1, 7)))
_FIRST_ID: Final = 2_147_483_648


def lay(package: Package, brand: Brand, template: bytes, language: str) -> Foundation:
    """Adds the template's masters and what they need; brand.layouts names the layouts that slides stand on.

    LookupError where the template has no layout of such a name.
    """
    from lxml import etree
    from pptx import Presentation

    root = Presentation(io.BytesIO(_openable(template))).part
    removal = _Removal(package, root)
    masters = tuple(Master(number, _name(part)) for number, part in removal.masters)
    layouts = _layouts(brand, [part for _, part in removal.masters])
    looks = [_theme(_related(layout, "slideMaster")) for layout in layouts.values()]
    slots, major, minor = _shared(looks)
    notes_master = removal.move(_related(root, "notesMaster"))
    handout_master = removal.move(_related(root, "handoutMaster"))
    style = root._element.find(f"{{{P}}}defaultTextStyle")
    tables = _related(root, "tableStyles")
    return Foundation(
        layouts={role: _name(part) for role, part in layouts.items()},
        masters=masters,
        theme=_name(_related(removal.masters[0][1], "theme")),
        notes_master=notes_master or notes_part.write_master(package, brand, language),
        handout_master=handout_master,
        slots=slots,
        major=major,
        minor=minor,
        text_style=text_style(language)
        if style is None
        else etree.tostring(style, encoding="unicode", with_tail=False),
        table_styles=TABLE_STYLES if tables is None else tables.blob.decode("utf-8"),
        fonts=tuple(_fonts(root, removal)),
        foreign=True,
    )


class _Removal:
    """Carries parts from the template into the package, each once, with everything that it relates to."""

    def __init__(self, package: Package, root: _Part) -> None:
        self._package, self._moved = package, set[str]()
        listed = root._element.find(f"{{{P}}}sldMasterIdLst")
        self._ids = set[int]()
        self.masters = []
        for entry in () if listed is None else listed:
            master = root.related_part(entry.get(f"{{{R}}}id"))
            self.masters.append((self._id(entry), master))
            self.move(master)

    def move(self, part: _Part | None) -> str | None:
        """Adds the part and all that it reaches; gives its name, None for no part."""
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
                if relation.reltype.rpartition("/")[2] in _LEFT_BEHIND:
                    continue
                kept.add(identity)
                if relation.is_external:
                    relations.carry(identity, relation.reltype, relation.target_ref, external=True)
                else:
                    relations.carry(identity, relation.reltype, _name(relation.target_part))
                    waiting.append(relation.target_part)
            # Some programs write image/jpg, which is no content type; PowerPoint repairs a file that has it.
            kind = "image/jpeg" if current.content_type == "image/jpg" else current.content_type
            self._package.add(name, kind, self._content(current, kept), relations)
        return _name(part)

    def _content(self, part: _Part, kept: set[str]) -> bytes:
        """The bytes of a part, without what points to relationships that stay behind."""
        data: bytes = part.blob
        if not part.content_type.endswith("xml"):
            return data
        from lxml import etree

        tree = etree.fromstring(data)
        changed = _forget(tree, kept) + self._renumber(tree)
        return etree.tostring(tree, encoding="UTF-8", standalone=True) if changed else data

    def _renumber(self, tree: _Element) -> int:
        """Gives layouts whose ids are missing or taken another one; says how many."""
        changed = 0
        for entry in tree.iterfind(f"{{{P}}}sldLayoutIdLst/{{{P}}}sldLayoutId"):
            identity = self._id(entry)
            if entry.get("id") != str(identity):
                entry.set("id", str(identity))
                changed += 1
        return changed

    def _id(self, entry: _Element) -> int:
        """The id of a master or layout: its own where it is sound and free. Both kinds share one row of numbers."""
        own = int(entry.get("id") or 0)
        if own < _FIRST_ID or own in self._ids:
            own = max(self._ids, default=_FIRST_ID - 1) + 1
        self._ids.add(own)
        return own


def _forget(tree: _Element, kept: set[str]) -> int:
    """Takes references to relationships that aren't kept out of a part; says how many there were."""
    space, changed = f"{{{R}}}", 0
    for element in list(tree.iter(f"{{{A}}}*", f"{{{P}}}*")):
        for attribute in [name for name in element.attrib if str(name).startswith(space)]:
            identity = element.get(attribute)
            if not identity or identity in kept:
                continue
            changed += 1
            parent = element.getparent()
            # A blip may stand without its picture; a link, a tag or a control is nothing without its target.
            if parent is None or element.tag == f"{{{A}}}blip":
                del element.attrib[attribute]
            else:
                parent.remove(element)
                break
    return changed


def _openable(data: bytes) -> bytes:
    """The file as python-pptx opens it: a presentation by its type, no relationship to a part that isn't there."""
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
    if relation.get("TargetMode") == "External":
        return False
    target = normpath(join("/", dirname(dirname(rels)), relation.get("Target", "")))
    return target.lstrip("/").lower() not in names


def _layouts(brand: Brand, masters: Iterable[_Part]) -> dict[str, _Part]:
    """The layout of each role; of several masters the first that has the name."""
    named: dict[str, _Part] = {}
    for master in masters:
        for layout in master.slide_master.slide_layouts:
            named.setdefault(layout.name, layout.part)
    missing = sorted({layout.name for layout in brand.layouts.values()} - set(named))
    if missing:
        raise LookupError(f"the template has no layout named {missing[0]!r}; it has {', '.join(map(repr, named))}")
    return {role: named[layout.name] for role, layout in brand.layouts.items()}


def _theme(master: _Part) -> tuple[dict[str, str], str, str]:
    """The colors of a master's theme by slot, and its fonts for headings and text."""
    from lxml import etree

    theme = _related(master, "theme")
    if theme is None:
        return {}, "", ""
    tree = etree.fromstring(theme.blob)
    colors = {}
    for color in tree.iterfind(f".//{{{A}}}clrScheme/*"):
        value = color[0].get("lastClr") or color[0].get("val") or ""
        colors[color.tag.rpartition("}")[2]] = value.upper()
    mapped = master._element.find(f"{{{P}}}clrMap")
    slots = {slot: colors.get(mapped.get(slot), "") for slot in _SLOTS}
    fonts = [
        "" if (latin := tree.find(f".//{{{A}}}{kind}/{{{A}}}latin")) is None else latin.get("typeface", "")
        for kind in ("majorFont", "minorFont")
    ]
    return {slot: color for slot, color in slots.items() if len(color) == 6}, fonts[0], fonts[1]


def _shared(looks: list[tuple[dict[str, str], str, str]]) -> tuple[dict[str, str], str, str]:
    """What the masters in use agree on: a slot that differs between them would change a color with the layout."""
    slots = dict(set.intersection(*(set(colors.items()) for colors, _, _ in looks)))
    majors, minors = {major for _, major, _ in looks}, {minor for _, _, minor in looks}
    ordered = {slot: slots[slot] for slot in _SLOTS if slot in slots}
    return ordered, majors.pop() if len(majors) == 1 else "", minors.pop() if len(minors) == 1 else ""


def _fonts(root: _Part, removal: _Removal) -> Iterator[EmbeddedFont]:
    from lxml import etree

    for entry in root._element.iterfind(f"{{{P}}}embeddedFontLst/{{{P}}}embeddedFont"):
        faces = []
        for face in entry[1:]:
            identity = face.get(f"{{{R}}}id")
            if identity in root.rels and (part := removal.move(root.related_part(identity))):
                faces.append((etree.QName(face).localname, part))
        yield EmbeddedFont(etree.tostring(entry[0], encoding="unicode", with_tail=False), tuple(faces))


def _related(part: _Part, kind: str) -> _Part | None:
    """The first part that a part relates to in this way."""
    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] == kind:
            return relation.target_part
    return None


def _name(part: _Part) -> str:
    return str(part.partname).lstrip("/")
