"""How a slide was written, in a form that outlives PowerPoint's and LibreOffice's own rewriting of it.

The writer notes it in the manifest, from the XML that it wrote; the reader asks the same of a file that may have been
edited. So prefixes, the order of attributes, names of parts, ids, defaults and how a color is written make no
difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.manifest import EDITION, Looks, ShapeRecord, SheetRecord
from deckgen.office.chart_looks import colors_of, data_digest, frame_of
from deckgen.office.drawing_colors import Palette, palette_of
from deckgen.office.drawing_frames import DEGREE, box_of, whole
from deckgen.office.file_parts import PartRelation, PartSource, parsed_xml
from deckgen.office.paragraph_looks import anchor_of, levels_of, paragraphs_of, said_in
from deckgen.office.plain_paint import Painter, digest
from deckgen.office.xml_names import MC, P14, A, C, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHART: Final = f"{C}chart"
_KINDS: Final = {"sp": "shape", "cxnSp": "line", "pic": "picture", "graphicFrame": "table"}
_SIDES: Final = ("l", "t", "r", "b")
_MOST_SHAPES: Final = 20_000
# More EMU than any slide has.
_MOST: Final = 1e12
# Placeholders that PowerPoint fills in by itself: the number, date, header and picture of the slide. The footer isn't
# one of them, since deckgen puts the sources there.
AUTOMATIC: Final = ("sldNum", "dt", "hdr", "sldImg")
# A title is a title, whatever kind of slide it stands on.
_ALIKE: Final = {"ctrTitle": "title", "": "obj"}


class _Frame(Struct, frozen=True):
    """Where the shapes of a group are on the slide: how much larger, and how far from where the group has them."""

    across: float = 1.0
    down: float = 1.0
    left: float = 0.0
    top: float = 0.0
    group: str = ""

    def placed(self, box: tuple[int, int, int, int]) -> tuple[int, ...]:
        """A box of the group as it is on the slide."""
        x, y, width, height = box
        there = (self.left + x * self.across, self.top + y * self.down, width * self.across, height * self.down)
        return tuple(round(one) for one in there)

    def inside(self, properties: _Element | None, name: str) -> _Frame:
        """The frame of a group in this one; the outermost group's name stays."""
        place = properties.find(f"{A}xfrm") if properties is not None else None
        if place is None:
            return _Frame(self.across, self.down, self.left, self.top, self.group or name)
        x, y, width, height = box_of(place, "off", "ext")
        from_x, from_y, wide, high = box_of(place, "chOff", "chExt")
        across, down = (width / wide if wide else 1.0), (height / high if high else 1.0)
        return _Frame(
            _bounded(self.across * across),
            _bounded(self.down * down),
            _bounded(self.left + (x - from_x * across) * self.across),
            _bounded(self.top + (y - from_y * down) * self.down),
            self.group or name,
        )


def _bounded(number: float) -> float:
    """A number that other such numbers can be multiplied with, whatever groups in groups a file has."""
    return max(-_MOST, min(_MOST, number))


class SlideLooks:
    """Reads how the slides of one presentation were written. What slides share is read once.

    ValueError where a part of it is damaged, as `PartSource` raises it, or a slide has more shapes than any.
    """

    def __init__(self, parts: PartSource, main: str, built: Sequence[SheetRecord] = ()) -> None:
        """main is the part of the presentation.

        built are the layouts and masters with which the slides were built. Where a theme has other colors or fonts
        since, slides are told as they would be with those, so that what somebody edited on them can be told.
        """
        self._parts, self._main = parts, main
        masters = {one.name: one for one in built if not one.master}
        self._built = {one.name: masters[one.master] for one in built if one.master in masters}
        self._sheets: dict[str, _Sheet] = {}
        self._pictures: dict[str, str] = {}

    def looks(self, part: str, number: str) -> Looks:
        """How the slide in a part was written; number is the id under which the presentation lists it."""
        layout = self._parts.first(part, "slideLayout")
        if layout not in self._sheets:
            self._sheets[layout] = _Sheet(self._parts, layout, self._built)
        looks = self._reader(part, self._sheets[layout]).looks(self._parts.xml(part))
        return replace(looks, section=digest(self._sections.get(number, "")), layout=self._sheets[layout].name)

    def sheets(self) -> Iterator[SheetRecord]:
        """The layouts of the slides that were read so far, and their masters."""
        masters: dict[str, str] = {}
        for layout, sheet in self._sheets.items():
            if not sheet.master_part:
                continue
            looks = self._reader(layout, sheet).looks(sheet.layout, is_sheet=True)
            yield SheetRecord(sheet.name, looks, masters.get(sheet.master_part, sheet.name))
            if sheet.master_part not in masters:
                masters[sheet.master_part] = sheet.name
                reader = self._reader(sheet.master_part, sheet)
                looks = reader.looks(sheet.master, is_sheet=True)
                styles = reader.painter.styles(levels_of(sheet.master.find(f"{P}txStyles")))
                yield SheetRecord(sheet.name, looks, styles=styles, colors=sheet.own_colors, fonts=sheet.own_fonts)

    @property
    def size(self) -> tuple[int, ...]:
        """The width and height of the slides, empty where the presentation doesn't say it."""
        size = self._parts.xml(self._main).find(f"{P}sldSz")
        return () if size is None else (whole(size.get("cx"), 0), whole(size.get("cy"), 0))

    def _reader(self, part: str, sheet: _Sheet) -> _Reader:
        """What reads the shapes of a part that takes the rest of its looks from a sheet."""
        relations = {one.identity: one for one in self._parts.relations(part)}
        pictures = {
            one.identity: one.target for one in relations.values() if not one.external and one.kind == "image"
        }
        painter = Painter(sheet.palette, sheet.fonts, lambda identity: self._picture(pictures.get(identity, "")))
        return _Reader(self._parts, sheet, painter, relations)

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        """The title of the section of each slide, by the slide's id."""
        return {
            slide.get("id", ""): " ".join(section.get("name", "").split())
            for section in self._parts.xml(self._main).iter(f"{P14}section")
            for slide in section.iter(f"{P14}sldId")
        }

    def _picture(self, part: str) -> str:
        if part not in self._pictures:
            self._pictures[part] = digest(self._parts.read(part)) if part in self._parts.names else ""
        return self._pictures[part]


class _Sheet:
    """What a slide takes from its layout and its master: colors, fonts, and where placeholders stand.

    palette, fonts: those with which the slides were built, else those of the file.
    own_colors, own_fonts: those of the file.
    """

    def __init__(self, parts: PartSource, layout: str, built: Mapping[str, SheetRecord]) -> None:
        """built are the masters with which slides were built, by the names of their layouts."""
        master_name = parts.first(layout, "slideMaster") if layout else ""
        names = (layout, master_name, parts.first(master_name, "theme") if master_name else "")
        below, master, look = (
            parts.xml(name) if name in parts.names else parsed_xml(name, b"<lost/>") for name in names
        )
        self.layout, self.master, self.master_part = below, master, master_name if master_name in parts.names else ""
        held = below.find(f"{P}cSld")
        self.name = held.get("name", "") if held is not None else ""
        own = palette_of(look, master, below)
        self.own_colors, self.own_fonts = dict(own.slots), dict[str, str]()
        for short, kind in (("+mj", "majorFont"), ("+mn", "minorFont")):
            for face, letters in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")):
                found = look.find(f".//{A}{kind}/{A}{face}")
                self.own_fonts[f"{short}-{letters}"] = found.get("typeface", "") if found is not None else ""
        before = built.get(self.name)
        self.palette = Palette(before.colors, own.names) if before is not None else own
        self.fonts = before.fonts if before is not None else self.own_fonts
        self._places = [_places(sheet) for sheet in (below, master)]

    def place(self, holder: _Element) -> tuple[int, int, int, int] | None:
        """Where a placeholder stands that doesn't say it itself; holder is its p:ph."""
        kind, index = _kind(holder), holder.get("idx", "0")
        below, master = self._places
        held = below.get((kind, index)) or next((box for (_, at), box in below.items() if at == index != "0"), None)
        return held or next((box for (one, _), box in (*below.items(), *master.items()) if one == kind), None)


class _Reader(Struct, frozen=True):
    """Reads the shapes of one slide."""

    parts: PartSource
    sheet: _Sheet
    painter: Painter
    relations: Mapping[str, PartRelation]

    def looks(self, tree: _Element, *, is_sheet: bool = False) -> Looks:
        """How a slide was written; is_sheet says that it is a layout or a master."""
        shapes = tree.find(f"{P}cSld/{P}spTree")
        return Looks(
            shapes=tuple(self._shapes(shapes, is_sheet=is_sheet)) if shapes is not None else (),
            ground=self.painter.fill(tree.find(f"{P}cSld/{P}bg/{P}bgPr")),
            transition=_transition(tree),
            edition=EDITION,
        )

    def _shapes(self, tree: _Element, *, is_sheet: bool) -> Iterator[ShapeRecord]:
        """The shapes from the rearmost to the foremost, those in groups where these stand."""
        for count, (shape, frame) in enumerate(_leaves(tree)):
            if count > _MOST_SHAPES:
                raise ValueError("a slide of it has more shapes than any talk")
            record = self._shape(shape, frame)
            if is_sheet:
                styles = self.painter.styles(levels_of(shape.find(f"{P}txBody/{A}lstStyle")))
                record = replace(record, looks=(*record.looks, *styles), said=said_in(shape))
            yield record

    def _shape(self, shape: _Element, frame: _Frame) -> ShapeRecord:
        tag = str(shape.tag).removeprefix(P)
        properties, named = shape.find(f"{P}spPr"), _named(shape)
        place = shape.find(f"{P}xfrm") if tag == "graphicFrame" else None
        if properties is not None:
            place = properties.find(f"{A}xfrm")
        box = box_of(place, "off", "ext") if place is not None else None
        holder = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        inherits = box is None and holder is not None
        if holder is not None and inherits:
            box = self.sheet.place(holder)
        record = {
            "name": named.get("name", "") if named is not None else "",
            "kind": _KINDS[tag],
            "box": frame.placed(box) if box else (),
            "turn": round(whole(place.get("rot"), 0) / DEGREE) % 360 if place is not None else 0,
            "group": frame.group,
            "alt": digest(" ".join(named.get("descr", "").split())) if named is not None else "",
            "links": tuple(self._links(shape)),
            "looks": self.painter.looks(shape.iter(f"{A}r")),
            "inherits": inherits,
            "paragraphs": paragraphs_of(shape),
        }
        if holder is not None and holder.get("type") in AUTOMATIC:
            record["said"] = said_in(shape)
        match tag:
            case "cxnSp":
                record |= _lying(record["box"], record["turn"]) | {"line": self.painter.line(properties)}  # type: ignore[arg-type]
                record["edge"] = _thickness(properties)
            case "pic":
                record |= self._picture(shape)
            case "graphicFrame" if (chart := shape.find(f".//{_CHART}")) is not None:
                record |= self._chart(chart)
            case "graphicFrame":
                record["fill"] = " ".join(self.painter.fill(cell) or "-" for cell in shape.iter(f"{A}tcPr"))
                record["spans"] = tuple(_spans(shape))
            case _:
                record |= {"fill": self.painter.fill(properties), "line": self.painter.line(properties)}
                record |= {"form": _form(properties), "edge": _thickness(properties), "anchor": anchor_of(shape)}
        return ShapeRecord(**record)  # type: ignore[arg-type]

    def _picture(self, shape: _Element) -> dict[str, object]:
        fill = shape.find(f"{P}blipFill")
        if fill is None:
            return {}
        cut = fill.find(f"{A}srcRect")
        crop = tuple(round(whole(cut.get(side), 0) / 100) for side in _SIDES) if cut is not None else ()
        return {"picture": self.painter.blip(fill), "crop": crop if any(crop) else ()}

    def _chart(self, chart: _Element) -> dict[str, object]:
        held = self.relations.get(chart.get(f"{R}id", ""))
        if held is None or held.external or held.kind != "chart" or held.target not in self.parts.names:
            return {"kind": "chart"}
        tree = self.parts.xml(held.target)
        colors = colors_of(tree, self.painter)
        return {"kind": "chart", "data": data_digest(tree), "colors": colors, "frame": frame_of(tree)}

    def _links(self, shape: _Element) -> Iterator[str]:
        """Where clicks lead: digests of addresses, and "slide" for each jump inside of the file."""
        before = ""
        for link in shape.iter(f"{A}hlinkClick"):
            held = self.relations.get(link.get(f"{R}id", ""))
            to = ""
            if held is not None:
                to = digest(held.target) if held.external else "slide" if held.kind == "slide" else ""
            # A link over several runs of words is one link.
            if to and to != before:
                yield to
            before = to


def _leaves(tree: _Element) -> Iterator[tuple[_Element, _Frame]]:
    """The shapes of a tree that are no groups, each with the frame that it stands in."""
    waiting = [(shape, _Frame()) for shape in reversed(tree)]
    while waiting:
        shape, frame = waiting.pop()
        tag = str(shape.tag)
        if tag == f"{P}grpSp":
            named = _named(shape)
            inside = frame.inside(shape.find(f"{P}grpSpPr"), named.get("name", "") if named is not None else "")
            waiting += [(one, inside) for one in reversed(shape)]
        elif tag == f"{MC}AlternateContent":
            chosen = shape.find(f"{MC}Choice")
            waiting += [(one, frame) for one in reversed(chosen)] if chosen is not None else []
        elif tag.removeprefix(P) in _KINDS:
            yield shape, frame


def _named(shape: _Element) -> _Element | None:
    """The element that names a shape or a group."""
    return shape.find(f"./*/{P}cNvPr")


def _form(properties: _Element | None) -> str:
    """The outline of a shape, where it is one of those that have names."""
    preset = properties.find(f"{A}prstGeom") if properties is not None else None
    return preset.get("prst", "") if preset is not None else ""


def _thickness(properties: _Element | None) -> int:
    """How thick the edge of a shape is, in EMU; 0 where it says nothing, or has none."""
    edge = properties.find(f"{A}ln") if properties is not None else None
    return whole(edge.get("w"), 0) if edge is not None and edge.find(f"{A}noFill") is None else 0


def _spans(table: _Element) -> Iterator[str]:
    """The cells of a table that reach over others."""
    for row, held in enumerate(table.iter(f"{A}tr")):
        for column, cell in enumerate(held.iterfind(f"{A}tc")):
            across, down = cell.get("gridSpan", "1"), cell.get("rowSpan", "1")
            if (across, down) != ("1", "1"):
                yield f"{across}x{down} at {row},{column}"


def _lying(box: tuple[int, ...], turn: int) -> dict[str, object]:
    """The box of a line as the line lies on the slide: a program may say the same line turned or unturned."""
    if not box or turn not in (90, 270):
        return {"turn": 0}
    x, y, width, height = box
    return {"turn": 0, "box": (x + (width - height) // 2, y + (height - width) // 2, height, width)}


def _kind(holder: _Element) -> str:
    kind = holder.get("type", "")
    return _ALIKE.get(kind, kind)


def _places(sheet: _Element) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Where the placeholders of a sheet stand, by their kinds and numbers."""
    made: dict[tuple[str, str], tuple[int, int, int, int]] = {}
    for shape in sheet.iter(f"{P}sp"):
        holder, place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}spPr/{A}xfrm")
        if holder is not None and place is not None:
            made.setdefault((_kind(holder), holder.get("idx", "0")), box_of(place, "off", "ext"))
    return made


def _transition(tree: _Element) -> str:
    """The word for how a slide comes: the name of the element in its p:transition."""
    how = next(tree.iter(f"{P}transition"), None)
    found = (str(one.tag).rpartition("}")[2] for one in (how if how is not None else ()))
    return next((name for name in found if name not in ("extLst", "sndAc")), "")
