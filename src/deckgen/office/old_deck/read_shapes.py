"""From the tree of shapes on a slide to shapes one by one, in their order from the back to the front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from deckgen.office.attributes import is_on, whole
from deckgen.office.drawing_colors import Palette
from deckgen.office.old_deck.blank_plates import is_blank
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.old_deck.inherited_looks import Sheets, placeholder_of
from deckgen.office.old_deck.old_values import (
    AnyShape,
    ChartShape,
    DiagramShape,
    DrawnShape,
    PictureShape,
    Place,
    PlayedShape,
    WordShape,
)
from deckgen.office.old_deck.read_arrows import led_by, way_of_form, way_of_line
from deckgen.office.old_deck.read_charts import chart_of
from deckgen.office.old_deck.read_diagrams import kind_of, points_of
from deckgen.office.old_deck.read_paragraphs import link_of, paragraphs_of
from deckgen.office.old_deck.read_tables import table_of
from deckgen.office.old_deck.shape_fills import covers, filling_of, is_drawn
from deckgen.office.old_deck.theme_colors import digits_of
from deckgen.office.xml_names import DGM, MC, P14, A, P, R

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SHAPES, MOST_DEPTH = 5_000, 30
_TABLE, _DIAGRAM = f"{A}tbl", f"{DGM}relIds"
_SHAPES = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp")


class _Scale(Struct, frozen=True):
    """How lengths within a group become lengths of the slide."""

    across: float = 1.0
    down: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def place(self, transform: _Element | None) -> Place | None:
        """A place on the slide; None where a shape says none of its own."""
        offset = None if transform is None else transform.find(f"{A}off")
        size = None if transform is None else transform.find(f"{A}ext")
        if offset is None or size is None:
            return None
        x, y = self.x + whole(offset, "x") * self.across, self.y + whole(offset, "y") * self.down
        width, height = whole(size, "cx") * self.across, whole(size, "cy") * self.down
        return Place(int(x), int(y), int(width), int(height))

    def inside(self, transform: _Element | None) -> _Scale:
        """The scale within a group of this transform."""
        own = self.place(transform)
        first = None if transform is None else transform.find(f"{A}chOff")
        size = None if transform is None else transform.find(f"{A}chExt")
        if own is None or first is None or size is None:
            return self
        across = own.width / (whole(size, "cx") or 1)
        down = own.height / (whole(size, "cy") or 1)
        return _Scale(across, down, own.x - whole(first, "x") * across, own.y - whole(first, "y") * down)


class ShapeReader:
    """Reads the shapes of one slide."""

    def __init__(self, file: DeckFile, part: str, sheets: Sheets, palette: Palette) -> None:
        self._file, self._part, self._sheets, self._palette = file, part, sheets, palette
        self._count = 0

    def read(self, tree: Iterable[_Element]) -> Iterator[AnyShape]:
        """The shapes in a tree, groups taken apart."""
        for top, element in enumerate(tree):
            yield from self._shape(element, _Scale(), top, 0)

    def of_sheet(self, tree: _Element) -> Iterator[WordShape | PictureShape | DrawnShape]:
        """What stands on a layout or a master itself, and so on its slides: no placeholders, tables and charts."""
        for shape in self.read([one for one in tree if placeholder_of(one) is None]):
            # They are none of the shapes that the slide itself has.
            if isinstance(shape, WordShape):
                yield replace(shape, is_of_layout=True, is_drawn=False, is_grouped=False, top=-1)
            elif isinstance(shape, PictureShape | DrawnShape):
                yield shape

    def _shape(self, element: _Element, scale: _Scale, top: int, depth: int) -> Iterator[AnyShape]:
        self._count += 1
        if self._count > MOST_SHAPES or depth > MOST_DEPTH:
            raise ValueError(f"its part {self._part} has more shapes than any slide")
        if element.tag == f"{MC}AlternateContent":
            picture = self._picture_of(element)
            for inner in _chosen(element):
                for shape in self._shape(inner, scale, top, depth + 1):
                    if isinstance(shape, WordShape) and any(one.formula for one in shape.paragraphs):
                        yield replace(shape, picture=picture)
                    else:
                        yield shape
            return
        named = next(element.iter(f"{P}cNvPr"), None)
        if element.tag not in _SHAPES or named is None or is_on(named.get("hidden")):
            return
        alt = _line(named.get("descr", ""))
        about: dict[str, Any] = {"name": named.get("name", ""), "alt": alt, "top": top, "is_grouped": depth > 0}
        about["identity"] = named.get("id", "")
        if element.tag == f"{P}grpSp":
            inside = scale.inside(element.find(f"{P}grpSpPr/{A}xfrm"))
            for inner in element:
                yield from self._shape(inner, inside, top, depth + 1)
        elif element.tag == f"{P}sp":
            yield from self._words(element, scale, about)
        elif element.tag == f"{P}cxnSp":
            start, end = led_by(element)
            yield DrawnShape(
                place=self._place(element, scale),
                what="a line",
                is_line=True,
                points=way_of_line(element),
                leads_from=start,
                leads_to=end,
                **about,
            )
        elif element.tag == f"{P}pic":
            yield self._picture(element, scale, about)
        else:
            yield from self._framed(element, scale, about)

    def _picture_of(self, alternatives: _Element) -> str:
        """The part of the picture that older programs show; "" where there is none."""
        older = (blip for one in alternatives.iterchildren(f"{MC}Fallback") for blip in one.iter(f"{A}blip"))
        blip = next(older, None)
        return "" if blip is None else self._media(blip.get(f"{R}embed"))

    def _place(self, element: _Element, scale: _Scale) -> Place:
        """Where a shape stands: as it says itself, else as the placeholders behind it say."""
        place = scale.place(element.find(f"{P}spPr/{A}xfrm"))
        for behind in () if place is not None else self._sheets.behind(placeholder_of(element)):
            place = place or _Scale().place(behind.find(f"{P}spPr/{A}xfrm"))
        return place or Place()

    def _words(self, element: _Element, scale: _Scale, about: dict[str, Any]) -> Iterator[AnyShape]:
        placeholder = placeholder_of(element)
        role = "" if placeholder is None else self._sheets.type_of(placeholder)
        place = self._place(element, scale)
        form = element.find(f"{P}spPr/{A}prstGeom")
        is_free = element.find(f"{P}spPr/{A}custGeom") is not None
        paragraphs = paragraphs_of(
            element.find(f"{P}txBody"),
            self._part,
            self._file,
            lambda level: self._sheets.look(role, element, level),
        )
        blip = element.find(f"{P}spPr/{A}blipFill/{A}blip")
        if blip is not None:
            yield self._filled(element, blip, place, about)
        drawn = role == "" and is_drawn(element)
        if paragraphs:
            name = "custom" if is_free else "rect" if form is None else form.get("prst", "rect")
            yield WordShape(
                place=place,
                paragraphs=paragraphs,
                role=role,
                form=name,
                points=way_of_form(element, name),
                is_drawn=drawn,
                covers=covers(element),
                is_colored=_is_colored(element),
                **about,
            )
        elif drawn and blip is None:
            name = "outline" if is_free else "line" if form is None else form.get("prst", "rect")
            is_line = name in _LINES
            what = "a line" if is_line else "a drawn shape"
            points = way_of_line(element) if is_line else way_of_form(element, name)
            is_plate = not is_line and covers(element)
            yield DrawnShape(
                place=place,
                what=what,
                form=name,
                is_line=is_line,
                points=points,
                covers=is_plate,
                is_blank=is_plate and is_blank(element),
                **about,
            )

    def _filled(self, element: _Element, blip: _Element, place: Place, about: dict[str, Any]) -> PictureShape:
        return PictureShape(place=place, media=self._media(blip.get(f"{R}embed")), is_box=_is_box(element), **about)

    def _picture(self, element: _Element, scale: _Scale, about: dict[str, Any]) -> AnyShape:
        place = self._place(element, scale)
        blip = element.find(f"{P}blipFill/{A}blip")
        media = "" if blip is None else self._media(blip.get(f"{R}embed"))
        properties = element.find(f"{P}nvPicPr/{P}nvPr")
        played = None if properties is None else next((each for each in properties if _is_played(each)), None)
        if played is not None and properties is not None:
            return self._played(properties, played, place, media, about)
        cut = element.find(f"{P}blipFill/{A}srcRect")
        sides = [0.0] * 4 if cut is None else [min(0.99, max(0.0, whole(cut, side) / 100_000)) for side in "ltrb"]
        click = element.find(f"{P}nvPicPr/{P}cNvPr/{A}hlinkClick")
        link = link_of(click, self._part, self._file)
        transform = element.find(f"{P}spPr/{A}xfrm")
        turned = 0.0 if transform is None else whole(transform, "rot") / 60_000 % 360
        mirrored = transform is not None and (is_on(transform.get("flipH")) or is_on(transform.get("flipV")))
        return PictureShape(
            place=place,
            media=media,
            crop=tuple(sides),  # type: ignore[arg-type]
            link=link,
            turned=turned,
            is_mirrored=mirrored,
            is_box=_is_box(element),
            ground=digits_of(filling_of(element), self._palette),
            **about,
        )

    def _played(
        self, properties: _Element, played: _Element, place: Place, poster: str, about: dict[str, Any]
    ) -> PlayedShape:
        """A clip: newer files say in an extension which part it is."""
        newer = next(properties.iter(f"{P14}media"), None)
        media = "" if newer is None else self._media(newer.get(f"{R}embed"))
        media = media or self._media(played.get(f"{R}link")) or self._media(played.get(f"{R}embed"))
        is_sound = played.tag != f"{A}videoFile"
        return PlayedShape(place=place, media=media, poster=poster, is_sound=is_sound, **about)

    def _media(self, identity: str | None) -> str:
        """The part of a picture or a clip; "" where it lies outside of the file or isn't there."""
        relation = self._file.relation(self._part, identity)
        return "" if relation.external else relation.target

    def _framed(self, element: _Element, scale: _Scale, about: dict[str, Any]) -> Iterator[AnyShape]:
        """A table, a chart, a SmartArt, or what another program put there."""
        place = scale.place(element.find(f"{P}xfrm")) or Place()
        data = element.find(f"{A}graphic/{A}graphicData")
        table = None if data is None else data.find(_TABLE)
        if table is not None:
            yield table_of(table, self._part, self._file, place, **about)
            return
        for child in () if data is None else data:
            if child.tag == _DIAGRAM:
                data_part = self._file.relation(self._part, child.get(f"{R}dm")).target
                layout = self._file.relation(self._part, child.get(f"{R}lo")).target
                points = points_of(data_part, self._file) if data_part else ()
                yield DiagramShape(place=place, points=points, kind=kind_of(layout, self._file), **about)
                return
            if child.tag.endswith("}chart"):
                part = self._file.relation(self._part, child.get(f"{R}id")).target
                chart: ChartShape | None = chart_of(part, self._file, place, **about) if part else None
                yield chart or DrawnShape(place=place, what="a chart without values", **about)
                return
        blip = next(element.iter(f"{A}blip"), None)
        media = "" if blip is None else self._media(blip.get(f"{R}embed"))
        yield DrawnShape(place=place, what="an embedded object", media=media, **about)


_BOXES = ("rect", "roundRect", "snip1Rect", "round1Rect", "round2SameRect", "flowChartProcess")
_LINES = ("line", "straightConnector1", "bentConnector3", "curvedConnector3")


def _chosen(alternatives: _Element) -> Iterator[_Element]:
    """Of the ways in which a shape is written the first that is known here, else the one for older programs."""
    choices = [one for one in alternatives if one.tag in (f"{MC}Choice", f"{MC}Fallback")]
    for choice in choices:
        known = [one for one in choice if one.tag in _SHAPES]
        # What is embedded has its picture in one of them alone.
        is_object = any(one.tag.endswith(("}oleObj", "}model3d", "}contentPart")) for one in choice.iter())
        if known and (not is_object or any(True for _ in choice.iter(f"{A}blip"))):
            yield from known
            return
    yield from (one for choice in choices[-1:] for one in choice if one.tag in _SHAPES)


def _is_played(element: _Element) -> bool:
    return element.tag in (f"{A}videoFile", f"{A}audioFile", f"{A}wavAudioFile", f"{A}audioCd", f"{A}quickTimeFile")


def _is_colored(element: _Element) -> bool:
    """Whether some words of a shape have a color of their own, and others another one or none; links aside."""
    colors = set()
    for run in element.iterfind(f"{P}txBody/{A}p/{A}r"):
        properties = run.find(f"{A}rPr")
        if not (run.findtext(f"{A}t") or "").strip() or run.find(f"{A}rPr/{A}hlinkClick") is not None:
            continue
        color = None if properties is None else next(iter(properties.iterfind(f"{A}solidFill/*")), None)
        colors.add("" if color is None else color.get("val", ""))
    return len(colors) > 1


def _is_box(element: _Element) -> bool:
    """Whether a picture fills the box around it, but for rounded corners."""
    form = element.find(f"{P}spPr/{A}prstGeom")
    is_free = element.find(f"{P}spPr/{A}custGeom") is not None
    return not is_free and (form is None or form.get("prst", "rect") in _BOXES)


def _line(words: str) -> str:
    return " ".join(words.split())
