"""unreadable_labels: words of a chart that are cut, or that find no room at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.charting.chart_type import CHARTS
from deckgen.charting.unreadable import missing
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.page import ChartBox, Page
from deckgen.tables.excerpt import excerpt

# A complaint names no more labels than these.
MOST_NAMED = 3


class UnreadableLabels(Check):
    """What names the parts of a chart is all there, and whole."""

    why = (
        "A chart has too little room for its words: names are cut, or left out, or values that 'labels: bars' asks "
        "for don't stand at all bars. Listeners can't tell what they look at."
    )
    mend = (
        "Give the chart more room, shorten the names by 'x' or 'y', show fewer categories with 'top' or 'where', or "
        "lay bars down with 'type: ranking'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each chart with such words, where they are written if that is known."""
        # Where words find no room on the page, that is said already.
        for shape in page.shapes if not page.lacks_room else ():
            sheet = self.desk.sheet(shape) if isinstance(shape, ChartBox) else None
            if not isinstance(shape, ChartBox) or sheet is None:
                continue
            unreadable = missing(shape.chart, CHARTS.get(shape.chart.kind), sheet)
            for what, words in unreadable.lost:
                of_dots = what[0] == "label"
                for place, some in _by_place(words, shape, 1 if of_dots else MOST_NAMED):
                    called = f"{what[len(some) > 1]} {_named(some)} {'has' if len(some) == 1 else 'have'}"
                    hint = self._hint(shape.chart, of_dots=of_dots)
                    self._say(f"the {called} no room on the chart", place, shape, hint, log)
            for place, some in _by_place(unreadable.cut, shape):
                is_cut = f"{_named(some)} {'is' if len(some) == 1 else 'are'} cut short"
                self._say(f"{is_cut} on the chart", place, shape, self._hint(shape.chart), log)

    def _say(self, message: str, place: CellPlace | None, shape: ChartBox, hint: str, log: Diagnostics) -> None:
        span, words = (place.span, place.words) if place else (shape.span, "")
        log.warning(self.code(), message + words, span, hint)

    def _hint(self, chart: ChartData, *, of_dots: bool = False) -> str:
        if of_dots:
            return f"'highlight' those that matter, give it more room, or 'allow: [{self.code()}]'"
        many = "show fewer categories, " if len(chart.x) > len(chart.series) else ""
        return f"give it more room, {many}shorten the words, or 'allow: [{self.code()}]'"


def _by_place(
    lost: Sequence[str], shape: ChartBox, most: int = MOST_NAMED
) -> Iterator[tuple[CellPlace | None, list[str]]]:
    """Words by the place where they are written; more than so many are told together, where the first stands."""
    several = list(dict.fromkeys(lost))
    if len(several) > most:
        yield next((place for words in several if (place := shape.places.of(words))), None), several
        return
    by_place: dict[Span | None, tuple[CellPlace | None, list[str]]] = {}
    for words in several:
        place = shape.places.of(words)
        by_place.setdefault(place.span if place else None, (place, []))[1].append(words)
    yield from by_place.values()


def _named(words: Sequence[str]) -> str:
    listed = ", ".join(f"'{excerpt(one)}'" for one in list(dict.fromkeys(words))[:MOST_NAMED])
    more = len(dict.fromkeys(words)) - MOST_NAMED
    return f"{listed} and {more} more" if more > 0 else listed
