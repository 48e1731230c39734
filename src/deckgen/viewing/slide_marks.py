"""Marks over a slide for whoever works on it: that it is hidden, and what is said of it. Built files have none.

A complaint stands across what it is about where a shape knows its place in the deck; else at the foot of the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from deckgen.fitting.measure import Typesetter
from deckgen.model.brand import Brand, body_box
from deckgen.model.diagnostics import Diagnostic, Severity, Span
from deckgen.model.geometry import ZERO, Box, Inch, Insets, Pt
from deckgen.model.page import ChartBox, Page, Paragraph, Picture, Shape, Style, TextBox
from deckgen.model.rich_text import Run, Text, plain

MOST: Final = 4
"""How many complaints are written out on a slide."""
# The ground and the words of a mark, by the weight of what it says: dark words on a light ground of the same color.
_COLORS: Final = {Severity.ERROR: ("FBE3DF", "8C1D0F"), Severity.WARNING: ("FFF1CC", "6B4A00")}
_HIDDEN: Final = ("3A3F47", "FFFFFF")
_INSETS: Final = Insets(Pt(8), Pt(5), Pt(8), Pt(5))
_SIZE, _GAP = Pt(14), Pt(4)


def with_marks(page: Page, complaints: Sequence[Diagnostic], brand: Brand, typesetter: Typesetter) -> Page:
    """A page with a mark over it for each of the first complaints, the last of which counts those that are left."""
    marks = [*_complaint_marks(page, complaints, brand, typesetter)]
    if page.hidden:
        marks.append(_hidden_mark(brand))
    return replace(page, shapes=(*page.shapes, *marks))


def _hidden_mark(brand: Brand) -> TextBox:
    width = brand.page[0]
    ground, color = _HIDDEN
    box = Box(width - Inch(1.1), ZERO, Inch(1.1), Inch(0.3))
    words = Paragraph(plain("Hidden"), Style(_SIZE, color, bold=True), align="center")
    return TextBox(box, (words,), "Hidden", anchor="middle", fill=ground)


def _complaint_marks(
    page: Page, complaints: Sequence[Diagnostic], brand: Brand, typesetter: Typesetter
) -> Iterator[TextBox]:
    body = body_box(brand)
    placed: list[Box] = []
    # From the last to the first, so that they are read in the order in which they are said.
    for number, complaint in reversed(list(enumerate(complaints[:MOST]))):
        ground, color = _COLORS[complaint.severity]
        box = _place(page, complaint.span) or body
        rest = len(complaints) - MOST if number == MOST - 1 else 0
        words = Paragraph(_words(complaint, rest), Style(_SIZE, color))
        height = typesetter.height((words,), box.width - _INSETS.left - _INSETS.right) + _INSETS.top + _INSETS.bottom
        mark = _above(placed, Box(box.x, box.bottom - height, box.width, height))
        placed.append(mark)
        yield TextBox(mark, (words,), "Complaint", insets=_INSETS, fill=ground)


def _above(placed: Sequence[Box], box: Box) -> Box:
    """A box, moved up until it lies over none of those that are placed."""
    for other in sorted(placed, key=lambda one: -one.y):
        beside = other.right <= box.x or box.right <= other.x
        if not beside and other.y < box.bottom + _GAP and box.y < other.bottom + _GAP:
            box = Box(box.x, other.y - _GAP - box.height, box.width, box.height)
    return box


def _words(complaint: Diagnostic, rest: int) -> Text:
    line = f" (line {complaint.span.line})" if complaint.span and complaint.span.line else ""
    more = f" … and {rest} more" if rest > 0 else ""
    return Text((Run(f"{complaint.code}{line}: ", bold=True), Run(f"{complaint.message}{more}")))


def _place(page: Page, span: Span | None) -> Box | None:
    """The box of the chart, picture or missing block that is written at a place, or in whose lines the place lies."""
    if span is None:
        return None
    placed = [(at, shape.box) for shape in page.shapes if (at := _span(shape)) is not None]
    before = [one for one in placed if one[0].file.path == span.file.path and one[0].line <= span.line]
    if not before:
        return None
    at, box = max(before, key=lambda one: one[0].line)
    # A block's keys stand further right than the block's own word does, or on its line.
    return box if span.line == at.line or _indent(span) > _indent(at) else None


def _indent(at: Span) -> int:
    """How far the line of a place is indented."""
    words = at.file.lines[at.line - 1] if 0 < at.line <= len(at.file.lines) else ""
    return len(words) - len(words.lstrip())


def _span(shape: Shape) -> Span | None:
    match shape:
        case ChartBox() | TextBox():
            return shape.span
        case Picture():
            return shape.file.span if shape.file else None
        case _:
            return None
