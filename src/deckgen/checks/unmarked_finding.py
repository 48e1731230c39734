"""unmarked_finding: a title quotes a number that its chart could show, and nothing on the chart does."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from deckgen.binding.cited import Said
from deckgen.binding.guards import Guards, says
from deckgen.binding.quoted_numbers import (
    CountedSum,
    GuardedWord,
    QuotedFigure,
    counted_sums,
    guarded_words,
    quoted_figures,
)
from deckgen.charting.cells_shown import shown_cells
from deckgen.charting.marks_shown import is_marked, is_one_of_many, lost_words, with_mark
from deckgen.charting.possible_marks import Mark, likely_marks, marks_at, marks_within
from deckgen.check import Check
from deckgen.deck import Deck, DeckSlide
from deckgen.model.chart_data import ChartData
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.page import ChartBox, Page
from deckgen.plot.planned import Planned


class UnmarkedFinding(Check):
    """What a title says of a chart can be seen on it."""

    why = (
        "The title says a number that comes from the chart's own values, such as how much they grew or what some of "
        "them are together, and nothing on the chart shows it. Listeners look for it while the speaker goes on."
    )
    mend = (
        "Mark it on the chart with 'annotate', as the hint writes it, or set the bar off with 'highlight'. Where the "
        "number is not what the chart is for, write 'allow: [unmarked_finding]'."
    )

    def judge_page(self, page: Page, slide: DeckSlide, deck: Deck, log: Diagnostics) -> None:
        """Warn of each number of the title that a chart of the page could show."""
        if slide.kind != "content" or not slide.title or not slide.said or page.lacks_room:
            return
        boxes = [shape for shape in page.shapes if isinstance(shape, ChartBox) and not shape.chart.panels]
        title, language = slide.said[0], deck.language
        if not boxes or not (slide.claims or "{{" in title.words):
            return
        charts = [_Planned(box, sheet) for box in boxes if (sheet := self.desk.sheet(box)) is not None]
        tables = frozenset(one.table.name for one in slide.drawn)
        for figure in quoted_figures(title, slide.figures):
            found = [_marks_of_figure(figure, chart.data, tables, language) for chart in charts]
            self._judge(title, figure.start, figure.end, charts, found, log)
        guards = Guards(slide.claims, [*slide.drawn, *slide.reads], slide.said, language)
        for counted in counted_sums(title, language, guards.claims, slide.figures):
            found = [_marks_of_sum(counted, chart.data, language) for chart in charts]
            self._judge(title, counted.start, counted.end, charts, found, log)
        for word in guarded_words(title, language, guards):
            found = [_marks_of_word(word, chart.data, language) for chart in charts]
            self._judge(title, word.word.start, word.word.end, charts, found, log)

    def _judge(
        self,
        title: Said,
        start: int,
        end: int,
        charts: Sequence[_Planned],
        found: Iterable[Sequence[Mark]],
        log: Diagnostics,
    ) -> None:
        """Warn of what a title says, if none of the marks that would show it on a chart is there."""
        possible = [(mark, chart) for chart, marks in zip(charts, found, strict=True) for mark in marks]
        lost = [(mark, chart) for mark, chart in possible if is_one_of_many(mark, chart.data, chart.sheet)]
        if not lost and any(is_marked(mark, chart.data, chart.sheet) for mark, chart in possible):
            return
        hint = next((f"set it off: 'highlight: [{mark.x}]'" for mark, _ in lost), None)
        hint = hint or next(
            (f"mark it: 'annotate: [{mark.entry}]'" for mark, chart in possible if self._has_room(mark, chart)), None
        )
        if hint is not None:
            message = "the title says this of its chart, and nothing on the chart shows it"
            where = title.words.at(start, end - start)
            log.warning(self.code(), message, where, f"{hint}, or 'allow: [{self.code()}]'")

    def _has_room(self, mark: Mark, chart: _Planned) -> bool:
        """Whether a mark finds its place on a chart, and costs it no words."""
        marked = with_mark(mark, chart.data)
        sheet = self.desk.sheet(replace(chart.box, chart=marked, setting=None))
        return sheet is not None and lost_words(marked, sheet) <= lost_words(chart.data, chart.sheet)


class _Planned(Struct, frozen=True):
    """A chart of a page, and the sheet on which it is planned."""

    box: ChartBox
    sheet: Planned

    @property
    def data(self) -> ChartData:
        """The chart."""
        return self.box.chart


def _marks_of_figure(quoted: QuotedFigure, chart: ChartData, tables: frozenset[str], language: str) -> Sequence[Mark]:
    """The mark that would show a figure, if there is one.

    It is at the cells that the figure was worked out from. Where the chart draws others of their table, the one
    likely mark that says its number, to the last digit, is right too; a value that is drawn says its number itself.
    """
    reads, number = quoted.figure.reads, quoted.number
    if any(read.is_whole for read in reads):
        marks = [mark for read in reads for mark in marks_within(shown_cells([read], chart), chart, language)]
        found = [mark for mark in marks if mark.says(number)]
    else:
        marks = marks_at(shown_cells(reads, chart), chart, language)
        found = [mark for mark in marks if mark.says(number)]
        found = found or [mark for mark in marks if mark.says(number, roughly=True)]
    if not found and not tables.isdisjoint(quoted.figure.tables) and not _is_drawn(number, chart):
        likely = [mark for mark in likely_marks(chart, language) if mark.says(number)]
        found = likely if len(likely) == 1 else []
    return found[:1]


def _is_drawn(number: float, chart: ChartData) -> bool:
    """Whether a number is one of the values of a chart."""
    return any(value is not None and math.isclose(value, number) for one in chart.series for value in one.values)


def _marks_of_sum(counted: CountedSum, chart: ChartData, language: str) -> Sequence[Mark]:
    """The bracket that would show what several rows are together."""
    marks = marks_at(shown_cells(counted.figure.reads, chart), chart, language)
    return [mark for mark in marks if mark.annotation.kind == "sum" and mark.says(counted.number)]


def _marks_of_word(guarded: GuardedWord, chart: ChartData, language: str) -> Sequence[Mark]:
    """The change, or the gap, that would show a word, between the two cells that a claim about it compares."""
    for claim in guarded.claims:
        cells = [read for read in claim.reads if read.row is not None]
        marks = marks_at(shown_cells(cells, chart), chart, language)
        told = [mark for mark in marks if _tells(mark, guarded.number, is_bound=guarded.word.is_bound)]
        if told:
            return told[:1]
    return ()


def _tells(mark: Mark, meant: Fraction, *, is_bound: bool) -> bool:
    """Whether a mark says a fraction or a multiple: "twice" is × 2, and "by four fifths" is 80%."""
    if meant > 1:
        size = max(mark.numbers) if mark.how == "multiple" else 0.0
        return size > 1 and (says(meant, size) or (is_bound and meant <= size < meant + 1))
    size = abs(mark.numbers[0]) if mark.how in ("multiple", "percent") else 1.0
    return size < 1 and says(meant, size) and abs(size - meant) < abs(1 - size - meant)
