"""Words in the middle of a round chart: the total, large, and what is counted below it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.plot.paper import ASCENT, CAPITAL, Plot
from deckgen.plot.wrap import wrap

LARGEST = 40.0


class Middle(Struct, frozen=True):
    """Words in the middle of a round chart: a bold first line (head) of its own size, and the grey lines below it.

    width and height are the room of all of them; lengths are in points.
    """

    head: str
    size: float
    lines: tuple[str, ...]
    width: float
    height: float


def plan_middle(plot: Plot, words: str, half: float) -> Middle | None:
    """The words in lines no wider than twice half; None where the first would be smaller than any other words."""
    written = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if not written:
        return None
    head, rest = written[0], " ".join(written[1:])
    size = min(LARGEST, half * 0.62, half * 2 / max(0.1, plot.measure(head, "bold", 1.0)))
    if size < plot.look.smallest:
        return None
    lines = wrap(rest, half * 1.7, plot.measure, 2).lines if rest else ()
    width = max([plot.measure(head, "bold", size), *(plot.measure(line) for line in lines)])
    return Middle(head, size, lines, width, size + len(lines) * plot.line_height)


def draw_middle(plot: Plot, planned: Middle, x: float, y: float) -> None:
    """Draw the words around x, y."""
    top, size = y + planned.height / 2, planned.size
    height = top - size * (ASCENT - CAPITAL / 2)
    plot.text(x, height, planned.head, size=size, weight="bold", align="center", middle=True)
    for number, line in enumerate(planned.lines):
        middle = top - size - plot.line_height * (number + 0.5)
        plot.text(x, middle, line, color=plot.look.grey, align="center", middle=True)
