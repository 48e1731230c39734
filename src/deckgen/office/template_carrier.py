"""Takes over from a template what slides stand on: its masters and layouts, and all that these relate to.

Parts are taken over byte for byte where that can be. What belongs to slides stays behind, and so does what could act
or leads outside of the file.
"""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.model.carried_template import CarriedPart, CarriedRelation
from deckgen.office.file_parts import Parts, parsed_xml
from deckgen.office.sheet_words import without_stand_ins
from deckgen.office.template_bytes import SVG, is_played, is_sheet_of_chart, plain_picture
from deckgen.office.template_relations import forget, is_followed, left_out, without_actions
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
# The content types of parts that must be what they are related to as, and the roots of their XML.
_KINDS: Final = {
    "slideMaster": (f"{_OFFICE}presentationml.slideMaster+xml", f"{P}sldMaster"),
    "slideLayout": (f"{_OFFICE}presentationml.slideLayout+xml", f"{P}sldLayout"),
    "notesMaster": (f"{_OFFICE}presentationml.notesMaster+xml", f"{P}notesMaster"),
    "handoutMaster": (f"{_OFFICE}presentationml.handoutMaster+xml", f"{P}handoutMaster"),
    "theme": (f"{_OFFICE}theme+xml", f"{A}theme"),
    "themeOverride": (f"{_OFFICE}themeOverride+xml", f"{A}themeOverride"),
}
_SHEETS: Final = ("slideMaster", "slideLayout")
_PICTURES: Final = {
    "png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
    "wdp": "image/vnd.ms-photo",
}  # fmt: skip
# Names that keep out of the way of the parts that deckgen makes. Other parts are named anew.
_NAME: Final = re.compile(
    r"ppt/(slideMasters|slideLayouts|theme|media|notesMasters|handoutMasters|fonts|tags|charts|embeddings|diagrams"
    r"|drawings)/[A-Za-z0-9_-]{1,60}\.[A-Za-z0-9]{1,10}"
)
_TYPE: Final = re.compile(r"[a-z]+/[A-Za-z0-9.+_-]{1,120}")
# The least id that masters and layouts may have, and the first that is too large.
_FIRST_ID, _ID_END = 2_147_483_648, 4_294_967_296


class Related(Struct, frozen=True):
    """A relationship as it stands in the file: its id, its full type, its last word, its target, and whether that is
    an address outside. A target inside is the name of a part that is there."""

    identity: str
    type: str
    kind: str
    target: str
    external: bool


class Carrier:
    """Carries parts, each once, with everything that it relates to.

    parts: those that were carried so far. left_out: what complaints say of what was left out.
    """

    def __init__(self, parts: Parts) -> None:
        self._source = parts
        self._names: dict[str, str] = {}
        self._ids = set[int]()
        self._defaults, self._overrides = content_types(parts)
        self.parts: list[CarriedPart] = []
        self.left_out: dict[str, None] = {}

    def related(self, part: str) -> list[Related]:
        """The relationships of a part to parts that are there, and to addresses outside."""
        folder, _, name = part.rpartition("/")
        rels = self._source.named(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found: list[Related] = []
        for each in () if rels is None else self._source.xml(rels):
            kind, target = each.get("Type", ""), each.get("Target", "")
            external = each.get("TargetMode") == "External"
            if not external:
                target = self._source.named(normpath(join("/", dirname(part), target)).lstrip("/")) or ""
            if any(one.identity == each.get("Id") for one in found):
                raise ValueError(f"its part {part} has two relationships of one id")
            if target and each.get("Id"):
                found.append(Related(each.get("Id", ""), kind, kind.rpartition("/")[2], target, external))
        return found

    def first(self, part: str, kind: str) -> str | None:
        """The first part that a part relates to in this way; None where there is none."""
        return next((each.target for each in self.related(part) if each.kind == kind and not each.external), None)

    def move(self, part: str | None, kind: str) -> str | None:
        """Carry a part, which others relate to as `kind`, and all that it relates to. Gives its new name."""
        if part is None:
            return None
        self._named(part)
        waiting = [(part, kind)]
        seen = {part}
        while waiting:
            current, kind = waiting.pop(0)
            waiting += [each for each in self._carry(current, kind) if each[0] not in seen]
            seen.update(each[0] for each in waiting)
        return self._names[part]

    def _carry(self, part: str, kind: str) -> list[tuple[str, str]]:
        """Carry one part, unless it is carried already; gives those that it relates to, each with its kind."""
        name = self._named(part)
        if any(each.name == name for each in self.parts):
            return []
        relations, following = [], []
        for each in self.related(part):
            said = self._why_not(each, kind)
            if said is not None:
                self.left_out.update({said: None} if said else {})
                continue
            target = each.target if each.external else self._named(each.target)
            relations.append(CarriedRelation(each.identity, each.type, target, each.external))
            if not each.external:
                following.append((each.target, each.kind))
        type_ = self._type(part, kind) or "application/octet-stream"
        data = self._content(part, kind, type_, {each.identity for each in relations})
        self.parts.append(CarriedPart(name, type_, data, tuple(relations)))
        return following

    def _why_not(self, each: Related, kind: str) -> str | None:
        """What complaints call a relationship that a part of this kind has and that isn't followed.

        "" for one that needs no word, None for one that is followed.
        """
        type_ = "" if each.external else self._type(each.target, each.kind)
        if not is_followed(each.kind, each.target, each.external) or type_ is None:
            return left_out(each.kind, each.target, each.external) or ""
        if each.kind == "package" and not (
            kind in ("chart", "chartEx") and is_sheet_of_chart(type_, self._source.read(each.target))
        ):
            return left_out("oleObject", each.target, each.external)
        if each.kind == "image" and plain_picture(type_, self._source.read(each.target)) is None:
            return "a drawing (SVG) that could act, or takes something from outside"
        return None

    def _named(self, part: str) -> str:
        """The name that a part has in the new file."""
        if part not in self._names:
            ending = re.sub("[^a-z0-9]", "", part.rpartition(".")[2].lower())[:10] or "bin"
            free = part if _NAME.fullmatch(part) else f"ppt/carried/part{len(self._names) + 1}.{ending}"
            self._names[part] = free
        return self._names[part]

    def _type(self, part: str, kind: str) -> str | None:
        """The content type of a part that others relate to as `kind`; None where it has none that could be right."""
        if kind in _KINDS:
            return _KINDS[kind][0]
        ending = part.rpartition(".")[2].lower()
        declared = self._overrides.get(part.lower()) or self._defaults.get(ending) or ""
        if kind in ("image", "hdphoto"):
            # Some programs write "image/jpg", which is no content type: PowerPoint repairs a file that has it.
            right = declared if declared.startswith("image/") and declared != "image/jpg" else _PICTURES.get(ending)
            return right if right and _TYPE.fullmatch(right) else None
        is_right = _TYPE.fullmatch(declared) and "macroenabled" not in declared.lower() and is_played(kind, declared)
        return declared if is_right else None

    def _content(self, part: str, kind: str, type_: str, kept: set[str]) -> bytes:
        """The bytes of a part. Its XML is changed only where it refers to what stays behind, or needs another id.

        kept are the ids of the relationships that the part still has.
        """
        data = self._source.read(part)
        if not data:
            raise ValueError(f"its part {part} is empty")
        if kind == "image":
            return plain_picture(type_, data) or data
        if not type_.endswith("xml") or type_ == SVG:
            return data
        from lxml import etree

        tree = parsed_xml(part, data)
        if kind in _KINDS and tree.tag != _KINDS[kind][1]:
            raise ValueError(f"its part {part} is no {kind}")
        acting = without_actions(tree) + (without_stand_ins(tree) if kind in _SHEETS else [])
        self.left_out.update(dict.fromkeys(acting))
        changed = len(acting) + forget(tree, kept) + self._renumber(tree)
        return etree.tostring(tree, encoding="UTF-8", standalone=True) if changed else data

    def _renumber(self, tree: _Element) -> int:
        """Give a new id to each layout of a master whose id is missing or taken; returns how many were changed."""
        changed = 0
        for entry in tree.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId"):
            identity = self.free_id(entry)
            if entry.get("id") != str(identity):
                entry.set("id", str(identity))
                changed += 1
        return changed

    def free_id(self, entry: _Element) -> int:
        """The id of a master or layout: its own where it is large enough and free, else the next one.

        Masters and layouts share one row of numbers, and PowerPoint repairs a file in which two have the same.
        """
        words = entry.get("id") or ""
        own = int(words) if re.fullmatch("[0-9]{1,10}", words) else 0
        if not _FIRST_ID <= own < _ID_END - 100_000 or own in self._ids:
            own = max(self._ids, default=_FIRST_ID - 1) + 1
        self._ids.add(own)
        return own


def content_types(parts: Parts) -> tuple[dict[str, str], dict[str, str]]:
    """The content types by the endings of names, and by the names of parts, all in lower case."""
    root = parts.xml("[Content_Types].xml")
    defaults = {
        each.get("Extension", "").lower(): each.get("ContentType", "") for each in root.iter(f"{_TYPES}Default")
    }
    overrides = {
        each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "")
        for each in root.iter(f"{_TYPES}Override")
    }
    return defaults, overrides
