"""Gives a chart of PowerPoint's own new data: in its part, and in the workbook that opens with "Edit Data".

How it looks is its maker's: the type, the axes, the number formats, and the color of each series, which is known by
its name. Series that are new look as the last one does, in the next color of the theme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.model.native_chart import Column
from deckgen.office.chart_file import PointMoves, called, counted, name_of, names_along, plot_of, series_of, takers
from deckgen.office.chart_plots import ROUND, axis_of, plots_of
from deckgen.office.xml_names import C
from deckgen.writers.pptx.edited_package import EditedPackage
from deckgen.writers.pptx.markup import A, R
from deckgen.writers.pptx.package import WORKBOOK
from deckgen.writers.pptx.picture_filling import describe, shape_of
from deckgen.writers.pptx.workbook import cells, head, workbook
from deckgen.writers.xml_words import legal

if TYPE_CHECKING:
    from lxml.etree import _Element

_A, _R = f"{{{A}}}", f"{{{R}}}"
# The children of a series that stand behind its categories, and of a chart that stand behind its workbook.
_AFTER_NAMES: Final = ("val", "yVal", "bubbleSize", "smooth", "shape", "extLst")
_AFTER_BOOK: Final = ("printSettings", "userShapes", "extLst")
_FILTERED: Final = re.compile(r"\}filtered\w*(Series|Categor\w*)$")


class SeriesFill(Struct, frozen=True):
    """A series: its name and its values, None where there is none."""

    name: str
    values: tuple[float | None, ...]


class ChartFill(Struct, frozen=True):
    """New data for a chart.

    part, shape: the part of the slide, and the number of the frame there. chart: the part of the chart.
    alt: what screen readers say.
    along: what stands along x. numbers: the same as numbers, for axes of numbers; empty where they are none.
    days: the same as days as Excel counts them; empty where they are no times.
    freed: the axes, by their numbers, whose fixed ends go, since the data lie outside of them: "low" or "high".
    leading: the marks of last points that go to the last point of now: the series that have them, by their numbers,
        each with the element of the mark.
    """

    part: str
    shape: str
    chart: str
    alt: str
    along: tuple[str, ...]
    series: tuple[SeriesFill, ...]
    numbers: tuple[float, ...] = ()
    days: tuple[float, ...] = ()
    freed: tuple[tuple[str, str], ...] = ()
    leading: tuple[tuple[int, str], ...] = ()


def fill_chart(package: EditedPackage, filled: ChartFill, date: str, author: str) -> None:
    """Give a chart its data, its workbook the same, and its frame its alternative text."""
    describe(shape_of(package.tree(filled.part), filled.shape), filled.alt)
    tree = package.tree(filled.chart)
    old = series_of(tree)
    before = names_along(old[0]) if old else {}
    now = called(counted(old[0]), filled.along, filled.numbers, filled.days) if old else ()
    _count_from_1900(tree)
    matched = _matched(old, filled.series)
    for series in old:
        if series not in [one for one, _ in matched]:
            _remove(series)
    along = _along(old[0] if old else None, filled)
    columns = [along]
    for series, given in matched:
        columns.append(Column(legal(given.name), given.values, _format(series, "val", "yVal")))
        _write(series, columns, len(columns) - 1)
        leading = [tag for number, tag in filled.leading if number < len(old) and series is old[number]]
        _follow(series, PointMoves(before, now, over_time=bool(leading)), leading)
    _list_anew(tree, old, before, now)
    for identity, end in filled.freed:
        _free(tree, identity, end)
    _write_book(package, filled.chart, workbook(columns, date, author))


def _matched(old: Sequence[_Element], given: Sequence[SeriesFill]) -> list[tuple[_Element, SeriesFill]]:
    """The series of the chart that take the given ones, in the order in which they stand in the chart."""
    taken, own = [*old], []
    for place in takers([name_of(one) for one in old], [one.name for one in given]):
        if place is None:
            taken.append(_another(taken[-1], taken))
        own.append(taken[-1] if place is None else old[place])
    order = {id(one): number for number, one in enumerate(taken)}
    return sorted(zip(own, given, strict=True), key=lambda pair: order[id(pair[0])])


def _another(last: _Element, taken: Sequence[_Element]) -> _Element:
    """A series that looks like the last one, in the next color of the theme that no series has."""
    made = deepcopy(last)
    for tag in ("dPt", "dLbls", "trendline", "errBars", "extLst"):
        for each in made.findall(f"{C}{tag}"):
            made.remove(each)
    for tag in ("idx", "order"):
        numbers = [int(held.get("val", "0")) for one in taken if (held := one.find(f"{C}{tag}")) is not None]
        held = made.find(f"{C}{tag}")
        if held is not None:
            held.set("val", str(max(numbers) + 1))
    used = {each.get("val") for one in taken for each in one.iter(f"{_A}schemeClr")}
    free = next((name for number in range(1, 7) if (name := f"accent{number}") not in used), "accent1")
    for fill in made.iter(f"{_A}solidFill"):
        for each in list(fill):
            fill.remove(each)
        fill.append(fill.makeelement(f"{_A}schemeClr", {"val": free}, None))
    last.addnext(made)
    return made


def _along(first: _Element | None, filled: ChartFill) -> Column:
    """What stands along x: as numbers or days where the chart has these, else as words."""
    if first is None:
        return Column("", tuple(map(legal, filled.along)))
    code, is_dots = _format(first, "cat", "xVal"), first.find(f"{C}yVal") is not None
    counts = counted(first)
    if counts == "days" and filled.days:
        return Column("", filled.days, code)
    # A number that isn't a day, such as a year, would be shown as one.
    if filled.numbers and (is_dots or counts == "numbers"):
        return Column("", filled.numbers, code)
    return Column("", tuple(map(legal, filled.along)))


def _format(series: _Element, *keys: str) -> str:
    """The number format of what a series stands at, or of its values."""
    codes = (series.find(f"{C}{key}/{C}numRef/{C}numCache/{C}formatCode") for key in keys)
    return next((code.text for code in codes if code is not None and code.text), "General")


def _write(series: _Element, columns: Sequence[Column], number: int) -> None:
    """Write the name, the places along x and the values of a series, which stand in a column of the sheet."""
    along, values = columns[0], columns[number]
    named = series.find(f"{C}tx")
    if named is None:
        named = series.makeelement(f"{C}tx", None, None)
        order = series.find(f"{C}order")
        assert order is not None
        order.addnext(named)
    _refer(named, head(number), (values.head,), "")
    dots = series.find(f"{C}yVal") is not None
    where = series.find(f"{C}{'xVal' if dots else 'cat'}")
    if where is None:
        where = series.makeelement(f"{C}{'xVal' if dots else 'cat'}", None, None)
        behind = next(child for child in series if str(child.tag).removeprefix(C) in _AFTER_NAMES)
        behind.addprevious(where)
    rows = len(values.values)
    _refer(where, cells(0, rows), along.values, along.code)
    held = series.find(f"{C}{'yVal' if dots else 'val'}")
    if held is not None:
        _refer(held, cells(number, rows), values.values, values.code)
    for errors in [one for one in series.findall(f"{C}errBars") if _is_custom(one)]:
        series.remove(errors)


def _is_custom(errors: _Element) -> bool:
    kind = errors.find(f"{C}errValType")
    return kind is not None and kind.get("val") == "cust"


def _refer(holder: _Element, place: str, values: Sequence[float | str | None], code: str) -> None:
    """Let an element refer to cells, and hold what is in them; code is the format of numbers."""
    for child in list(holder):
        holder.remove(child)
    are_words = any(isinstance(value, str) for value in values)
    reference = _added(holder, "strRef" if are_words else "numRef")
    _added(reference, "f").text = place
    cache = _added(reference, "strCache" if are_words else "numCache")
    if not are_words:
        _added(cache, "formatCode").text = code
    _added(cache, "ptCount").set("val", str(len(values)))
    for number, value in enumerate(values):
        if value is not None:
            point = _added(cache, "pt")
            point.set("idx", str(number))
            _added(point, "v").text = value if isinstance(value, str) else f"{value:.17g}"


def _follow(series: _Element, moves: PointMoves, leading: Sequence[str]) -> None:
    """Let colors and labels of single points go with the names that they were given to; those of names that are gone
    go. Where no name is the same they stay in their places. Elements that are leading go to the last point.
    """
    labels = series.find(f"{C}dLbls")
    for holder, tag in ((series, "dPt"), (labels, "dLbl")):
        for point in [] if holder is None else holder.findall(f"{C}{tag}"):
            index = point.find(f"{C}idx")
            place = int(index.get("val", "0")) if index is not None else 0
            moved = moves.to(place, leads=tag in leading)
            if index is None or moved is None:
                _remove(point)
            else:
                index.set("val", str(moved))
        _in_order(holder, tag)


def _in_order(holder: _Element | None, tag: str) -> None:
    """Points stand in the order of their numbers."""
    points = [] if holder is None else holder.findall(f"{C}{tag}")
    if holder is None or len(points) < 2:
        return
    at = holder.index(points[0])
    for point in points:
        holder.remove(point)
    for offset, point in enumerate(sorted(points, key=lambda one: int(one[0].get("val", "0")))):
        holder.insert(at + offset, point)


def _count_from_1900(tree: _Element) -> None:
    """Let days be counted as the new workbook counts them, and forget series that were filtered out before."""
    since = tree.find(f"{C}date1904")
    if since is not None:
        since.set("val", "0")
    for plot in plots_of(tree):
        for extension in plot.iterfind(f"{C}extLst/{C}ext"):
            for each in [one for one in extension if _FILTERED.search(str(one.tag))]:
                extension.remove(each)


def _list_anew(tree: _Element, old: Sequence[_Element], before: dict[int, str], along: Sequence[str]) -> None:
    """Let what was taken out of the legend stay out of it, wherever it stands now: series, slices, or trend lines."""
    legend, now = tree.find(f"{C}chart/{C}legend"), series_of(tree)
    are_slices = len(old) == 1 and plot_of(now[0]) in ROUND
    for entry in [] if legend is None else legend.findall(f"{C}legendEntry"):
        index = entry.find(f"{C}idx")
        place = int(index.get("val", "0")) if index is not None else 0
        if are_slices:
            moved = PointMoves(before, along).to(place)
        elif place < len(old):
            moved = now.index(old[place]) if old[place] in now else None
        else:
            moved = place - len(old) + len(now)
        if index is None or moved is None:
            _remove(entry)
        else:
            index.set("val", str(moved))
    _in_order(legend, "legendEntry")


def _free(tree: _Element, identity: str, end: str) -> None:
    """Take out a fixed end of an axis, and its steps, which were chosen for what lay between the ends."""
    axis = axis_of(tree, identity)
    gone = (f"{C}scaling/{C}{'max' if end == 'high' else 'min'}", f"{C}majorUnit", f"{C}minorUnit")
    for each in [] if axis is None else [found for path in gone for found in axis.findall(path)]:
        _remove(each)


def _write_book(package: EditedPackage, chart: str, book: bytes) -> None:
    """Put a workbook behind a chart: in the part of the old one, or a new part where that is of another kind."""
    tree = package.tree(chart)
    outside = tree.find(f"{C}externalData")
    identity = "" if outside is None else outside.get(f"{_R}id", "")
    name = package.related(chart).get(identity, ("", ""))[1]
    if name.lower().endswith(".xlsx") and name in package:
        package.put(name, book)
        return
    if name:
        package.forget(chart, identity)
    name = package.free_name("ppt/embeddings/Microsoft_Excel_Sheet", "xlsx")
    package.put(name, book)
    package.declare(name, WORKBOOK)
    if outside is None:
        outside = tree.makeelement(f"{C}externalData", None, None)
        behind = next((child for child in tree if str(child.tag).removeprefix(C) in _AFTER_BOOK), None)
        tree.append(outside) if behind is None else behind.addprevious(outside)
        _added(outside, "autoUpdate").set("val", "0")
    outside.set(f"{_R}id", package.relate(chart, "package", name))


def _remove(element: _Element) -> None:
    around = element.getparent()
    if around is not None:
        around.remove(element)


def _added(parent: _Element, tag: str) -> _Element:
    child = parent.makeelement(f"{C}{tag}", None, None)
    parent.append(child)
    return child
