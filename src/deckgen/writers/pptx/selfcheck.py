"""The self-check of every built file: would PowerPoint open it without offering to repair it?

It reads the bytes of the file alone and knows nothing of the deck. slidecheck.py checks slides, timingcheck.py
what happens on them in the show, chartcheck.py charts.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from posixpath import dirname, join, normpath
from typing import IO, TYPE_CHECKING, Final

from deckgen.model.ledger import Ledger
from deckgen.writers.pptx import chartcheck, slidecheck
from deckgen.writers.pptx.markup import P, R
from deckgen.writers.pptx.slidecheck import CheckedPage

if TYPE_CHECKING:
    from lxml.etree import _Element

_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
# The ids that the schema allows for slides, and for masters and layouts together.
_SLIDE_IDS: Final = range(256, 2_147_483_648)
_MASTER_IDS: Final = range(2_147_483_648, 4_294_967_296)
# The children of p:presentation in the schema's order.
_ORDER: Final = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
    "embeddedFontLst", "custShowLst", "photoAlbum", "custDataLst", "kinsoku", "defaultTextStyle", "modifyVerifier",
    "extLst",
)  # fmt: skip
# Names that libraries and programs leave in the properties of files made from their templates.
_STRANGERS: Final = ("Steve Canny", "python-pptx", "PowerPoint User")
# Folders in which each XML part needs a content type of its own; custom XML elsewhere is plain "application/xml".
_TYPED_FOLDERS: Final = ("ppt/", "docProps/")
# Properties that every file must have.
_CORE: Final = ("title", "created", "modified")
# What the parts of slides are called that were taken over from an earlier file. Another program wrote them, so of
# these it is only checked what taking them over may break.
CARRIED: Final = "kept"
_CARRIED_SLIDES: Final = f"ppt/slides/{CARRIED}"
# The folders of the parts that are checked slide by slide.
_OF_SLIDES: Final = ("ppt/slides/", "ppt/notesSlides/")


def flaws(data: bytes | IO[bytes], ledger: Ledger | None = None) -> list[str]:
    """What is wrong with the structure of a .pptx: sentences that name part and slide, none where all is well.

    data: its bytes, or the open file.
    ledger knows which slides were sound in the last build: they aren't looked at again.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
        # A flaw that shows in several places is said once.
        return list(dict.fromkeys(_FileCheck(archive, ledger).run()))
    except zipfile.BadZipFile as error:
        return [f"the file is not a sound zip archive: {error}"]


class _FileCheck:
    """Checks one file. Trees and relationships are kept, since several checks need them."""

    def __init__(self, archive: zipfile.ZipFile, ledger: Ledger | None) -> None:
        self._archive, self._ledger = archive, ledger
        self._names = {entry.filename for entry in archive.infolist()}
        self._trees: dict[str, _Element] = {}
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}

    def run(self) -> Iterator[str]:
        """All flaws, those of the package first. Without a presentation part the others can't be looked for."""
        yield from self._zip()
        for name in sorted(self._names):
            if name.endswith(".rels") or (name.endswith(".xml") and not name.startswith(_OF_SLIDES)):
                yield from self._parse(name)
        yield from self._types()
        yield from self._targets()
        main = next((target for kind, target in self._of("") if kind == "officeDocument"), "")
        if main not in self._trees:
            yield "_rels/.rels: the package names no presentation"
            return
        yield from self._presentation(main)
        yield from self._references()
        yield from self._charts()
        yield from self._properties()
        yield from self._slides(main)

    def _parse(self, name: str) -> Iterator[str]:
        from lxml import etree

        # Without huge_tree, libxml2 refuses words of more than 10 MB; our own may be longer, in a manifest.
        parser = etree.XMLParser(huge_tree=True)
        try:
            self._trees[name] = etree.fromstring(self._archive.read(name), parser)
        except etree.XMLSyntaxError as error:
            yield f"{name}: the XML is broken: {error.msg}"

    def _of(self, part: str) -> list[tuple[str, str]]:
        """The relationships of a part, as kind (the last word of the type) and the name of the target."""
        return list(self._by_id(part).values())

    def _by_id(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part by their ids, each as kind and target ("" for an outside address)."""
        if part not in self._relations:
            folder, _, name = part.rpartition("/")
            tree = self._trees.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
            self._relations[part] = {
                each.get("Id", ""): (
                    each.get("Type", "").rpartition("/")[2],
                    ""
                    if each.get("TargetMode") == "External"
                    else normpath(join("/", dirname(part), each.get("Target", "")))[1:],
                )
                for each in (() if tree is None else tree)
            }
        return self._relations[part]

    def _zip(self) -> Iterator[str]:
        """Every part must be there once, whatever capitals its name has, and must hold something."""
        folded: Counter[str] = Counter(entry.filename.lower() for entry in self._archive.infolist())
        for name, count in folded.items():
            if count > 1:
                yield f"{name}: the file holds this part {count} times"
        for entry in self._archive.infolist():
            if not entry.file_size:
                yield f"{entry.filename}: the part is empty"

    def _types(self) -> Iterator[str]:
        """Every part must have a content type, and no content type may name a part that isn't there."""
        tree = self._trees.get("[Content_Types].xml")
        if tree is None:
            yield "[Content_Types].xml: the list of content types is missing"
            return
        endings = {each.get("Extension", "").lower() for each in tree.iterfind("{*}Default")}
        named = [each.get("PartName", "").lstrip("/") for each in tree.iterfind("{*}Override")]
        for name, count in Counter(named).items():
            if name not in self._names:
                yield f"[Content_Types].xml: it names {name}, which is not in the file"
            if count > 1:
                yield f"[Content_Types].xml: it names {name} twice"
        known = set(named)
        for name in sorted(self._names - known - {"[Content_Types].xml"}):
            ending = name.rpartition(".")[2].lower()
            if ending not in endings or (ending == "xml" and name.startswith(_TYPED_FOLDERS)):
                yield f"{name}: the part has no content type"

    def _targets(self) -> Iterator[str]:
        """Every relationship must lead to a part, and every part must be reached.

        A part that nothing leads to is dead weight, and may be a slide that somebody took out for a reason.
        """
        for rels in sorted(name for name in self._names if name.endswith(".rels")):
            tree = self._trees.get(rels)
            ids = Counter(each.get("Id", "") for each in (() if tree is None else tree))
            yield from (f"{rels}: two relationships have the id {name}" for name, count in ids.items() if count > 1)
        reached, waiting = {""}, [""]
        while waiting:
            part = waiting.pop()
            for kind, target in self._of(part):
                if target and target not in self._names:
                    yield f"{part or 'the package'}: its {kind} {target} is not in the file"
                elif target and target not in reached:
                    reached.add(target)
                    waiting.append(target)
        for name in sorted(self._names - reached - {"[Content_Types].xml"}):
            if not name.endswith(".rels"):
                yield f"{name}: nothing in the file leads to this part"

    def _references(self) -> Iterator[str]:
        """Every r:id must have its relationship; those of slides and notes are checked with the rest of the slide."""
        for name, tree in self._trees.items():
            if name.startswith("ppt/") and not name.startswith(_OF_SLIDES):
                yield from (f"{name}: {flaw}" for flaw in slidecheck.lost(tree, self._by_id(name)))

    def _charts(self) -> Iterator[str]:
        """Every chart of a slide must be sound, and so must the workbook in which people edit its values."""
        slides = sorted(name for name in self._names if name.startswith("ppt/slides/slide"))
        charts = [target for slide in slides for kind, target in self._of(slide) if kind == "chart"]
        for name in charts:
            books = {
                identity: self._archive.read(target)
                for identity, (kind, target) in self._by_id(name).items()
                if kind == "package" and target in self._names
            }
            if name in self._trees:
                yield from (f"{name}: {flaw}" for flaw in chartcheck.chart(self._trees[name], books))

    def _presentation(self, main: str) -> Iterator[str]:
        """The presentation part (main): the order of its lists, and the ids of slides, masters and sections."""
        tree, relations = self._trees[main], self._by_id(main)
        order = [str(child.tag).rpartition("}")[2] for child in tree if isinstance(child.tag, str)]
        if order != sorted(order, key=lambda word: _ORDER.index(word) if word in _ORDER else len(_ORDER)):
            yield f"{main}: its elements are out of order: {', '.join(order)}"
        ids = [int(each.get("id", 0)) for each in tree.iterfind(f"{{{P}}}sldIdLst/{{{P}}}sldId")]
        yield from (f"{main}: two slides have the id {number}" for number, count in Counter(ids).items() if count > 1)
        yield from (f"{main}: the slide id {number} is out of range" for number in ids if number not in _SLIDE_IDS)
        related = {kind for kind, _ in relations.values()}
        # Keynote shows no notes where the notes master isn't listed.
        listed = tree.find(f"{{{P}}}notesMasterIdLst") is not None
        if listed != ("notesMaster" in related):
            yield f"{main}: the notes master is {'listed but not there' if listed else 'there but not listed'}"
        sections = tree.findall(f".//{{{_P14}}}sectionLst")
        if sections:
            held = [int(each.get("id", 0)) for each in sections[0].iter(f"{{{_P14}}}sldId")]
            if sorted(held) != sorted(ids):
                yield f"{main}: the sections don't hold every slide exactly once"
        yield from self._master_ids(main)

    def _master_ids(self, main: str) -> Iterator[str]:
        """Masters and layouts share one row of numbers, in which none may stand twice."""
        masters = [target for kind, target in self._of(main) if kind == "slideMaster"]
        if not masters:
            yield f"{main}: the file has no slide master"
        places = [(main, "sldMasterId"), *((master, "sldLayoutId") for master in masters)]
        ids = [
            int(each.get("id", 0))
            for part, tag in places
            if part in self._trees
            for each in self._trees[part].iter(f"{{{P}}}{tag}")
        ]
        for number, count in Counter(ids).items():
            if count > 1:
                yield f"{main}: {count} masters or layouts have the id {number}"
            if number not in _MASTER_IDS:
                yield f"{main}: the id {number} of a master or layout is out of range"

    def _properties(self) -> Iterator[str]:
        """The document must have a title and dates, and carry no name of a library or of a template's author."""
        core = next((target for kind, target in self._of("") if kind == "core-properties"), None)
        tree = self._trees.get(core or "")
        if tree is None:
            yield "docProps/core.xml: the document has no properties"
            return
        values = {str(each.tag).rpartition("}")[2]: (each.text or "").strip() for each in tree}
        yield from (f"{core}: the document's {word} is not set" for word in _CORE if not values.get(word))
        for word, value in values.items():
            yield from (f"{core}: the {word} is {value!r}" for name in _STRANGERS if name in value)

    def _slides(self, main: str) -> Iterator[str]:
        """Every slide that is listed must have a part, and every slide part must be listed."""
        tree, relations = self._trees[main], self._by_id(main)
        size = tree.find(f"{{{P}}}sldSz")
        extent = (0, 0) if size is None else (int(size.get("cx", 0)), int(size.get("cy", 0)))
        listed = []
        for number, each in enumerate(tree.iterfind(f"{{{P}}}sldIdLst/{{{P}}}sldId"), 1):
            name = relations.get(each.get(f"{{{R}}}id", ""), ("", ""))[1]
            listed.append(name)
            if name not in self._names:
                yield f"{main}: slide {number} has no part"
                continue
            yield from self._known(number, name, extent)
            # Nothing else is asked of them, and the trees of many slides take more room than their file.
            for part in (name, *self._notes_of(name)):
                self._trees.pop(part, None)
        for name in sorted(self._names):
            if name.startswith(("ppt/slides/slide", _CARRIED_SLIDES)) and name not in listed:
                yield f"{name}: the slide is not in the list of slides"

    def _known(self, number: int, name: str, extent: tuple[int, int]) -> Iterator[str]:
        """The flaws of a slide; none of one that is as it was when it had none."""
        if self._ledger is None:
            yield from self._slide(number, name, extent)
            return
        held = [name, *(target for kind, target in self._of(name) if kind in ("slideLayout", "notesSlide"))]
        total = sha256(f"sound {extent} {name.startswith(_CARRIED_SLIDES)}".encode())
        # What the parts are called that it refers to makes no difference, as long as they are there.
        for part in (one for one in held if one in self._names):
            total.update(sha256(self._archive.read(part)).digest())
            for identity, (kind, target) in self._by_id(part).items():
                total.update(f" {identity} {kind} {not target or target in self._names}".encode())
        if self._ledger.get(total.digest()) is None:
            found = list(self._slide(number, name, extent))
            yield from found
            if not found:
                self._ledger.put(total.digest(), b"")

    def _slide(self, number: int, name: str, extent: tuple[int, int]) -> Iterator[str]:
        """A slide and its notes; number is its place among the slides, extent its width and height in EMU."""
        place = f"{name} (slide {number})"
        kinds = Counter(kind for kind, _ in self._of(name))
        if kinds["slideLayout"] != 1:
            yield f"{place}: it stands on {kinds['slideLayout']} layouts instead of one"
        if kinds["notesSlide"] > 1:
            yield f"{place}: it has {kinds['notesSlide']} notes pages"
        notes = self._notes_of(name)
        for part in (name, *notes):
            yield from self._parse(part)
        if name not in self._trees:
            return
        layout = next((target for kind, target in self._of(name) if kind == "slideLayout"), "")
        if name.startswith(_CARRIED_SLIDES):
            yield from (
                f"{place}: {flaw}" for flaw in slidecheck.lost(self._trees[name], frozenset(self._by_id(name)))
            )
            return
        page = CheckedPage(self._trees[name], frozenset(self._by_id(name)), extent)
        yield from (f"{place}: {flaw}" for flaw in slidecheck.slide(page, self._has_title(layout)))
        for target in (one for one in notes if one in self._trees):
            related = Counter(word for word, _ in self._of(target))
            if related["notesMaster"] != 1 or related["slide"] < 1:
                yield f"{target} (slide {number}): the notes don't belong to one slide and one notes master"
            page = CheckedPage(self._trees[target], frozenset(self._by_id(target)), None)
            yield from (f"{target} (slide {number}): {flaw}" for flaw in slidecheck.shapes(page))

    def _notes_of(self, name: str) -> list[str]:
        return [target for kind, target in self._of(name) if kind == "notesSlide" and target in self._names]

    def _has_title(self, layout: str) -> bool:
        tree = self._trees.get(layout)
        return tree is not None and any(each.get("type") in slidecheck.TITLES for each in tree.iter(f"{{{P}}}ph"))
