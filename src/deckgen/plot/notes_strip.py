"""Annotations: a dotted line at a point of the chart, and grey words at its top in a strip kept free for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from deckgen.model.chart_data import Annotation
from deckgen.plot.axes import upright
from deckgen.plot.paper import ASCENT, CAPITAL, DESCENT, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.sheet_layers import NOTES
from deckgen.plot.wrap import wrap

GAP = 5.0
# The widest that words are, in sizes of them, and how many lines they may have on a low chart and on a higher one.
WIDEST = 13.0
LOW, MOST_ON_LOW, MOST = 150, 2, 3
LINE_WIDTH = 0.9


class Note(Struct, frozen=True):
    """Words beside a dotted line; all lengths are in points.

    x is where the dotted line stands, left where the words begin, and width how wide they are.
    lines are the words, broken into lines.
    row is the row of the strip in which they stand, counted from 0 at its top.
    """

    x: float
    left: float
    width: float
    lines: tuple[str, ...]
    row: int


class Notes(Struct, frozen=True):
    """The annotations of a chart, and the height in points of the strip over the chart that they need."""

    notes: tuple[Note, ...] = ()
    height: float = 0.0


def plan_notes(plot: Plot, annotations: Sequence[Annotation], x_at: Callable[[float], float], area: Rect) -> Notes:
    """Place the words beside their lines between the area's sides: those that would meet stand in two rows."""
    placed: list[Note] = []
    most = MOST if area.height > LOW else MOST_ON_LOW
    # No line of words is lower than this, so that no note below the last row is kept, and none of them is in the way.
    last = int(area.height * 0.4 / plot.line_height)
    rows: list[list[Note]] = [[] for _ in range(last + 1)]
    for annotation in sorted(annotations, key=lambda annotation: -annotation.position):
        x = max(area.left, min(x_at(annotation.position), area.right))
        to_right = area.right - x >= min(x - area.left, plot.measure(annotation.text) + GAP)
        room = (area.right - x if to_right else x - area.left) - GAP
        widest = min(room, WIDEST * plot.size)
        lines = tuple(line for line in wrap(annotation.text, widest, plot.measure, most).lines if line)
        width = max((plot.measure(line) for line in lines), default=0.0)
        left = x + GAP if to_right else x - GAP - width
        row = next((row for row, notes in enumerate(rows) if not _meets(notes, left, width)), last + 1)
        placed.append(Note(x, left, width, lines, row))
        if row <= last:
            rows[row].append(placed[-1])
    height = _row_height(plot, placed)
    kept = tuple(note for note in placed if (note.row + 1) * height < area.height * 0.4)
    count = max((note.row for note in kept), default=-1) + 1
    return Notes(kept, count * height + plot.size * DESCENT if count else 0.0)


def _meets(notes: Sequence[Note], left: float, width: float) -> bool:
    """Whether words from left on, so wide, would meet one of the notes of their row."""
    return any(left < note.left + note.width + GAP and note.left < left + width + GAP for note in notes)


def draw_notes(plot: Plot, notes: Notes, area: Rect) -> None:
    """Draw the notes over an area; their lines reach down to its bottom and make way for any words."""
    with plot.on(NOTES):
        _draw(plot, notes, area)


def _draw(plot: Plot, notes: Notes, area: Rect) -> None:
    height = _row_height(plot, notes.notes)
    for note in notes.notes:
        top = area.top + notes.height
        first = area.top + plot.size * DESCENT + (note.row + 1) * height - plot.size * ASCENT
        for number, words in enumerate(note.lines):
            plot.text(note.left, first - number * plot.line_height, words, color=plot.look.grey)
        top = first + plot.size * CAPITAL + 2
        upright(plot, note.x, area.bottom, top, plot.look.grey, LINE_WIDTH, dotted=True)


def _row_height(plot: Plot, notes: Sequence[Note]) -> float:
    lines = max((len(note.lines) for note in notes), default=1)
    return lines * plot.line_height
