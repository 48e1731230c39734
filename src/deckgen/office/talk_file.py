"""Reads a talk that somebody made by hand, to be filled: its `{{ names }}`, and its shapes by their names.

It runs in the process that reads somebody's bytes, and gives values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import Diagnostics
from deckgen.model.geometry import Box, Emu
from deckgen.office.attributes import is_on
from deckgen.office.chart_file import FoundChart, found_chart
from deckgen.office.drawing_frames import DEGREE, whole
from deckgen.office.file_parts import KeptParts, Parts, opened
from deckgen.office.manifest_marks import is_filled
from deckgen.office.shape_boxes import Frame, frame_of_group, placed
from deckgen.office.shape_paint import lost_paint, room_at_border
from deckgen.office.slide_ground import Ground, ground_of
from deckgen.office.talk_words import holes, words_in
from deckgen.office.text_room import Room, Rooms
from deckgen.office.unfilled_names import UnfilledName, names_elsewhere, shape_name
from deckgen.office.xml_names import MC, A, P, R
from deckgen.processes.carried import Carried, carried, unplaced

if TYPE_CHECKING:
    from lxml.etree import _Element

# The parts that many slides stand on.
_KEPT: Final = ("ppt/slideLayouts/", "ppt/slideMasters/", "ppt/theme/")
ShapeKind = Literal["chart", "picture", "rectangle", "other"]
_PRESENTATION: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_ALTERNATIVES: Final = f"{MC}AlternateContent"
_CHART_DATA: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE_DATA: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_DIAGRAM_DATA: Final = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
# The parts beside a slide whose words are seen on it, by the kinds of relationships.
_SHOWN: Final = ("chart", "chartUserShapes", "diagramData", "diagramDrawing")
# The parts of a file's properties, by the kinds of their relationships.
_PROPERTIES: Final = ("core-properties", "extended-properties", "custom-properties")
_GROUND: Final = re.compile(r"ppt/slide(?:Masters|Layouts)/[^/]+\.xml")
MOST_TALK_SLIDES: Final = 2_000
# How many paragraphs with names and how many shapes are filled at the most.
MOST_TEXTS, MOST_SHAPES = 20_000, 50_000


class TalkText(Struct, frozen=True):
    """A paragraph with `{{ names }}`, or with other braces.

    part: the part that it stands in. paragraph: which one of that it is.
    place: what it belongs to, such as "'Title 1'" or "the notes".
    words: its words.
    is_said: it stands in the notes. is_property: it is no paragraph but an element of the file's properties.
    shape: the number of the shape of its slide that it stands in.
    room: what room it has in its box; None where that isn't known.
    """

    part: str
    paragraph: int
    place: str
    words: str
    is_said: bool = False
    is_property: bool = False
    shape: str = ""
    room: Room | None = None


class TalkShape(Struct, frozen=True):
    """A shape that a chart may fill.

    part: the part of its slide. identity: its number there, which no other shape of the slide has.
    box: left, top, width and height on the slide in EMU; None where it has none.
    what: what it is in words, such as "a table".
    words: the words in it. lost: what goes with it besides these, such as its fill.
    margin: how far its border keeps what is inside off its edges, in EMU.
    ground: the color behind it; "" where that isn't known.
    chart: what is known of a chart of PowerPoint's own.
    turn: by how many degrees it is turned clockwise, with its groups. is_mirrored: one of its groups is.
    is_hidden: somebody hid it in the Selection Pane, or one of its groups.
    """

    name: str
    kind: ShapeKind
    part: str
    identity: str
    box: tuple[int, int, int, int] | None
    what: str
    words: str = ""
    lost: tuple[str, ...] = ()
    margin: int = 0
    chart: FoundChart | None = None
    ground: str = ""
    turn: int = 0
    is_mirrored: bool = False
    is_hidden: bool = False

    def inside(self, page: tuple[int, int]) -> Box:
        """The box for a chart in it, within its border; page is the slide's width and height, where it has no box."""
        x, y, width, height = self.box or (0, 0, *page)
        margin = min(self.margin, width // 4, height // 4)
        return Box(*map(Emu, (x + margin, y + margin, width - 2 * margin, height - 2 * margin)))


class TalkSlide(Struct, frozen=True):
    """A slide: its number, its part, the number that it keeps when it is moved, its paragraphs and shapes."""

    number: int
    part: str
    identity: str
    texts: tuple[TalkText, ...]
    shapes: tuple[TalkShape, ...]


class Talk(Struct, frozen=True):
    """A talk that was made by hand.

    texts: the paragraphs of its layouts, which show on many slides.
    unfilled: names in braces where none are filled in, such as in alternative texts.
    page: the width and height of its slides in EMU.
    is_copy: deckgen filled it already, so it is a copy of the talk.
    """

    slides: tuple[TalkSlide, ...] = ()
    texts: tuple[TalkText, ...] = ()
    page: tuple[int, int] = (0, 0)
    unfilled: tuple[UnfilledName, ...] = ()
    complaints: tuple[Carried, ...] = ()
    is_copy: bool = False


def find_talk(data: bytes, display_path: str) -> Talk:
    """What may be filled in the bytes of a file."""
    log = Diagnostics()
    try:
        with closing(opened(data)) as archive:
            return _Reader(KeptParts(archive, _KEPT)).talk()
    except ValueError as problem:
        message = f"'{display_path}' can't be read: {problem}"
        hint = "open it in PowerPoint and save it again as a .pptx"
        log.error("unreadable_pptx", message, unplaced(display_path), hint)
        return Talk(complaints=carried(log))


class _Reader:
    """Reads one file. Parts that several slides relate to are read for the first of them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._read: set[str] = set()
        self._texts, self._shapes = 0, 0
        self._unfilled: list[UnfilledName] = []
        # What tells the color behind a shape of the slide at hand.
        self._ground: tuple[str, Ground] = "", lambda _shape, _box: ""

    def talk(self) -> Talk:
        main = self._parts.first("", "officeDocument")
        if not main.startswith("ppt/"):
            raise ValueError("it is no PowerPoint presentation")
        types = self._parts.xml("[Content_Types].xml")
        kind = next((one.get("ContentType", "") for one in types if one.get("PartName") == f"/{main}"), "")
        if kind != _PRESENTATION:
            what = "macros" if "macro" in kind.lower() else "a template or a show" if kind else "something else"
            raise ValueError(f"it holds {what}, and no plain presentation")
        tree, targets = self._parts.xml(main), self._parts.related(main)
        size = tree.find(f"{P}sldSz")
        slides: list[TalkSlide] = []
        for listed in tree.iterfind(f"{P}sldIdLst/{P}sldId"):
            kind, name = targets.get(listed.get(f"{R}id", ""), ("", ""))
            if kind == "slide":
                slides.append(self._slide(name, len(slides) + 1, listed.get("id", "")))
            if len(slides) > MOST_TALK_SLIDES:
                raise ValueError("it has more slides than any talk")
        grounds = (name for name in sorted(self._parts.names) if _GROUND.fullmatch(name))
        texts = [text for name in grounds for text in self._in_layout(name)]
        texts += self._in_properties()
        page = (0, 0) if size is None else (_number(size.get("cx")), _number(size.get("cy")))
        return Talk(tuple(slides), tuple(texts), page, tuple(self._unfilled), is_copy=is_filled(self._parts))

    def _slide(self, name: str, number: int, identity: str) -> TalkSlide:
        tree, related = self._parts.xml(name), self._parts.related(name)
        about = f"slide {number}"
        texts = list(self._words(name, tree, about, rooms=Rooms(name, self._parts)))
        for kind, target in related.values():
            if kind == "notesSlide" and target not in self._read:
                texts += self._words(target, self._parts.xml(target), about, "the notes")
            elif kind in _SHOWN and target not in self._read:
                owner = self._owner(tree, related, target)
                texts += self._words(target, self._parts.xml(target), about, owner)
                for deeper, beyond in self._parts.related(target).values():
                    if deeper in _SHOWN and beyond not in self._read:
                        texts += self._words(beyond, self._parts.xml(beyond), about, owner)
        shapes = tuple(self._shapes_of(name, tree, related))
        return TalkSlide(number, name, identity, tuple(texts), shapes)

    def _owner(self, tree: _Element, related: dict[str, tuple[str, str]], target: str) -> str:
        """The frame on a slide that shows another part."""
        for frame in tree.iter(f"{P}graphicFrame"):
            ids = (value for each in frame.iter() for key, value in each.attrib.items() if str(key).startswith(R))
            if any(related.get(str(one), ("", ""))[1] == target for one in ids):
                return f"'{shape_name(frame)}'"
        return "a diagram"

    def _in_layout(self, name: str) -> Iterator[TalkText]:
        tree = self._parts.xml(name)
        sheet = tree.find(f"{P}cSld")
        called = "" if sheet is None else sheet.get("name", "")
        yield from self._words(name, tree, "", f"the layout '{called}'" if called else "the master")

    def _in_properties(self) -> Iterator[TalkText]:
        """The properties of the file that hold names in braces; it keeps the titles of slides too."""
        for kind, name in self._parts.related("").values():
            if kind in _PROPERTIES and name in self._parts.names:
                for number, element in enumerate(self._parts.xml(name).iter("*")):
                    words = element.text or ""
                    # A title that PowerPoint cut short is no fault of anybody's.
                    if "{{" in words and words.count("{{") == len(holes(words)):
                        yield TalkText(name, number, "the file's properties", words, is_property=True)

    def _words(
        self, name: str, tree: _Element, about: str, place: str = "", rooms: Rooms | None = None
    ) -> Iterator[TalkText]:
        """The paragraphs of a part with braces; about is the slide, place what of it the part holds.

        rooms: those of the slide, where the part is one.
        """
        self._read.add(name)
        around = [one for one in (about, place) if one]
        for one in names_elsewhere(tree, self._parts.relations(name)):
            self._unfilled.append(replace(one, what=", ".join([*around, one.what])))
        for number, paragraph in enumerate(tree.iter(f"{A}p")):
            words = words_in(paragraph)
            if "{" in words or "}}" in words:
                self._texts += 1
                if self._texts > MOST_TEXTS:
                    raise ValueError("more words of it are to be filled in than any talk has")
                holder = _holder(paragraph)
                named = "''" if holder is None else f"'{shape_name(holder)}'"
                identity = "" if place or holder is None else _identity(holder)
                room = rooms.of(holder, paragraph) if rooms is not None and holder is not None else None
                yield TalkText(name, number, place or named, words, place == "the notes", shape=identity, room=room)

    def _shapes_of(self, name: str, tree: _Element, related: dict[str, tuple[str, str]]) -> Iterator[TalkShape]:
        top = tree.find(f"{P}cSld/{P}spTree")
        if top is not None:
            yield from self._in_group(name, top, Frame(), related)

    def _in_group(
        self, name: str, group: _Element, frame: Frame, related: dict[str, tuple[str, str]]
    ) -> Iterator[TalkShape]:
        for shape in group:
            self._shapes += 1
            if self._shapes > MOST_SHAPES:
                raise ValueError("it has more shapes than any talk")
            if shape.tag == f"{P}grpSp":
                yield self._shape(name, shape, "other", "a group", frame)
                yield from self._in_group(name, shape, frame_of_group(shape, frame), related)
            elif shape.tag == f"{P}pic":
                yield self._shape(name, shape, "picture", "a picture", frame)
            elif shape.tag == f"{P}sp":
                yield self._shape(name, shape, "rectangle", "a shape", frame)
            elif shape.tag == f"{P}graphicFrame":
                yield self._framed(name, shape, frame, related)
            elif shape.tag == f"{P}cxnSp":
                yield self._shape(name, shape, "other", "a line", frame)
            elif shape.tag == _ALTERNATIVES:
                # It stands there in several forms, and to fill one of them would leave the others as they are.
                yield self._shape(name, shape, "other", "something that older programs show otherwise", frame)

    def _framed(self, name: str, shape: _Element, frame: Frame, related: dict[str, tuple[str, str]]) -> TalkShape:
        held = shape.find(f"{A}graphic/{A}graphicData")
        kind = "" if held is None else held.get("uri", "")
        if kind == _CHART_DATA and held is not None and len(held):
            target = related.get(held[0].get(f"{R}id", ""), ("", ""))
            if target[0] == "chart" and target[1] in self._parts.names:
                chart = found_chart(target[1], self._parts)
                return self._shape(name, shape, "chart", "a chart", frame, chart)
        what = {_TABLE_DATA: "a table", _DIAGRAM_DATA: "a SmartArt"}.get(kind, "an object of another program")
        return self._shape(name, shape, "other", what, frame)

    def _shape(
        self, name: str, shape: _Element, kind: ShapeKind, what: str, frame: Frame, chart: FoundChart | None = None
    ) -> TalkShape:
        identity = _identity(shape)
        words = "" if kind != "rectangle" else " ".join(" ".join(map(words_in, shape.iter(f"{A}p"))).split())
        box = placed(shape, frame, name, self._parts) if kind in ("picture", "rectangle") else None
        lost = lost_paint(shape) if kind == "rectangle" else ()
        margin = room_at_border(shape) if kind in ("picture", "rectangle") else 0
        if name != self._ground[0]:
            self._ground = name, ground_of(name, shape.getroottree().getroot(), self._parts)
        ground = self._ground[1](shape, box) if box is not None else ""
        turn, is_mirrored = _turned(shape)
        return TalkShape(
            shape_name(shape),
            kind,
            name,
            identity,
            box,
            what,
            words,
            lost,
            margin,
            chart,
            ground,
            turn,
            is_mirrored=is_mirrored,
            is_hidden=_is_hidden(shape),
        )


def _turned(shape: _Element) -> tuple[int, bool]:
    """By how many degrees a shape is turned, with its groups, and whether one of these is mirrored."""
    own, groups = shape.find(f"{P}spPr/{A}xfrm"), shape.iterancestors(f"{P}grpSp")
    around = [place for group in groups if (place := group.find(f"{P}grpSpPr/{A}xfrm")) is not None]
    turns = (whole(place.get("rot"), 0) for place in (*around, own) if place is not None)
    flips = [is_on(place.get(key)) for place in around for key in ("flipH", "flipV")]
    return round(sum(turns) / DEGREE) % 360, any(flips)


def _is_hidden(shape: _Element) -> bool:
    """Whether somebody hid a shape, or a group that it stands in."""
    heads = (next(one.iter(f"{P}cNvPr"), None) for one in (shape, *shape.iterancestors(f"{P}grpSp")))
    return any(is_on(head.get("hidden")) for head in heads if head is not None)


def _holder(paragraph: _Element) -> _Element | None:
    """The shape that a paragraph stands in."""
    return next(paragraph.iterancestors(f"{P}sp", f"{P}graphicFrame", f"{P}cxnSp"), None)


def _identity(shape: _Element) -> str:
    own = next(shape.iter(f"{P}cNvPr"), None)
    return "" if own is None else own.get("id", "")


def _number(words: str | None) -> int:
    return int(words) if words is not None and words.isdecimal() else 0
