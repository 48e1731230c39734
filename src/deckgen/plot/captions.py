"""Words over a chart: what is counted, the names of its series, and a legend where the author asks for one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from unicodedata import decomposition

from deckgen.model.chart_data import ChartData
from deckgen.plot.paper import ASCENT, CAPITAL, LINE_HEIGHT, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import wrap

DOT, DOT_GAP, ENTRY_GAP = 4.0, 6.0, 20.0
# How far capitals with accents reach over their baseline, in sizes of letters.
ACCENTED = 0.92
# How high a chart must be, in points, for a question of so many lines over it.
QUESTION_LINES = ((200.0, 3), (130.0, 2), (0.0, 1))
Entry = tuple[str, str]


def caption(plot: Plot, chart: ChartData, area: Rect) -> Rect:
    """Say in grey over the chart what was asked, and the unit where the format doesn't; returns the room left."""
    if chart.question:
        most = next(lines for height, lines in QUESTION_LINES if area.height >= height)
        tried = (
            (size, wrap(chart.question, area.width, partial(plot.measure, size=size), most)) for size in plot.sizes
        )
        size, wrapped = next((one for one in tried if one[1].complete), (plot.look.smallest, None))
        wrapped = wrapped or wrap(chart.question, area.width, partial(plot.measure, size=size), most)
        for number, words in enumerate(wrapped.lines):
            baseline = area.top - size * 0.75 - number * size * LINE_HEIGHT
            plot.text(area.left, baseline, words, color=plot.look.grey, size=size)
        area = area.cut(top=(len(wrapped.lines) - 1) * size * LINE_HEIGHT + size * 1.75)
    return headline(plot, chart.unit_aside, area)


def headline(plot: Plot, words: str, area: Rect) -> Rect:
    """Grey words in one or two lines over a chart; returns the room that is left, all of it where there are none."""
    if not words:
        return area
    lines = wrap(words, area.width, plot.measure).lines
    rise = _rise(lines[0])
    for number, line in enumerate(lines):
        plot.text(area.left, area.top - plot.size * rise - number * plot.line_height, line, color=plot.look.grey)
    return area.cut(top=plot.size * (1 + rise) + (len(lines) - 1) * plot.line_height)


def _rise(words: str) -> float:
    """How far a line reaches over its baseline, in sizes of its letters: a capital with an accent needs more."""
    return ACCENTED if any(letter.isupper() and decomposition(letter) for letter in words) else ASCENT


def legend(plot: Plot, entries: Sequence[Entry], area: Rect) -> Rect:
    """Rows of words (label, color) with colored dots over the chart; returns the room that is left.

    A single row stands beside the words over the chart, if it fits there. Words that are too wide for a row of their
    own take two. Rows that would take more than 45 % of the room are left out.
    """
    entries = [entry for entry in entries if entry[0].strip()]
    rows: list[list[tuple[float, str, str]]] = [[]]
    x, indent = area.left, DOT * 2 + DOT_GAP
    for label, color in entries:
        lines = wrap(label, area.width - indent, plot.measure).lines
        width = max(plot.measure(line) for line in lines) + indent
        if rows[-1] and x + width > area.right:
            rows.append([])
            x = area.left
        rows[-1].append((x, lines[0], color))
        # What goes on under an entry has no dot of its own.
        rows.extend([(x + indent, line, "")] for line in lines[1:])
        x = area.right if len(lines) > 1 else x + width + ENTRY_GAP
    pitch = plot.size * 1.45
    if len(rows) == 1 and (beside := _beside(plot, x - ENTRY_GAP - area.left, area)):
        left, middle = beside
        for place, words, color in rows[0]:
            plot.entry(left + place - area.left, middle, words, color, DOT, DOT_GAP)
        return area
    rows = rows[: max(1, int(area.height * 0.45 / pitch))] if entries else []
    for number, row in enumerate(rows):
        middle = area.top - plot.size * 0.42 - number * pitch
        for left, words, color in row:
            if color:
                plot.entry(left, middle, words, color, DOT, DOT_GAP)
            else:
                plot.text(left, middle, words, middle=True)
    return area.cut(top=len(rows) * pitch + plot.size * CAPITAL * 0.6) if rows else area


def _beside(plot: Plot, width: float, area: Rect) -> tuple[float, float] | None:
    """Where so much (points) fits beside a line of words right over an area: its left edge and its middle."""
    boxes, ceiling = [text.box for text in plot.texts()], area.top + plot.size * 1.75
    over = [box.right for box in boxes if area.top < (box.bottom + box.top) / 2 < ceiling]
    right = max(over, default=area.right)
    left = right + plot.size * 1.6
    return (left, area.top + plot.size * (1 + CAPITAL / 2)) if left + width <= area.right else None


def heads(plot: Plot, left: Sequence[Entry], right: Sequence[Entry], area: Rect, *, apart: bool) -> Rect:
    """Names (label, color) in their colors over a chart; apart sets the second ones over its right side.

    Names that don't fit beside each other become a legend. Returns the room that is left.
    """
    left, right = ([entry for entry in side if entry[0].strip()] for side in (left, right))
    entries = [*left, *right]
    widths = [plot.measure(label, "semibold") for label, _ in entries]
    if not entries:
        return area
    if sum(widths) + ENTRY_GAP * (len(widths) - 1) > area.width:
        plot.concede("names over the chart")
        return legend(plot, entries, area)
    x = area.left
    baseline = area.top - plot.size * 0.75
    for number, ((label, color), width) in enumerate(zip(entries, widths, strict=True)):
        if apart and number == len(left):
            x = area.right - sum(widths[number:]) - ENTRY_GAP * (len(widths) - number - 1)
        plot.text(x, baseline, label, color=plot.legible(color), weight="semibold")
        x += width + ENTRY_GAP
    return area.cut(top=plot.size * 1.75)
