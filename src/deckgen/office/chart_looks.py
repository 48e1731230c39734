"""What a chart that PowerPoint draws shows, as words that are the same however a program writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from deckgen.office.drawing_frames import whole
from deckgen.office.plain_paint import Painter, digest
from deckgen.office.xml_names import A, C

if TYPE_CHECKING:
    from lxml.etree import _Element

# What of a series holds its name, its places and its values.
_HOLDERS: Final = ("tx", "cat", "val", "xVal", "yVal", "bubbleSize")
# What stands before the digest of the words around the values.
_WORDS: Final = "words "
# What stands before the digest of how it is drawn, which LibreOffice writes out otherwise.
DRAWN: Final = "drawn "
# What stands before the parts of a frame, and what each is in words for the user.
FRAME: Final = {
    _WORDS: "title or labels",
    "legend": "legend",
    "axis ": "ends of an axis",
    DRAWN: "gridlines, axes, gaps or numbers at values",
}
# What goes without saying, and some programs write.
_USUAL: Final = {"gapWidth": "150", "explosion": "0"}
# What other programs compute may differ in the last digits.
_DIGITS: Final = ".7g"


def data_digest(chart: _Element) -> str:
    """A digest of the names and values of all series, as the chart itself keeps them beside its workbook."""
    return digest("\n".join(line for series in _series(chart) for line in _told(series)))


def colors_of(chart: _Element, painter: Painter) -> tuple[str, ...]:
    """The types of the chart's groups and the color of each series."""
    told = []
    for series in _series(chart):
        group = series.getparent()
        kind = "" if group is None else str(group.tag).removeprefix(C).removesuffix("Chart")
        properties = series.find(f"{C}spPr")
        told.append(f"{kind} {painter.fill(properties) or painter.line(properties)}".strip())
    return tuple(told)


def frame_of(chart: _Element) -> tuple[str, ...]:
    """What stands around the values, words, the legend and the ends of the axes, and how these are drawn."""
    written = (text for tag in ("title", "dLbl") for one in chart.iter(f"{C}{tag}") for text in one.iter(f"{A}t"))
    words = " ".join(" ".join(text.text or "" for text in written).split())
    ends = sorted(filter(None, map(_ends, chart.iter(f"{C}scaling"))))
    legend = ("legend",) if next(chart.iter(f"{C}legend"), None) is not None else ()
    drawn = f"{DRAWN}{digest(' '.join(_drawn(chart)))}"
    return (*((f"{_WORDS}{digest(words)}",) if words else ()), *legend, *(f"axis {end}" for end in ends), drawn)


def without_words(frame: Sequence[str]) -> tuple[str, ...]:
    """The frame of a chart without its words, where these are told line by line."""
    return tuple(one for one in frame if not one.startswith(_WORDS))


def _drawn(chart: _Element) -> Iterator[str]:
    """How it draws its values, besides the details that have names of their own (`shape_details.py`).

    What programs write out though it goes without saying is left out.
    """
    for tag in ("gapWidth", "majorUnit", "dispUnits", "logBase", "trendlineType", "explosion"):
        yield from sorted(
            f"{tag}={value}" for one in chart.iter(f"{C}{tag}") if (value := _said(one)) != _USUAL.get(tag)
        )
    yield f"grids={sum(1 for _ in chart.iter(f'{C}majorGridlines'))}"
    for kind in ("catAx", "dateAx", "valAx", "serAx"):
        gone = (axis.find(f"{C}delete") for axis in chart.iter(f"{C}{kind}"))
        yield f"{kind}={sum(1 for one in gone if one is not None and one.get('val') not in ('0', 'false'))}"
    for tag in ("showVal", "showPercent", "showCatName", "showSerName"):
        yield f"{tag}={sum(1 for one in chart.iter(f'{C}{tag}') if one.get('val') not in ('0', 'false'))}"


def _said(element: _Element) -> str:
    """What an element says: a value, or that of what stands in it."""
    return element.get("val") or next((one.get("val", "") for one in element.iter("*") if one.get("val")), "")


def _ends(scaling: _Element) -> str:
    """Where an axis ends, and which way it runs, as far as it says so."""
    bounds = [(name, scaling.find(f"{C}{name}")) for name in ("min", "max")]
    told = [f"{name} {_rounded(one.get('val', ''))}" for name, one in bounds if one is not None]
    way = scaling.find(f"{C}orientation")
    return " ".join([*told, "back"] if way is not None and way.get("val") == "maxMin" else told)


def _series(chart: _Element) -> Iterator[_Element]:
    """The series in the order in which they are counted, since programs sort their groups anew."""
    return iter(sorted(chart.iter(f"{C}ser"), key=lambda one: _number(one.find(f"{C}order"))))


def _number(element: _Element | None) -> int:
    return whole(element.get("val"), 0) if element is not None else 0


def _told(series: _Element) -> Iterator[str]:
    for name in _HOLDERS:
        holder = series.find(f"{C}{name}")
        if holder is None:
            continue
        points = [(point.get("idx", "0"), "".join(_value(point))) for point in holder.iter(f"{C}pt")]
        yield f"{name}: " + "; ".join(f"{at}={value}" for at, value in points if value)


def _value(point: _Element) -> Iterator[str]:
    for value in point.iter(f"{C}v"):
        yield _rounded(" ".join((value.text or "").split()))


def _rounded(words: str) -> str:
    """A number without the digits that programs compute differently; other words as they are."""
    # No float is so long, nor can one be made of what a file may hold in its place.
    is_number = len(words) < 40 and re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d{1,3})?", words)
    return format(float(words), _DIGITS) if is_number else words
