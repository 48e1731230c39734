"""A page as an SVG: its ground, and on it every shape that there is."""

from __future__ import annotations

from base64 import b64encode
from typing import Final, assert_never

from msgspec import Struct

from deckgen.model.connector import Connector
from deckgen.model.geometry import ZERO, Box, Emu
from deckgen.model.ground import Ground
from deckgen.model.page import (
    ChartBox,
    Ellipse,
    Group,
    Icon,
    Line,
    NativeChart,
    Page,
    Picture,
    Polyline,
    Rectangle,
    Shade,
    Shape,
    TableBox,
    TextBox,
)
from deckgen.writers.seen_shapes import DARK, LIGHT, PlayMark, dash_of, drawing_of, play_mark, rule_of, whole_of
from deckgen.writers.svg.svg_parts import place, points, rectangle, shade
from deckgen.writers.svg.words import WordWriter
from deckgen.writers.xml_words import attribute, words

_SPACES: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


class Sheet(Struct, frozen=True):
    """What all pages of a deck are drawn with.

    size: the width and height of a page.
    words: writes their words.
    language: that of the words (BCP 47).
    leftwards: that language runs from right to left.
    """

    size: tuple[Emu, Emu]
    words: WordWriter
    language: str
    leftwards: bool = False


def page_svg(page: Page, ground: Ground, sheet: Sheet) -> str:
    """A page as an SVG whose lengths are points.

    TypeError where a chart or an icon of the page is still to be drawn (stages/draw), as a picture.
    """
    width, height = sheet.size
    whole = Box(ZERO, ZERO, width, height)
    behind = (ground.picture,) if ground.picture else ()
    drawn = "".join(_shape(shape, sheet) for shape in (*behind, *ground.shapes, *page.shapes))
    return (
        f'<svg {_SPACES} width="{points(width)}pt" height="{points(height)}pt" viewBox="0 0 {points(width)} '
        f'{points(height)}" xml:lang="{attribute(sheet.language)}"><title>{words(page.title)}</title>'
        f"{rectangle(whole, ground.color)}{drawn}</svg>"
    )


def _shape(shape: Shape, sheet: Sheet) -> str:
    match shape:
        case TextBox():
            ground = rectangle(shape.box, shape.fill, shape.corner) if shape.fill else ""
            return ground + sheet.words.words(shape.paragraphs, shape.box.inset(shape.insets), shape.anchor)
        case TableBox():
            return _table(shape, sheet)
        case Picture():
            return _picture(shape)
        case Rectangle():
            return rectangle(shape.box, shape.fill)
        case Shade():
            return shade(shape)
        case Ellipse():
            return _ellipse(shape)
        case Line():
            return _line(shape)
        case Polyline():
            return _polyline(shape)
        case Connector():
            return _connector(shape)
        case Group():
            return "".join(_shape(part, sheet) for part in shape.shapes)
        case ChartBox() | NativeChart() | Icon():
            raise TypeError(f"{shape.name!r} has not been drawn as a picture")
        case _:
            assert_never(shape)


def _table(table: TableBox, sheet: Sheet) -> str:
    grounds, rules, words = [], [], []
    for row in table.placed(leftwards=sheet.leftwards):
        for box, cell in row:
            if cell.fill:
                grounds.append(rectangle(box, cell.fill))
            if cell.rule:
                rules.append(rectangle(rule_of(cell, box), cell.rule))
            words.append(sheet.words.words(cell.paragraphs, box.inset(cell.insets), "middle"))
    return "".join((*grounds, *rules, *words))


def _picture(picture: Picture) -> str:
    """A picture; what is cut off of it lies outside of its box, which shows nothing beyond its edges."""
    drawing = drawing_of(picture)
    kind, data = (picture.media, picture.data) if drawing is None else ("svg+xml", drawing)
    x, y, width, height = whole_of(picture)
    image = (
        f'<image x="{points(x)}" y="{points(y)}" width="{points(width)}" '
        f'height="{points(height)}" preserveAspectRatio="none" '
        f'xlink:href="data:image/{kind};base64,{b64encode(data).decode()}"/>'
    )
    named = f"<title>{words(picture.alt)}</title>" if picture.alt else ""
    drawn = f'<svg {place(picture.box)} overflow="hidden">{named}{image}</svg>'
    if picture.film is not None:
        drawn += _play_mark(play_mark(picture.box))
    if picture.round:
        # Equal names cut out equal ellipses, also where several drawings stand in one page of the web.
        box = picture.box
        name = "round-" + "-".join(str(int(length)) for length in (box.x, box.y, box.width, box.height))
        drawn = f'<clipPath id="{name}"><ellipse {_round(box)}/></clipPath><g clip-path="url(#{name})">{drawn}</g>'
    return f'<a href="{attribute(picture.link)}">{drawn}</a>' if picture.link else drawn


def _play_mark(mark: PlayMark) -> str:
    corners = "L".join(f"{points(x)} {points(y)}" for x, y in mark.triangle)
    return (
        f'<ellipse {_round(mark.rim)} fill="#{LIGHT}"/><ellipse {_round(mark.disc)} fill="#{DARK}"/>'
        f'<path d="M{corners}Z" fill="#{LIGHT}"/>'
    )


def _ellipse(shape: Ellipse) -> str:
    return f'<ellipse {_round(shape.box)} fill="#{shape.fill}"/>'


def _round(box: Box) -> str:
    """The attributes of the largest ellipse in a box."""
    radii = f'rx="{points(box.width.pt / 2)}" ry="{points(box.height.pt / 2)}"'
    return f'cx="{points(box.x.pt + box.width.pt / 2)}" cy="{points(box.y.pt + box.height.pt / 2)}" {radii}'


def _line(shape: Line) -> str:
    """A line along the top edge of a flat box, or the left edge of a narrow one."""
    box = shape.box
    flat = box.width >= box.height
    end = (box.right, box.y) if flat else (box.x, box.bottom)
    dash = points(dash_of(shape))
    dots = f' stroke-dasharray="{dash} {dash}"' if shape.dotted else ""
    return (
        f'<line x1="{points(box.x)}" y1="{points(box.y)}" x2="{points(end[0])}" y2="{points(end[1])}" '
        f'stroke="#{shape.color}" stroke-width="{points(shape.width)}"{dots}/>'
    )


def _polyline(shape: Polyline) -> str:
    def at(point: tuple[Emu, Emu]) -> str:
        return f"{points(shape.box.x + point[0])} {points(shape.box.y + point[1])}"

    steps = "".join(
        f"M{at(stroke[0])}{''.join(f'L{at(point)}' for point in stroke[1:] or stroke)}" for stroke in shape.strokes
    )
    drawn = (
        f'<path d="{steps}" fill="none" stroke="#{shape.color}" stroke-width="{points(shape.width)}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )
    if shape.dot and shape.strokes:
        x, y = at(shape.strokes[-1][-1]).split()
        drawn += f'<circle cx="{x}" cy="{y}" r="{points(shape.dot)}" fill="#{shape.color}"/>'
    return drawn


def _connector(shape: Connector) -> str:
    """An arrow: its line, and its head as a triangle."""
    first, *others = (f"{points(x)} {points(y)}" for x, y in shape.line)
    line = f"M{first}{''.join(f'L{point}' for point in others)}"
    tip, *corners = (f"{points(x)} {points(y)}" for x, y in shape.head)
    head = f"M{tip}{''.join(f'L{point}' for point in corners)}Z"
    return (
        f'<path d="{line}" fill="none" stroke="#{shape.color}" stroke-width="{points(shape.width)}" '
        f'stroke-linejoin="round"/><path d="{head}" fill="#{shape.color}"/>'
    )
