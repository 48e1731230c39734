"""A chart of PowerPoint's own in a file made by hand: its series, and what keeps its data from being replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.file_parts import Parts
from deckgen.office.xml_names import A, C, R

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALONG: Final = (f"{C}cat", f"{C}xVal")
# Drawings of charts that no rows of names and values make.
_OTHER: Final = ("stockChart", "surfaceChart", "surface3DChart")


class FoundChart(Struct, frozen=True):
    """A chart as it stands in the file.

    part: its part.
    kind: what it is drawn as, such as "bar", "line" or "scatter"; several where it mixes them, as "bar and line".
    series: the names of its series.
    along: what stands along x.
    is_dots: its series have numbers along x, and is_sized sizes besides.
    is_linked: its data are another file's.
    typed: what somebody typed into its labels.
    has_errors: it has error bars with data of their own.
    """

    part: str
    kind: str
    series: tuple[str, ...]
    along: tuple[str, ...]
    is_dots: bool = False
    is_sized: bool = False
    is_linked: bool = False
    typed: tuple[str, ...] = ()
    has_errors: bool = False


def found_chart(part: str, parts: Parts) -> FoundChart:
    """What is known of a chart."""
    tree = parts.xml(part)
    plots = plots_of(tree)
    kinds = dict.fromkeys(str(plot.tag).removeprefix(C).removesuffix("Chart") for plot in plots)
    series = series_of(tree)
    along = next((cells for each in series if (cells := _along(each))), ())
    outside = tree.find(f"{C}externalData")
    inside = {"" if outside is None else outside.get(f"{R}id", "")} & set(parts.related(part))
    typed = (words for each in series for label in each.iterfind(f"{C}dLbls/{C}dLbl") if (words := _typed(label)))
    return FoundChart(
        part,
        " and ".join(kinds),
        tuple(name_of(each) for each in series),
        along,
        any(each.find(f"{C}xVal") is not None or plot_of(each) in ("scatter", "bubble") for each in series),
        any(plot_of(each) == "bubble" for each in series),
        outside is not None and not inside,
        tuple(typed),
        any(kind.get("val") == "cust" for each in series for kind in each.iterfind(f"{C}errBars/{C}errValType")),
    )


def plots_of(tree: _Element) -> list[_Element]:
    """The drawings in a chart, each with its series."""
    area = tree.find(f"{C}chart/{C}plotArea")
    return (
        []
        if area is None
        else [each for each in area if str(each.tag).startswith(C) and str(each.tag).endswith("Chart")]
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
    return {_place(point): " ".join("".join(one.text or "" for one in point).split()) for point in points}


def _along(series: _Element) -> tuple[str, ...]:
    found = names_along(series)
    return tuple(found[place] for place in sorted(found))


def _typed(label: _Element) -> str:
    written = label.find(f"{C}tx/{C}rich")
    if written is None:
        return ""
    # What a field says follows the data.
    runs = (one for one in written.iter(f"{A}r"))
    return " ".join("".join(text.text or "" for run in runs for text in run.iter(f"{A}t")).split())


def _value(series: _Element, name: str) -> int:
    held = series.find(f"{C}{name}")
    return _digits("" if held is None else held.get("val", ""))


def _place(point: _Element) -> int:
    return _digits(point.get("idx", ""))


def _digits(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 9 else 0
