"""What is missing on a chart: words that it has to show and that stand nowhere on its sheet, or are cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.model.chart_data import Annotation, ChartData
from deckgen.plot.planned import Planned
from deckgen.plot.wrap import CUT
from deckgen.tables.written_times import is_month

if TYPE_CHECKING:
    from deckgen.charting.chart_type import Chart

_NUMBER = re.compile(r"\d+")


class Missing(Struct, frozen=True):
    """What is missing on a chart.

    lost: words of one sort that stand nowhere, with what one and several of that sort are called.
    cut: words that are cut short, as they are whole.
    """

    lost: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = ()
    cut: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many words are missing or cut."""
        return sum(len(words) for _, words in self.lost) + len(self.cut)


def missing(chart: ChartData, kind: type[Chart], sheet: Planned) -> Missing:
    """The words of a chart of a type that can't be read on the sheet on which it is drawn."""
    shown = [line.words for line in sheet.lettered]
    sorts = list(_sorts(chart, kind))
    lines = [_letters(words) for words in shown]
    cut = [words for words in shown if _is_cut(words, chart)]
    if cut:
        known = {_letters(one): one for _, words in sorts for one in words}
        cut = [_whole(words, known) or words for words in cut]
    joined, single = "".join(lines), frozenset(lines)
    lost = [
        (sort, tuple(one for one in words if one not in cut and not _stands(_letters(one), joined, single)))
        for sort, words in sorts
    ]
    lost += [
        ((what, f"{what}s"), tuple(words for one, words in sheet.omitted if one == what))
        for what in dict.fromkeys(what for what, _ in sheet.omitted)
    ]
    return Missing(tuple((sort, words) for sort, words in lost if words), tuple(cut))


def _sorts(chart: ChartData, kind: type[Chart]) -> Iterator[tuple[tuple[str, str], Sequence[str]]]:
    """The words that a chart has to show, by what one or several of them are called."""
    each = [panel.chart for panel in chart.panels] or [chart]
    names = [name for one in each for name, value in _named_values(one) if kind.parts != "categories" or value > 0]
    if chart.kind in ("scatter", "map"):
        shown = zip(chart.x, chart.emphasis, strict=False) if chart.labels != "none" else ()
        yield ("name", "names"), [name for name, stands_out in shown if stands_out]
    elif _are_told_by_name(chart, kind):
        yield ("category", "categories"), list(dict.fromkeys(names))
    yield (
        ("annotation", "annotations"),
        list(dict.fromkeys(note.text for note in _notes(chart) if note.kind == "note")),
    )
    yield ("panel title", "panel titles"), [panel.title for panel in chart.panels]
    yield ("text in the middle",) * 2, [chart.center] if chart.center else []
    yield ("question", "questions"), [chart.question] if chart.question else []
    yield ("unit", "units"), [chart.unit_aside] if chart.unit_aside else []
    if len(chart.series) > 1 and chart.labels != "none":
        yield ("series", "series"), [one.label for one in chart.series]
    if chart.labels == "bars" and not kind.shows_shares and kind.most_series < kind.most_points:
        yield ("value", "values"), [words for one in each for words in kind.value_words(one)]


def _are_told_by_name(chart: ChartData, kind: type[Chart]) -> bool:
    """Whether readers need the name of each category: along a scale or a known order they count on between two."""
    if chart.positions is not None or chart.periods or chart.kind == "tilemap":
        return False
    is_counted = all(is_month(name) for name in chart.x) or len({_NUMBER.sub("", name) for name in chart.x}) == 1
    return not (kind.to_scale and is_counted)


def _named_values(chart: ChartData) -> Iterator[tuple[str, float]]:
    """The categories of a chart with the values of its first series, 0 for one that is missing."""
    values = chart.series[0].values if chart.series else ()
    return ((name, value or 0.0) for name, value in zip(chart.x, values, strict=False))


def _stands(name: str, joined: str, lines: frozenset[str]) -> bool:
    """Whether a name stands on a chart: in a line, in lines that were drawn one after the other, or in any lines."""
    return name in joined or _is_made(name, lines)


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
    written = [chart.unit, chart.question, chart.center, *(note.text for note in _notes(chart))]
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
