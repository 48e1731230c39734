"""Whether a chart shows already what a mark would, and what a mark would cost it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckgen.charting.chart_type import CHARTS
from deckgen.charting.possible_marks import Mark
from deckgen.charting.unreadable import missing
from deckgen.model.chart_data import ChartData
from deckgen.plot.planned import Planned

# Among fewer bars none needs to be set off so that listeners find it.
FEWEST_BARS = 4


def is_marked(mark: Mark, chart: ChartData, sheet: Planned) -> bool:
    """Whether a chart says already what a mark would: by another one, or by words that stand on its sheet."""
    if is_annotated(mark, chart):
        return True
    if mark.annotation.kind == "point":
        return _stands_beside(mark, sheet)
    return any(_bare(line.words) == _bare(mark.annotation.number) for line in sheet.lettered)


def is_annotated(mark: Mark, chart: ChartData) -> bool:
    """Whether an annotation of a chart is about the same values, or says the same number."""
    wanted = mark.annotation
    digits = re.escape(_bare(wanted.number).lstrip("×"))
    said = re.compile(rf"(?<![\d.,]){digits}(?!\d|[.,]\d)")
    for one in chart.annotations:
        if said.search(_bare(one.text)) or said.search(_bare(one.number)):
            return True
        if one.kind == "note" and wanted.kind == "point" and one.position == wanted.position:
            return True
        if one.kind != "note" and set(wanted.spots) <= set(one.spots):
            return True
    return False


def is_one_of_many(mark: Mark, chart: ChartData, sheet: Planned) -> bool:
    """Whether a mark is about a bar that nothing sets off from many others of its color."""
    standing = sheet.standing
    is_bar = mark.annotation.kind == "point" and standing is not None and bool(standing.roots)
    is_plain = len(chart.series) == 1 and not any(chart.emphasis) and len(set(chart.colors)) < 2
    may_stand_out = CHARTS.get(chart.kind).sets_off_categories and len(chart.x) >= FEWEST_BARS
    return is_bar and is_plain and may_stand_out and not is_annotated(mark, chart)


def with_mark(mark: Mark, chart: ChartData) -> ChartData:
    """A chart that has a mark too."""
    return replace(chart, annotations=(*chart.annotations, mark.annotation))


def lost_words(chart: ChartData, sheet: Planned) -> int:
    """How many words of a chart, those of its annotations among them, find no room on a sheet."""
    return missing(chart, CHARTS.get(chart.kind), sheet).count


def _stands_beside(mark: Mark, sheet: Planned) -> bool:
    """Whether the number of a mark is written beside the value that it is about, as far as that can be told."""
    standing, spot = sheet.standing, mark.annotation.spots[0]
    tip = standing.tips.get((spot.series, int(spot.position))) if standing else None
    words = (mark.annotation.number, mark.short)
    return tip is None or any(word and sheet.is_written_near(word, tip) for word in words)


def _bare(words: str) -> str:
    """Words without blanks, and without the sign before a number."""
    return "".join(words.split()).lstrip("+-−")
