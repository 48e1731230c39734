"""A page and its ground as what stands on a page of a PDF. Decorations are artifacts, and so are running words."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final, assert_never

from msgspec import Struct, field

from deckgen.model.connector import Connector
from deckgen.model.connector import Point as Place
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.ground import Ground
from deckgen.model.page import (
    ChartBox,
    Ellipse,
    Group,
    Icon,
    Line,
    NativeChart,
    Page,
    Paragraph,
    Picture,
    Polyline,
    Rectangle,
    Shade,
    Shape,
    Style,
    TableBox,
    TextBox,
)
from deckgen.model.rich_text import plain
from deckgen.writers.pdf.leaf import (
    Artifact,
    Grid,
    Heading,
    Image,
    Leaf,
    Mark,
    Oval,
    Pointed,
    Stroke,
    Wash,
    area,
    place,
    rounded,
)
from deckgen.writers.pdf.word_setter import WordSetter
from deckgen.writers.seen_shapes import DARK, LIGHT, PlayMark, dash_of, drawing_of, play_mark, rule_of, whole_of

# What runs over and under the slides: their number, and the sections, which the outline has.
_RUNNING: Final = ("kicker", "number", "tracker")
_UNSEEN: Final = Style(Pt(1), "00000000")


class PageSetter(Struct):
    """Sets the pages of one deck.

    words: sets their words.
    files: the pictures that stand on them, by the names that the pages call them.
    """

    words: WordSetter
    files: dict[str, bytes] = field(default_factory=dict)

    def leaf(self, page: Page, ground: Ground, title: str, level: int, above: str = "") -> Leaf:
        """A page on its ground.

        title is what the outline says of it, at a level that is counted from 1; above is the title that stands over
        it there and on no page. TypeError where a chart or an icon of the page is still to be drawn, as a picture.
        """
        marks: list[Mark] = [Artifact(tuple(mark for shape in ground.shapes for mark in self._shape(shape)))]
        if ground.picture is not None:
            marks.insert(0, self._picture(ground.picture))
        if above:
            marks += self._unseen(Heading(level - 1, above))
        titled = next(filter(_is_title, page.shapes), None)
        heading = Heading(level, _said(titled) or title, page.name)
        if titled is None:
            marks += self._unseen(heading)
        names = [shape.name for shape in page.shapes]
        said = {min(bundle.shapes, key=names.index): bundle.alt for bundle in page.bundles if bundle.alt}
        for shape in page.shapes:
            if shape.name in said:
                marks += self._heard(said[shape.name])
            if shape is titled and isinstance(shape, TextBox):
                box = shape.box.inset(shape.insets)
                marks += (*_fill(shape), *self.words.heading(shape.paragraphs, box, shape.anchor, heading))
            else:
                marks += self._shape(shape)
        return Leaf(page.name, f"#{ground.color}", tuple(marks))

    def _unseen(self, heading: Heading) -> tuple[Mark, ...]:
        """A title that is said and not shown."""
        corner = Box(Emu(0), Emu(0), Pt(10_000), Pt(2))
        return self.words.heading((Paragraph(plain(heading.words), _UNSEEN),), corner, "top", heading)

    def _heard(self, words: str) -> tuple[Mark, ...]:
        """Words that are said and not shown."""
        corner = Box(Emu(0), Emu(0), Pt(10_000), Pt(2))
        return self.words.marks((Paragraph(plain(words), _UNSEEN),), corner, "top")

    def _shape(self, shape: Shape) -> Iterator[Mark]:
        match shape:
            case TextBox():
                yield from _fill(shape)
                words = self.words.marks(shape.paragraphs, shape.box.inset(shape.insets), shape.anchor)
                yield from (Artifact(words),) if words and shape.role in _RUNNING else words
            case TableBox():
                yield from self._table(shape)
            case Picture():
                yield self._picture(shape)
                if shape.film is not None:
                    yield Artifact(tuple(_play_mark(play_mark(shape.box))))
            case Rectangle() | Shade() | Ellipse() | Line() | Polyline() | Connector() | Group():
                yield Artifact(tuple(_decoration(shape)))
            case ChartBox() | NativeChart() | Icon():
                raise TypeError(f"{shape.name!r} has not been drawn as a picture")
            case _:
                assert_never(shape)

    def _table(self, table: TableBox) -> Iterator[Mark]:
        grounds: list[Mark] = []
        over: list[Mark] = []
        rows = []
        for row in table.placed(leftwards=self.words.leftwards):
            cells = []
            for box, cell in row:
                parts, struck = self.words.cell(cell.paragraphs, box.inset(cell.insets))
                cells.append(parts)
                over += struck
                if cell.fill:
                    grounds.insert(0, area(box, cell.fill))
                if cell.rule:
                    grounds.append(area(rule_of(cell, box), cell.rule))
            rows.append(tuple(cells))
        yield Artifact(tuple(grounds))
        yield Grid(tuple(rows))
        yield from over

    def _picture(self, picture: Picture) -> Mark:
        drawing = drawing_of(picture)
        data, ending = (picture.data, picture.media) if drawing is None else (drawing, "svg")
        name = f"{sha256(data).hexdigest()[:24]}.{ending}"
        self.files[name] = data
        x, y, width, height = map(rounded, whole_of(picture))
        inner, goal = (x, y, width, height), self.words.letters.goal(picture.link)
        image = Image(name, *place(picture.box), inner, picture.alt, picture.round, *goal)
        return image if picture.alt else Artifact((image,))


def _is_title(shape: Shape) -> bool:
    if not isinstance(shape, TextBox) or shape.role != "title":
        return False
    return any(paragraph.text for paragraph in shape.paragraphs)


def _said(shape: Shape | None) -> str:
    """The words of a title without the numbers of footnotes; "" where there is none."""
    if not isinstance(shape, TextBox):
        return ""
    runs = (run for paragraph in shape.paragraphs for run in paragraph.text.runs if run.footnote is None)
    return " ".join("".join(run.text for run in runs).split())


def _fill(shape: TextBox) -> tuple[Mark, ...]:
    return (Artifact((area(shape.box, shape.fill, shape.corner),)),) if shape.fill else ()


def _decoration(shape: Rectangle | Shade | Ellipse | Line | Polyline | Connector | Group) -> Iterator[Mark]:
    match shape:
        case Rectangle():
            yield area(shape.box, shape.fill)
        case Shade():
            stops = tuple((f"#{shape.color}{round(opacity * 255):02X}", at) for at, opacity in shape.stops)
            yield Wash(*place(shape.box), stops, shape.upright)
        case Ellipse():
            yield Oval(*place(shape.box), f"#{shape.fill}")
        case Line():
            yield _line(shape)
        case Polyline():
            yield from _polyline(shape)
        case Connector():
            line = tuple(map(_placed, shape.line))
            yield Stroke((line,), f"#{shape.color}", rounded(shape.width.pt))
            yield Pointed(tuple(map(_placed, shape.head)), f"#{shape.color}")
        case Group():
            for part in shape.shapes:
                yield from _decoration(part)
        case _:
            assert_never(shape)


def _play_mark(mark: PlayMark) -> Iterator[Mark]:
    yield Oval(*place(mark.rim), f"#{LIGHT}")
    yield Oval(*place(mark.disc), f"#{DARK}")
    yield Pointed(tuple(map(_placed, mark.triangle)), f"#{LIGHT}")


def _placed(point: Place) -> tuple[float, float]:
    return rounded(point[0].pt), rounded(point[1].pt)


def _line(shape: Line) -> Stroke:
    """A line along the top edge of a flat box, or the left edge of a narrow one."""
    x, y, width, height = place(shape.box)
    end = (rounded(x + width), y) if shape.box.width >= shape.box.height else (x, rounded(y + height))
    return Stroke((((x, y), end),), f"#{shape.color}", rounded(shape.width.pt), rounded(dash_of(shape)))


def _polyline(shape: Polyline) -> Iterator[Mark]:
    corner = shape.box.x.pt, shape.box.y.pt

    def at(point: tuple[Emu, Emu]) -> tuple[float, float]:
        return rounded(corner[0] + point[0].pt), rounded(corner[1] + point[1].pt)

    lines = tuple(tuple(map(at, stroke if len(stroke) > 1 else stroke * 2)) for stroke in shape.strokes)
    yield Stroke(lines, f"#{shape.color}", rounded(shape.width.pt), rounded=True)
    if shape.dot and shape.strokes:
        (x, y), radius = at(shape.strokes[-1][-1]), shape.dot.pt
        yield Oval(
            rounded(x - radius), rounded(y - radius), rounded(radius * 2), rounded(radius * 2), f"#{shape.color}"
        )
