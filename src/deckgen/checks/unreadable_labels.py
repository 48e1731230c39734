"""unreadable_labels: words of a chart that are cut, or that find no room at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import Annotation, ChartData
from deckgen.model.dataset import CellPlace
from deckgen.model.diagnostics import Diagnostics, Span
from deckgen.model.page import ChartBox, Page
from deckgen.tables.excerpt import excerpt

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
        """Warn of each chart with such words, where they are written if that is known."""
        # Where words find no room on the page, that is said already.
        for shape in page.shapes if not page.misfits else ():
            sheet = self.desk.sheet(shape) if isinstance(shape, ChartBox) else None
            if not isinstance(shape, ChartBox) or sheet is None:
                continue
            shown = [line.words for line in sheet.lettered]
            lines = [_letters(words) for words in shown]
            kinds = list(_kinds(shape.chart))
            known = {_letters(one): one for _, words in kinds for one in words}
            shortened = [words for words in shown if _is_cut(words, shape.chart)]
            whole = {words: _whole(words, known) or words for words in shortened}
            for what, words in kinds:
                lost = [one for one in words if one not in whole.values() and not _stands(_letters(one), lines)]
                for place, some in _by_place(lost, shape):
                    called = f"{what[len(some) > 1]} {_named(some)} {'has' if len(some) == 1 else 'have'}"
                    self._say(f"the {called} no room on the chart", place, shape, log)
            for place, some in _by_place(list(whole.values()), shape):
                is_cut = f"{_named(some)} {'is' if len(some) == 1 else 'are'} cut short"
                self._say(f"{is_cut} on the chart", place, shape, log)

    def _say(self, message: str, place: CellPlace | None, shape: ChartBox, log: Diagnostics) -> None:
        span, words = (place.span, place.words) if place else (shape.span, "")
        log.warning(self.code(), message + words, span, self._hint(shape.chart))

    def _hint(self, chart: ChartData) -> str:
        many = "show fewer categories, " if len(chart.x) > len(chart.series) else ""
        return f"give it more room, {many}shorten the words, or 'allow: [{self.code()}]'"


def _kinds(chart: ChartData) -> Iterator[tuple[tuple[str, str], Sequence[str]]]:
    """The words that a chart has to show, by what one or several of them are called."""
    from deckgen.charting.chart_type import CHARTS

    kind = CHARTS.get(chart.kind)
    each = [panel.chart for panel in chart.panels] or [chart]
    names = [name for one in each for name, value in _named_values(one) if kind.parts != "categories" or value > 0]
    if chart.kind in ("scatter", "map"):
        shown = zip(chart.x, chart.emphasis, strict=False) if chart.labels != "none" else ()
        yield ("name", "names"), [name for name, stands_out in shown if stands_out]
    elif not kind.to_scale and chart.positions is None and not chart.periods and chart.kind != "tilemap":
        yield ("category", "categories"), list(dict.fromkeys(names))
    yield ("annotation", "annotations"), list(dict.fromkeys(note.text for note in _notes(chart)))
    yield ("panel title", "panel titles"), [panel.title for panel in chart.panels]
    yield ("text in the middle",) * 2, [chart.center] if chart.center else []
    yield ("unit", "units"), [chart.unit_aside] if chart.unit_aside else []
    if len(chart.series) > 1 and chart.labels != "none":
        yield ("series", "series"), [one.label for one in chart.series]
    if chart.labels == "bars" and not kind.shows_shares and kind.most_series < kind.most_points:
        values = [value for one in each for series in one.series for value in series.values if value is not None]
        yield ("value", "values"), [chart.format.show(value, unit=False) for value in values]


def _by_place(lost: Sequence[str], shape: ChartBox) -> Iterator[tuple[CellPlace | None, list[str]]]:
    """Words by the place where they are written; more than a few are told together, where the first stands."""
    several = list(dict.fromkeys(lost))
    if len(several) > MOST_NAMED:
        yield next((place for words in several if (place := shape.places.of(words))), None), several
        return
    by_place: dict[Span | None, tuple[CellPlace | None, list[str]]] = {}
    for words in several:
        place = shape.places.of(words)
        by_place.setdefault(place.span if place else None, (place, []))[1].append(words)
    yield from by_place.values()


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


def _is_cut(words: str, chart: ChartData) -> bool:
    """Whether words end in an ellipsis that nobody wrote."""
    if not words.endswith(CUT):
        return False
    written = [chart.unit, chart.center, *(note.text for note in _notes(chart))]
    written += [panel.title for panel in chart.panels]
    return not any(_letters(words) in _letters(one) for one in (*written, *chart.x))


def _whole(cut: str, known: Mapping[str, str]) -> str | None:
    """The words that a line which is cut short is a part of; None where there are none."""
    start = _letters(cut[:-1])
    begun = (words for letters, words in known.items() if letters.startswith(start))
    return next(begun, None) or next((words for letters, words in known.items() if start in letters), None)


def _notes(chart: ChartData) -> tuple[Annotation, ...]:
    """The annotations of a chart, or of all of its panels."""
    return (*chart.annotations, *(note for panel in chart.panels for note in panel.chart.annotations))


def _letters(words: str) -> str:
    return "".join(words.split())


def _named(words: Sequence[str]) -> str:
    listed = ", ".join(f"'{excerpt(one)}'" for one in list(dict.fromkeys(words))[:MOST_NAMED])
    more = len(dict.fromkeys(words)) - MOST_NAMED
    return f"{listed} and {more} more" if more > 0 else listed
