"""Titles that were typed into a chart of PowerPoint's own, and say what its new data don't: years, units, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log10
from typing import Final

from msgspec import Struct

from deckgen.model.chart_data import ChartData
from deckgen.model.rich_text import HOLE
from deckgen.numbers.telling_words import telling_words
from deckgen.office.chart_file import FoundChart
from deckgen.office.chart_plots import ROUND
from deckgen.office.chart_titles import FoundTitle

_YEAR: Final = re.compile(r"(?<![\w.,$€£])(?:1[89]|20)\d\d(?![\d%])")
_SPAN: Final = re.compile(rf"({_YEAR.pattern})\s?[-–—]\s?((?:1[89]|20)\d\d)(?!\d)")
# Signs and short names of units that mean the same in all languages, and nothing else.
_UNITS: Final = re.compile(r"[$€£¥%]|(?<!\w)(?:km|mi|kg|lb|ha|[kMGT]Wh?|USD|EUR|GBP|JPY|CNY|CHF)(?!\w)")
# A shorter name of a series or a category may stand in any word.
_LEAST_LETTERS: Final = 3


class OldTitle(Struct, frozen=True):
    """A title that says what the new data don't.

    told: which of its words, each with what the data say instead.
    """

    title: FoundTitle
    told: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """What is wrong with it, as the end of a sentence."""
        words: dict[str, list[str]] = {}
        for said, instead in self.told:
            words.setdefault(instead, []).append(f"'{said}'")
        told = "; it ".join(f"says {' and '.join(held)}, but {instead}" for instead, held in words.items())
        return f"{told}: '{self.title.words}'"


def old_titles(chart: FoundChart, data: ChartData, language: str) -> Iterator[OldTitle]:
    """The titles of a chart that say what its new data don't."""
    judge = _Judge(chart, data, language)
    for title in chart.titles:
        typed = FoundTitle(title.of, HOLE.sub(" ", title.words))
        found = dict.fromkeys(one for rule in (judge.years, judge.units, judge.names) for one in rule(typed))
        if found:
            yield OldTitle(title, tuple(found))


class _Judge:
    """Judges the titles of one chart. Each rule gives the words that are old, and what the data say instead."""

    def __init__(self, chart: FoundChart, data: ChartData, language: str) -> None:
        self._chart, self._data = chart, data
        telling = telling_words(language)
        self._powers = {word.casefold(): power for word, power in (telling.powers if telling else {}).items()}
        labels = [*data.x, *(one.label for one in data.series)]
        self._said = " ".join([*labels, data.unit, data.question]).casefold()
        along = [year for period in data.periods for year in (period.begins.year, period.day.year)]
        self._along = along or [int(year) for label in data.x for year in _YEAR.findall(label)]
        self._years = {*self._along, *map(int, _YEAR.findall(self._said))}

    def years(self, title: FoundTitle) -> Iterator[tuple[str, str]]:
        ends = (min(self._along), max(self._along)) if self._along else ()
        is_known = f"its years are {_listed(sorted(self._years))}" if self._years else "its data name no year"
        for year in _YEAR.findall(title.words):
            if int(year) not in self._years:
                yield year, is_known
        for first, last in _SPAN.findall(title.words):
            if ends and (int(first), int(last)) != ends:
                yield f"{first}-{last}", is_known

    def units(self, title: FoundTitle) -> Iterator[tuple[str, str]]:
        """Units of values. A round chart and one of shares may show percent of what is counted in anything."""
        data = self._data
        if not data.unit or data.second_axis or title.of == "along":
            return
        counted = f"{data.unit} {data.format.pattern}"
        are_shares = any(plot.kind in ROUND or plot.stacking == "share" for plot in self._chart.plots)
        for sign in _UNITS.findall(title.words):
            if sign not in _UNITS.findall(counted) and not (are_shares and sign == "%"):
                yield sign, f"its values are in {data.unit}"
        known = {power for _, power in self._scales(counted)} or {0}
        steps = {round(log10(plot.values.unit)) for plot in self._chart.plots if plot.values is not None}
        for word, power in self._scales(title.words):
            if power not in known | {one + step for one in known for step in steps}:
                yield word, f"its values are in {data.unit}"

    def names(self, title: FoundTitle) -> Iterator[tuple[str, str]]:
        """Names of series and categories that are gone."""
        for name in dict.fromkeys((*self._chart.series, *self._chart.along)):
            is_name = len(name) >= _LEAST_LETTERS and any(map(str.isalpha, name))
            if is_name and name.casefold() not in self._said and _stands_in(name, title.words):
                yield name, f"its series are {_listed([one.label for one in self._data.series])}"

    def _scales(self, words: str) -> Iterator[tuple[str, int]]:
        for word in re.findall(r"\w+", words):
            if word.casefold() in self._powers:
                yield word, self._powers[word.casefold()]


def _stands_in(name: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words.casefold()) is not None


def _listed(what: Sequence[object]) -> str:
    """The first few of what there is, or the ends of what is many."""
    named = [f"'{one}'" if isinstance(one, str) else str(one) for one in what]
    return ", ".join(named) if len(named) <= 3 else f"{named[0]} to {named[-1]}"
