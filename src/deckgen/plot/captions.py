"""Words over a chart: what is counted, the names of its series, and a legend where the author asks for one."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.model.chart_data import ChartData
from deckgen.plot.paper import CAPITAL, Plot
from deckgen.plot.rect import Rect
from deckgen.plot.wrap import shortened

DOT, DOT_GAP, ENTRY_GAP = 4.0, 6.0, 20.0
Entry = tuple[str, str]


def caption(plot: Plot, chart: ChartData, area: Rect) -> Rect:
    """Say the unit in grey over the chart where the format doesn't; returns the room that is left."""
    return say_over(plot, chart.unit_aside, area)


def say_over(plot: Plot, words: str, area: Rect) -> Rect:
    """Words in grey over the chart; returns the room that is left, which is all of it where there are none."""
    if not words:
        return area
    words = shortened(words, area.width, plot.measure)
    plot.text(area.left, area.top - plot.size * 0.75, words, color=plot.look.grey)
    return area.cut(top=plot.size * 1.75)


def legend(plot: Plot, entries: Sequence[Entry], area: Rect) -> Rect:
    """Rows of words (label, color) with colored dots over the chart; returns the room that is left.

    Rows that would take more than 45 % of the room are left out.
    """
    entries = [entry for entry in entries if entry[0].strip()]
    rows: list[list[tuple[float, str, str]]] = [[]]
    x = area.left
    for label, color in entries:
        indent = DOT * 2 + DOT_GAP
        words = shortened(" ".join(label.split()), area.width - indent, plot.measure)
        width = plot.measure(words) + indent
        if rows[-1] and x + width > area.right:
            rows.append([])
            x = area.left
        rows[-1].append((x, words, color))
        x += width + ENTRY_GAP
    pitch = plot.size * 1.45
    rows = rows[: max(1, int(area.height * 0.45 / pitch))] if entries else []
    for number, row in enumerate(rows):
        middle = area.top - plot.size * 0.42 - number * pitch
        for left, words, color in row:
            plot.entry(left, middle, words, color, DOT, DOT_GAP)
    return area.cut(top=len(rows) * pitch + plot.size * CAPITAL * 0.6) if rows else area


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
        return legend(plot, entries, area)
    x = area.left
    baseline = area.top - plot.size * 0.75
    for number, ((label, color), width) in enumerate(zip(entries, widths, strict=True)):
        if apart and number == len(left):
            x = area.right - sum(widths[number:]) - ENTRY_GAP * (len(widths) - number - 1)
        plot.text(x, baseline, label, color=plot.legible(color), weight="semibold")
        x += width + ENTRY_GAP
    return area.cut(top=plot.size * 1.75)
