"""The annotations of a chart that PowerPoint draws, as shapes that lie over it, grouped, and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from deckgen.model.geometry import Box, Pt, around
from deckgen.model.page import (
    Annotated,
    Arrow,
    Ellipse,
    FontRole,
    Paragraph,
    Pill,
    Polyline,
    Rectangle,
    Style,
    TextBox,
)
from deckgen.model.rich_text import Run, Text, plain
from deckgen.plot.sheet_layers import Layer

if TYPE_CHECKING:
    from deckgen.plot import Plot, Rect
    from deckgen.plot.added import Added, Line, Path
    from deckgen.plot.added import Pill as AddedPill

# Other programs set words a little wider than they were measured.
_SLACK = 1.08


def annotations_under(plot: Plot, added: Sequence[Added], name: str) -> Iterator[tuple[Layer, Rectangle]]:
    """The shades behind a chart, and to which layer each belongs; name is that of the chart."""
    washes = ((one, wash) for one in added for wash in one.washes)
    for number, (one, wash) in enumerate(washes, 1):
        yield Layer("behind", number=one.number), Rectangle(_box(plot, wash.box), wash.color, f"{name} band {number}")


def annotations_over(plot: Plot, added: Sequence[Added], name: str) -> Iterator[tuple[Layer, Annotated]]:
    """The shapes of each annotation as a group, and to which layer it belongs; name is that of the chart."""
    for number, one in enumerate(added, 1):
        shapes = tuple(_shapes(plot, one, f"{name} annotation {number}"))
        if shapes:
            group = Annotated(_around(shapes), shapes, f"{name} annotation {number}")
            yield Layer("over", number=one.number), group


def _shapes(plot: Plot, added: Added, name: str) -> Iterator[Arrow | Ellipse | Pill | TextBox]:
    for number, path in enumerate((*added.guides, *added.paths), 1):
        yield Arrow(_polyline(plot, path, f"{name} line {number}"), path.head, path.dotted)
    for number, spot in enumerate(added.spots, 1):
        yield Ellipse(_box(plot, spot.box), spot.color, f"{name} dot {number}")
    in_pills = set()
    for pill in added.pills:
        lines = [line for line in added.lines if _holds(pill, line, plot)]
        in_pills.update(lines)
        yield _pill(plot, pill, lines, f"{name} number")
    for number, line in enumerate((line for line in added.lines if line not in in_pills), 1):
        yield _words(plot, line, f"{name} words {number}")


def _polyline(plot: Plot, path: Path, name: str) -> Polyline:
    xs, ys = [x for x, _ in path.points], [plot.height - y for _, y in path.points]
    left, top = min(xs), min(ys)
    box = Box(Pt(left), Pt(top), Pt(max(xs) - left), Pt(max(ys) - top))
    stroke = tuple((Pt(x - left), Pt(y - top)) for x, y in zip(xs, ys, strict=True))
    return Polyline(box, (stroke,), path.color, Pt(path.width), name)


def _holds(pill: AddedPill, line: Line, plot: Plot) -> bool:
    box = line.box(plot)
    return pill.box.left <= box.left and box.right <= pill.box.right and box.overlaps(pill.box)


def _pill(plot: Plot, pill: AddedPill, lines: Sequence[Line], name: str) -> Pill:
    """The pill with its words as one paragraph, bold where they are."""
    first = lines[0]
    gaps = ["", *["\N{NO-BREAK SPACE}"] * (len(lines) - 1)]
    runs = tuple(Run(gap + line.words, bold=line.weight == "bold") for gap, line in zip(gaps, lines, strict=True))
    style = Style(Pt(first.size), first.color)
    return Pill(_box(plot, pill.box), Paragraph(Text(runs), style, "center"), pill.color, name)


def _words(plot: Plot, line: Line, name: str) -> TextBox:
    """A line of words in a box of its own, a little wider than they are."""
    box = line.box(plot)
    extra = box.width * (_SLACK - 1) + 2
    before = {"left": 0.0, "center": extra / 2, "right": extra}[line.align]
    font: FontRole = "heading" if line.weight == "semibold" else "body"
    style = Style(Pt(line.size), line.color, font, bold=line.weight == "bold")
    wide = box._replace(left=box.left - before, right=box.right - before + extra)
    words = (Paragraph(plain(line.words), style, line.align),)
    return TextBox(_box(plot, wide), words, name, anchor="middle", fill=line.ground or None)


def _around(shapes: Sequence[Arrow | Ellipse | Pill | TextBox]) -> Box:
    boxes = [shape.line.box if isinstance(shape, Arrow) else shape.box for shape in shapes]
    return around(boxes)


def _box(plot: Plot, area: Rect) -> Box:
    return Box(Pt(area.left), Pt(plot.height - area.top), Pt(area.width), Pt(area.height))
