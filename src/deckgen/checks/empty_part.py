"""empty_part: a part of a ring that is nothing, and so is neither drawn nor named."""

from __future__ import annotations

from deckgen.charting.chart_type import CHARTS
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Page

# Of a chart no more parts are named one by one than these.
MOST_NAMED = 3


class EmptyPart(Check):
    """Every part that a ring lists can be seen on it."""

    why = (
        "A part of a donut is 0, or its cell is empty. It has no place on the ring, so its name isn't there either, "
        "and listeners don't learn that there is such a part."
    )
    mend = (
        "Say it in words, or show the parts with 'type: ranking', which has a row for each. Where it doesn't matter, "
        "leave the row out, or write 'allow: [empty_part]'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of the first such parts of each chart, where they are written."""
        for shape in page.shapes:
            sheet = self.desk.sheet(shape) if isinstance(shape, ChartBox) else None
            if not isinstance(shape, ChartBox) or CHARTS.get(shape.chart.kind).parts != "categories" or sheet is None:
                continue
            shown = _letters("".join(line.words for line in sheet.lettered))
            charts = [panel.chart for panel in shape.chart.panels] or [shape.chart]
            pairs = [pair for one in charts for pair in zip(one.x, one.series[0].values, strict=True)]
            # Parts that are less than nothing are an error by themselves.
            empty = list(dict.fromkeys(name for name, value in pairs if not value and _letters(name) not in shown))
            for name in empty[:MOST_NAMED]:
                place = shape.places.of(name)
                more = len(empty) - MOST_NAMED
                others = f", and so are {more} more" if more > 0 and name == empty[MOST_NAMED - 1] else ""
                message = f"'{name}' is nothing, and isn't on the chart{others}{place.words if place else ''}"
                hint = "say it in words, use 'type: ranking', or leave the row out"
                log.warning(self.code(), message, place.span if place else shape.span, hint)


def _letters(words: str) -> str:
    return "".join(words.split())
