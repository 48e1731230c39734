"""How the shapes of one slide, layout or master were written, where they stand on it and in which group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.manifest import EDITION, Looks, ShapeRecord
from deckgen.office.chart_looks import colors_of, data_digest, frame_of
from deckgen.office.chart_words import charts_of, is_of_chart
from deckgen.office.drawing_frames import DEGREE, box_of, whole
from deckgen.office.file_parts import PartRelation, PartSource
from deckgen.office.paragraph_looks import anchor_of, levels_of, paragraphs_of, said_in
from deckgen.office.plain_paint import Painter, digest
from deckgen.office.shape_details import chart_details, details_of
from deckgen.office.slide_sheet import SlideSheet
from deckgen.office.xml_names import MC, A, C, P, R

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


class ShapeReader(Struct, frozen=True):
    """Reads the shapes of one slide.

    parts: those of the presentation.
    sheet: what the slide takes from its layout.
    painter: tells its colors and its pictures.
    relations: what its part refers to, by the ids of the relationships.
    """

    parts: PartSource
    sheet: SlideSheet
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
        charts = charts_of(tree)
        for count, (shape, frame) in enumerate(_leaves(tree)):
            if count > _MOST_SHAPES:
                raise ValueError("a slide of it has more shapes than any talk")
            record = self._shape(shape, frame)
            if record.kind == "shape" and is_of_chart(shape, charts):
                record = replace(record, said=said_in(shape))
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
            "details": details_of(shape, self.painter),
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
                record |= self._chart(shape, chart)
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

    def _chart(self, frame: _Element, chart: _Element) -> dict[str, object]:
        held = self.relations.get(chart.get(f"{R}id", ""))
        if held is None or held.external or held.kind != "chart" or held.target not in self.parts.names:
            return {"kind": "chart"}
        tree = self.parts.xml(held.target)
        return {
            "kind": "chart",
            "data": data_digest(tree),
            "colors": colors_of(tree, self.painter),
            "frame": frame_of(tree),
            "details": (*details_of(frame, self.painter), *chart_details(tree, self.painter)),
        }

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


def _transition(tree: _Element) -> str:
    """The word for how a slide comes: the name of the element in its p:transition."""
    how = next(tree.iter(f"{P}transition"), None)
    found = (str(one.tag).rpartition("}")[2] for one in (how if how is not None else ()))
    return next((name for name in found if name not in ("extLst", "sndAc")), "")
