"""unreadable_labels: words of a chart that are cut, or that find no room at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Page

# A complaint names no more labels than these.
MOST_NAMED = 3
CUT = "…"


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
        """Warn of each chart with such words."""
        # Where words find no room on the page, that is said already.
        for shape in page.shapes if not page.misfits else ():
            sheet = self.desk.sheet(shape) if isinstance(shape, ChartBox) else None
            if not isinstance(shape, ChartBox) or sheet is None:
                continue
            lines = [_letters(line.words) for line in sheet.lettered]
            for what, words in _kinds(shape.chart):
                lost = [one for one in words if not _stands(_letters(one), lines)]
                if lost:
                    called = f"{what[len(lost) > 1]} {_named(lost)} {'has' if len(lost) == 1 else 'have'}"
                    message = f"the {called} no room on the chart"
                    log.warning(self.code(), message, shape.span, self._hint(shape.chart))
            known = {_letters(one) for _, words in _kinds(shape.chart) for one in words}
            cut = [line.words for line in sheet.lettered if _is_cut(line.words, shape.chart, known)]
            if cut:
                message = f"{_named(cut)} {'is' if len(cut) == 1 else 'are'} cut short on the chart"
                log.warning(self.code(), message, shape.span, self._hint(shape.chart))

    def _hint(self, chart: ChartData) -> str:
        many = "show fewer categories, " if len(chart.x) > len(chart.series) else ""
        return f"give it more room, {many}shorten the words, or 'allow: [{self.code()}]'"


def _kinds(chart: ChartData) -> Iterator[tuple[tuple[str, str], Sequence[str]]]:
    """The words that a chart has to show, by what one or several of them are called."""
    from deckgen.charting.chart_type import CHARTS

    kind = CHARTS.get(chart.kind)
    each = [panel.chart for panel in chart.panels] or [chart]
    names = [name for one in each for name, value in _named_values(one) if kind.parts != "categories" or value > 0]
    if chart.kind == "scatter":
        shown = zip(chart.x, chart.emphasis, strict=False)
        yield ("name", "names"), [name for name, stands_out in shown if stands_out]
    elif not kind.to_scale and chart.positions is None and not chart.periods and chart.kind != "tilemap":
        yield ("category", "categories"), list(dict.fromkeys(names))
    if len(chart.series) > 1 and chart.labels != "none":
        yield ("series", "series"), [one.label for one in chart.series]
    if chart.labels == "bars" and not kind.shows_shares and kind.most_series < kind.most_points:
        values = [value for one in each for series in one.series for value in series.values if value is not None]
        yield ("value", "values"), [chart.format.show(value, unit=False) for value in values]


def _named_values(chart: ChartData) -> Iterator[tuple[str, float]]:
    """The categories of a chart with the values of its first series, 0 for one that is missing."""
    values = chart.series[0].values if chart.series else ()
    return ((name, value or 0.0) for name, value in zip(chart.x, values, strict=False))


def _stands(name: str, lines: Sequence[str]) -> bool:
    """Whether a name stands on a chart: in a line, in lines that were drawn one after the other, or in any lines."""
    return name in "".join(lines) or _is_made(name, frozenset(lines))


def _is_made(name: str, lines: frozenset[str]) -> bool:
    """Whether a name is made of lines in some order, each of which may be used again."""
    reached = {0}
    for start in range(len(name)):
        if start in reached:
            reached.update(start + len(line) for line in lines if line and name.startswith(line, start))
    return len(name) in reached


def _is_cut(words: str, chart: ChartData, known: set[str]) -> bool:
    """Whether words end in an ellipsis that nobody wrote, and are none of those that are complained of already."""
    if not words.endswith(CUT):
        return False
    start = _letters(words[:-1])
    written = [chart.unit, chart.center, *(note.text for note in chart.annotations)]
    written += [panel.title for panel in chart.panels]
    is_own = any(_letters(words) in _letters(one) for one in (*written, *chart.x, *known))
    return not is_own and not any(one.startswith(start) for one in known)


def _letters(words: str) -> str:
    return "".join(words.split())


def _named(words: Sequence[str]) -> str:
    listed = ", ".join(f"'{one}'" for one in list(dict.fromkeys(words))[:MOST_NAMED])
    more = len(dict.fromkeys(words)) - MOST_NAMED
    return f"{listed} and {more} more" if more > 0 else listed
