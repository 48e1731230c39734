"""What else is seen of a shape: each detail has a name, in words for the user, and says how it is.

What goes without saying has no detail, since programs write it or leave it out as they like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from deckgen.office.attributes import is_on
from deckgen.office.plain_paint import Painter
from deckgen.office.xml_names import A, C, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_BORDERS: Final = tuple(f"{A}{side}" for side in ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr"))
# How the parts of bars and lines stand where nobody says it.
_PLAIN: Final = ("clustered", "standard")
# Details that only the latest edition of the notes has.
HEIGHTS, _BREAKS = "row heights", "line breaks"
LATEST: Final = (HEIGHTS, _BREAKS)
_OF_GROUPS: Final = ("barDir", "grouping", "scatterStyle", "radarStyle")


def details_of(shape: _Element, painter: Painter) -> tuple[str, ...]:
    """The details of a shape, a line, a picture or a table: a name and how it is, with a colon between."""
    return _told(
        {
            "visibility": "hidden" if _hidden(shape) else "",
            "mirroring": "" if shape.tag == f"{P}cxnSp" else " ".join(_flips(shape)),
            "picture effects": " ".join(_effects(shape)),
            "shadow or glow": " ".join(_cast(shape)),
            "dashes": " ".join(_dashes(shape)),
            "highlighting": " ".join(sorted({painter.color(one) for one in shape.iter(f"{A}highlight")})),
            "capitals": " ".join(sorted({run.get("cap", "none") for run in shape.iter(f"{A}rPr")} - {"none"})),
            "column widths": " ".join(one.get("w", "") for one in shape.iter(f"{A}gridCol")),
            "borders": " ".join(_borders(shape, painter)),
            HEIGHTS: " ".join(one.get("h", "") for one in shape.iter(f"{A}tr")),
            _BREAKS: " ".join(_breaks(shape)),
        }
    )


def chart_details(chart: _Element, painter: Painter) -> tuple[str, ...]:
    """The details of a chart that PowerPoint draws."""
    own = (one for one in chart.iter(f"{C}numFmt") if not is_on(one.get("sourceLinked")))
    formats = (code for one in own if (code := one.get("formatCode", "")) not in ("", "General"))
    sizes = [one.get("sz", "") for words in chart.iter(f"{C}txPr") for one in words.iter(f"{A}defRPr")]
    return _told(
        {
            "bars or lines": " ".join(_groups(chart)),
            "number formats": " ".join(formats),
            "label sizes": " ".join(sorted({one for one in sizes if one})),
            "colors of single values": " ".join(_points(chart, painter)),
        }
    )


def _told(details: dict[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}:{how}" for name, how in details.items() if how)


def _hidden(shape: _Element) -> bool:
    named = shape.find(f"./*/{P}cNvPr")
    return named is not None and is_on(named.get("hidden"))


def _flips(shape: _Element) -> Iterator[str]:
    place = shape.find(f"{P}spPr/{A}xfrm")
    return (side for side in ("flipH", "flipV") if place is not None and is_on(place.get(side)))


def _cast(shape: _Element) -> Iterator[str]:
    """The effects around a shape, by their names; programs write their measures as they like."""
    return (str(one.tag).removeprefix(A) for one in shape.iterfind(f"{P}spPr/{A}effectLst/*"))


def _effects(shape: _Element) -> Iterator[str]:
    """What is done to a picture before it is shown, such as gray or faint."""
    for effect in shape.iterfind(f"{P}blipFill/{A}blip/*"):
        name = str(effect.tag).removeprefix(A)
        if name != "extLst":
            yield f"{name}({','.join(map(str, effect.attrib.values()))})"


def _dashes(shape: _Element) -> Iterator[str]:
    found = (dash.get("val", "") for dash in shape.iterfind(f"{P}spPr/{A}ln/{A}prstDash"))
    return (dash for dash in found if dash != "solid")


def _borders(shape: _Element, painter: Painter) -> Iterator[str]:
    """The borders of each cell of a table, with a dash for a cell that has none of its own."""
    for cell in shape.iter(f"{A}tc"):
        sides = (one for side in _BORDERS for one in cell.iterfind(f"{A}tcPr/{side}"))
        drawn = (f"{painter.color(one.find(f'{A}solidFill'))}/{one.get('w', '')}" for one in sides)
        yield ",".join(drawn) or "-"


def _breaks(shape: _Element) -> Iterator[str]:
    """The paragraphs with words that somebody broke into lines, each with how often."""
    for number, paragraph in enumerate(shape.iter(f"{A}p")):
        if count := len(paragraph.findall(f"{A}br")):
            yield f"{number}={count}"


def _groups(chart: _Element) -> Iterator[str]:
    """The kinds of bars, lines and areas, and how they stand."""
    for group in chart.iterfind(f".//{C}plotArea/*"):
        said = (one for tag in _OF_GROUPS for one in group.iterfind(f"{C}{tag}"))
        yield from (how for one in said if (how := one.get("val", "")) not in _PLAIN)


def _points(chart: _Element, painter: Painter) -> Iterator[str]:
    """The bars and points that have a color of their own."""
    for point in chart.iter(f"{C}dPt"):
        # The marker of a point has properties of its own.
        properties, at = list(point.iter(f"{C}spPr")), point.find(f"{C}idx")
        colors = [color for one in properties for color in (painter.fill(one), painter.line(one)) if color]
        if colors and at is not None:
            yield f"{at.get('val', '')}={','.join(colors)}"
