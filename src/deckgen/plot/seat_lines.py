"""A line across the seats of a half circle after so many of them from the left, with its words outside."""

from __future__ import annotations

import math

from deckgen.model.chart_data import Annotation
from deckgen.plot.added import Added
from deckgen.plot.free_sheet import FreeSheet
from deckgen.plot.standings import Ring
from deckgen.plot.sum_arcs import words_beyond

AWAY = 9.0


def line_across_seats(annotation: Annotation, sheet: FreeSheet, ring: Ring) -> Added | None:
    """The line after as many seats as the value of an annotation says; None without room, or without such seats."""
    count = round(annotation.value or 0.0)
    if not 0 < count < len(ring.borders) - 1:
        return None
    start, end = ring.borders[count]
    angle = math.atan2(end[1] - ring.y, end[0] - ring.x)
    lines = next(words_beyond(annotation, sheet, ring, ring.outer + AWAY, angle, 1), None)
    return Added(guides=(sheet.guide((start, end)),), lines=tuple(lines)) if lines else None
