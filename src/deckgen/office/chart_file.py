"""A chart of PowerPoint's own in a file made by hand: its series, and what keeps its data from being replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from deckgen.office.attributes import finite, is_said, said
from deckgen.office.chart_labels import label_codes, value_code, values_of
from deckgen.office.chart_plots import FoundPlot, found_plot, plots_of
from deckgen.office.chart_titles import FoundTitle, titles_of
from deckgen.office.file_parts import Parts
from deckgen.office.sheet_days import EXCEL, MACINTOSH, as_day, shows_days
from deckgen.office.talk_words import holes
from deckgen.office.xml_names import A, C, R

if TYPE_CHECKING:
    from lxml.etree import _Element

Counts = Literal["", "numbers", "days"]
_ALONG: Final = (f"{C}cat", f"{C}xVal")
# Where words are typed that follow no data: labels of points, and of trend lines.
_TYPED: Final = (f"{C}dLbls/{C}dLbl", f"{C}trendline/{C}trendlineLbl")


class FoundChart(Struct, frozen=True):
    """A chart as it stands in the file.

    part: its part.
    kind: what it is drawn as, such as "bar", "line" or "scatter"; several where it mixes them, as "bar and line".
    series: the names of its series.
    names: what stands along x, by the places of the points; days are written as ISO 8601 has them.
    counts: what its axis along x counts, "days" or "numbers"; "" where names stand there.
    is_dots: its series have numbers along x, and is_sized sizes besides.
    is_linked: its data are another file's.
    typed: what somebody typed into its labels, each with the place of its point, or wrote on it (None).
    has_errors: it has error bars with data of their own, and has_cells labels from cells of its sheet.
    plots: how its series are drawn.
    marked: the places of the points that have colors of their own, or a label in which nobody typed.
    leading: the series whose last point is marked, and the one before it isn't, by their numbers, each with the
        element that marks it.
    unlisted: the series that somebody took out of its legend.
    levels: in how many levels the names along x stand.
    codes: the formats of the values of each series, labels those in which they are written on the chart.
    values: the values of each series.
    gaps: the names along x at which one of its series has no value, and blanks what it draws there: "gap", "zero", or
        "span" where the line goes on. bare: the series that are drawn without a marker at each value.
    titles: what somebody typed over it and beside its axes.
    """

    part: str
    kind: str
    series: tuple[str, ...]
    names: dict[int, str]
    counts: Counts = ""
    is_dots: bool = False
    is_sized: bool = False
    is_linked: bool = False
    typed: tuple[tuple[str, int | None], ...] = ()
    has_errors: bool = False
    has_cells: bool = False
    plots: tuple[FoundPlot, ...] = ()
    marked: tuple[int, ...] = ()
    leading: tuple[tuple[int, str], ...] = ()
    unlisted: tuple[int, ...] = ()
    levels: int = 1
    codes: tuple[str, ...] = ()
    labels: tuple[tuple[str, ...], ...] = ()
    values: tuple[tuple[float, ...], ...] = ()
    gaps: frozenset[str] = frozenset()
    blanks: str = "zero"
    bare: tuple[int, ...] = ()
    titles: tuple[FoundTitle, ...] = ()

    @property
    def along(self) -> tuple[str, ...]:
        """What stands along x, in its order."""
        return tuple(self.names[place] for place in sorted(self.names))


class PointMoves:
    """Where what was given to single points goes once other names stand along x: with its name.

    Where no name is the same it stays in its place. What leads, since it marks the last of points in time, goes to
    the last one of now.
    """

    def __init__(self, before: Mapping[int, str], along: Sequence[str], *, over_time: bool = False) -> None:
        self._before, self._count = before, len(along)
        self._now = {name: place for place, name in reversed(list(enumerate(along)))}
        self.are_named = any(name in self._now for name in before.values())
        last = self._now.get(before.get(max(before, default=0), ""))
        self.goes_on = over_time and last is not None and last < len(along) - 1

    def to(self, place: int, *, leads: bool = False) -> int | None:
        """The new place of what stands at a place; None where it goes."""
        if leads and self.goes_on and place == max(self._before):
            return self._count - 1
        if self.are_named:
            return self._now.get(self._before.get(place, ""))
        return place if place < self._count else None


def found_chart(part: str, parts: Parts) -> FoundChart:
    """What is known of a chart."""
    tree = parts.xml(part)
    plots = plots_of(tree)
    kinds = dict.fromkeys(str(plot.tag).removeprefix(C).removesuffix("Chart") for plot in plots)
    series = series_of(tree)
    names = next((found for each in series if (found := names_along(each))), {})
    outside = tree.find(f"{C}externalData")
    inside = {"" if outside is None else outside.get(f"{R}id", "")} & set(parts.related(part))
    labels = (label for each in series for tag in _TYPED for label in each.iterfind(tag))
    typed = [(words, _point(label)) for label in labels if (words := _typed(label))]
    named = (name for each in series for name in each.iterfind(f"{C}trendline/{C}name"))
    typed += [(words, None) for name in named if (words := " ".join((name.text or "").split()))]
    for kind, target in parts.related(part).values():
        if kind == "chartUserShapes" and target in parts.names:
            typed += [(words, None) for body in parts.xml(target).iter("{*}txBody") if (words := _said(body))]
    return FoundChart(
        part,
        " and ".join(kinds),
        tuple(name_of(each) for each in series),
        names,
        next((kind for each in series if (kind := counted(each))), ""),
        any(each.find(f"{C}xVal") is not None or plot_of(each) in ("scatter", "bubble") for each in series),
        any(plot_of(each) == "bubble" for each in series),
        outside is not None and not inside,
        tuple(one for one in typed if not holes(one[0])),
        any(kind.get("val") == "cust" for each in series for kind in each.iterfind(f"{C}errBars/{C}errValType")),
        next(tree.iter("{*}datalabelsRange"), None) is not None,
        tuple(found_plot(plot, series) for plot in plots),
        tuple(_marked(series)),
        tuple(_leading(series, max(names, default=0))),
        tuple(_value(entry, "idx") for entry in tree.iter(f"{C}legendEntry") if entry.find(f"{C}delete") is not None),
        max((len(each.findall(f"{C}cat//{C}lvl")) for each in series), default=1),
        tuple(map(value_code, series)),
        tuple(map(label_codes, series)),
        tuple(map(values_of, series)),
        frozenset(name for each in series for place, name in names.items() if place not in _places_of_values(each)),
        said(tree.find(f"{C}chart/{C}dispBlanksAs")) or "zero",
        tuple(number for number, each in enumerate(series) if said(each.find(f"{C}marker/{C}symbol")) == "none"),
        tuple(titles_of(tree)),
    )


def series_of(tree: _Element) -> list[_Element]:
    """The series of a chart in the order in which they stand in its sheet."""
    series = [each for plot in plots_of(tree) for each in plot.iterfind(f"{C}ser")]
    return sorted(series, key=lambda each: _value(each, "order"))


def plot_of(series: _Element) -> str:
    """What a series is drawn as, such as "bar"."""
    around = series.getparent()
    return "" if around is None else str(around.tag).removeprefix(C).removesuffix("Chart")


def name_of(series: _Element) -> str:
    """What a series is called."""
    named = series.find(f"{C}tx")
    return "" if named is None else " ".join("".join(value.text or "" for value in named.iter(f"{C}v")).split())


def names_along(series: _Element) -> dict[int, str]:
    """What stands along x, by the places of the points."""
    held = next((each for each in series if each.tag in _ALONG), None)
    if held is None:
        return {}
    # Of names in several levels the first are those of the points.
    points = next(held.iter(f"{C}lvl"), held).iter(f"{C}pt")
    names = {_place(point): " ".join("".join(one.text or "" for one in point).split()) for point in points}
    counts, is_old = counted(series), is_said(series.getroottree().getroot().find(f"{C}date1904"))
    return {place: _counted_name(name, counts, MACINTOSH if is_old else EXCEL) for place, name in names.items()}


def counted(series: _Element) -> Counts:
    """What stands along x where it is counted, and isn't named."""
    held = next((found for key in _ALONG if (found := series.find(f"{key}/{C}numRef")) is not None), None)
    if held is None:
        return ""
    return "days" if shows_days(held.findtext(f"{C}numCache/{C}formatCode") or "General") else "numbers"


def _counted_name(name: str, counts: Counts, since: int) -> str:
    """What stands along x, written in one way whichever program wrote it."""
    number = finite(name) if counts else None
    return name if number is None else as_day(number, since) if counts == "days" else f"{number:.10g}"


def called(counts: Counts, along: Sequence[str], numbers: Sequence[float], days: Sequence[float]) -> Sequence[str]:
    """New places along x as the old ones are called, so that the same ones are known.

    numbers and days are the same places counted; empty where they can't be.
    """
    if counts == "days" and days:
        return tuple(map(as_day, days))
    return tuple(f"{number:.10g}" for number in numbers) if counts == "numbers" and numbers else along


def _places_of_values(series: _Element) -> set[int]:
    """The places of the points that have a value."""
    return {_place(point) for key in ("val", "yVal") for point in series.iterfind(f"{C}{key}//{C}pt")}


def takers(old: Sequence[str], given: Sequence[str]) -> list[int | None]:
    """For each given series the one of the chart whose place it takes: that of its name, else one that is left.

    None where all are taken: a new one is drawn as the last one is.
    """
    named = {name.casefold(): number for number, name in reversed(list(enumerate(old)))}
    own = [named.pop(" ".join(name.casefold().split()), None) for name in given]
    left = [number for number in range(len(old)) if number not in own]
    return [left.pop(0) if number is None and left else number for number in own]


def _marked(series: Sequence[_Element]) -> Iterator[int]:
    """The places of the points that somebody made look otherwise, or gave a label."""
    for each in series:
        labels = (label for label in each.iterfind(f"{C}dLbls/{C}dLbl") if not _typed(label))
        for point in (*each.iterfind(f"{C}dPt"), *labels):
            yield _value(point, "idx")


def _leading(series: Sequence[_Element], last: int) -> Iterator[tuple[int, str]]:
    """The series whose last point is marked, but not the one before it, each with the element that marks it.

    Words that somebody typed there may be about that point alone, so nothing of such a series leads.
    """
    for number, each in enumerate(series):
        labels = each.findall(f"{C}dLbls/{C}dLbl")
        typed = [_value(one, "idx") for one in labels if (words := _typed(one)) and not holes(words)]
        for tag, points in (("dPt", each.findall(f"{C}dPt")), ("dLbl", labels)):
            places = {_value(point, "idx") for point in points}
            if last > 0 and last in places and last - 1 not in places and last not in typed:
                yield number, tag


def _point(label: _Element) -> int | None:
    """The place of the point of a label; None for that of a trend line."""
    return _value(label, "idx") if label.tag == f"{C}dLbl" else None


def _typed(label: _Element) -> str:
    written = label.find(f"{C}tx/{C}rich")
    return "" if written is None else _said(written)


def _said(body: _Element) -> str:
    """The words in a body of words. What a field says follows the data."""
    runs = (text.text or "" for run in body.iter(f"{A}r") for text in run.iter(f"{A}t"))
    return " ".join("".join(runs).split())


def _value(series: _Element, name: str) -> int:
    held = series.find(f"{C}{name}")
    return _digits("" if held is None else held.get("val", ""))


def _place(point: _Element) -> int:
    return _digits(point.get("idx", ""))


def _digits(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 9 else 0
