"""Which bars or lines of an old chart its colors set apart: what `highlight` names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from deckgen.importing.chart_kinds import BARS, LINES, SLICES
from deckgen.model.color import channels
from deckgen.office.old_deck.old_values import ChartShape

# The channels of a grey differ by less than this; these colors of a theme are those of words and grounds.
_COLORED = 48
_PLAIN = re.compile(r"(?:bg|tx|lt|dk)[12]\b")
_DIGITS = re.compile("[0-9A-Fa-f]{6}")
NOT_TAKEN = "colors of single bars or points of a chart are not taken over: 'highlight' sets some apart"


def set_apart(shape: ChartShape, categories: Sequence[str], series: Sequence[str]) -> tuple[list[str], str]:
    """The names of what stands out by its color, and what is to be said where colors mean more than that.

    categories and series are the names that they have in the deck.
    """
    kinds = {one.kind for one in shape.series}
    if kinds <= set(SLICES):
        return [], ""
    own = [_own_colors(one.colors, one.color, len(one.values)) for one in shape.series]
    if any(len(set(colors)) > 1 for colors in own):
        found = _marked(own[0]) if len(own) == 1 and kinds <= set(BARS) else None
        if found is not None:
            return [name for name, color in zip(categories, own[0], strict=False) if color == found], ""
        return [], NOT_TAKEN
    colors = [one.color for one in shape.series]
    if not kinds <= {*BARS, *LINES} or not all(colors) or len({_is_grey(one) for one in colors}) < 2:
        return [], ""
    return [name for name, color in zip(series, colors, strict=False) if not _is_grey(color)], ""


def _own_colors(own: Mapping[int, str], color: str, count: int) -> list[str]:
    """The color of each value of a series."""
    return [own.get(number, color) for number in range(count)]


def _marked(colors: Sequence[str]) -> str | None:
    """Of two colors the one that stands out: beside grey the other one, else the rarer; None where none does."""
    counts = Counter(colors).most_common()
    if len(counts) != 2:
        return None
    (often, most), (rarely, fewest) = counts
    greys = [one for one in (often, rarely) if _is_grey(one)]
    if len(greys) == 1:
        return rarely if greys[0] == often else often
    return rarely if fewest < most else None


def _is_grey(color: str) -> bool:
    if _PLAIN.match(color):
        return True
    found = _DIGITS.match(color)
    if found is None:
        return False
    values = channels(found[0].upper())
    return max(values) - min(values) < _COLORED
