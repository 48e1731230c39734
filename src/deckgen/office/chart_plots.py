"""How a chart of PowerPoint's own in a file made by hand is drawn: its groups of series, and what their axes show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.attributes import finite, is_on, is_said, said
from deckgen.office.xml_names import C

if TYPE_CHECKING:
    from lxml.etree import _Element

# The charts that show their values around a middle; they have no axes.
ROUND: Final = ("pie", "pie3D", "ofPie", "doughnut")
_AXES: Final = ("catAx", "dateAx", "valAx", "serAx")
_UNITS: Final[Mapping[str, float]] = {
    "hundreds": 1e2,
    "thousands": 1e3,
    "tenThousands": 1e4,
    "hundredThousands": 1e5,
    "millions": 1e6,
    "tenMillions": 1e7,
    "hundredMillions": 1e8,
    "billions": 1e9,
    "trillions": 1e12,
}


class FoundAxis(Struct, frozen=True):
    """An axis of a chart.

    identity: its number, by which groups of series name it.
    low, high: where somebody fixed its ends; None where these follow the data.
    is_log: its steps multiply. is_of_days: it counts in days, whatever stands along it.
    unit: what its numbers are divided by, such as a million.
    code: the format of its numbers, where that isn't the one of the data.
    is_written: its numbers stand beside it.
    """

    identity: str
    low: float | None = None
    high: float | None = None
    is_log: bool = False
    is_of_days: bool = False
    unit: float = 1.0
    code: str = ""
    is_written: bool = True


class FoundPlot(Struct, frozen=True):
    """A group of series that are drawn alike, on the same axes.

    kind: what they are drawn as, such as "bar". stacking: "" where they aren't stacked, else "stacked" or "share".
    series: which of the chart's series they are. along, values: the axes; None for round charts.
    """

    kind: str
    stacking: str
    series: tuple[int, ...]
    along: FoundAxis | None = None
    values: FoundAxis | None = None


def plots_of(tree: _Element) -> list[_Element]:
    """The drawings in a chart, each with its series."""
    area = tree.find(f"{C}chart/{C}plotArea")
    return (
        []
        if area is None
        else [each for each in area if str(each.tag).startswith(C) and str(each.tag).endswith("Chart")]
    )


def found_plot(plot: _Element, series: list[_Element]) -> FoundPlot:
    """What is known of a drawing; series are all of the chart's, in their order."""
    kind = str(plot.tag).removeprefix(C).removesuffix("Chart")
    grouping = said(plot.find(f"{C}grouping"))
    stacking = {"stacked": "stacked", "percentStacked": "share"}.get(grouping, "")
    inside = tuple(number for number, one in enumerate(series) if one.getparent() is plot)
    axes = [axis for name in plot.iterfind(f"{C}axId") if (axis := _axis(plot, said(name))) is not None]
    if len(axes) < 2:
        return FoundPlot(kind, stacking, inside)
    along, values = axes[:2]
    return FoundPlot(kind, stacking, inside, _found(along), _found(values))


def axis_of(tree: _Element, identity: str) -> _Element | None:
    """The axis of a chart that has a number."""
    area = tree.find(f"{C}chart/{C}plotArea")
    axes = [] if area is None else [one for one in area if str(one.tag).removeprefix(C) in _AXES]
    return next((one for one in axes if said(one.find(f"{C}axId")) == identity), None)


def _axis(plot: _Element, identity: str) -> _Element | None:
    return axis_of(plot.getroottree().getroot(), identity)


def _found(axis: _Element) -> FoundAxis:
    scaling, units, code = axis.find(f"{C}scaling"), axis.find(f"{C}dispUnits"), axis.find(f"{C}numFmt")
    named = said(units.find(f"{C}builtInUnit")) if units is not None else ""
    given = finite(said(units.find(f"{C}custUnit"))) if units is not None else None
    is_linked = code is None or is_on(code.get("sourceLinked"))
    return FoundAxis(
        said(axis.find(f"{C}axId")),
        finite(said(scaling.find(f"{C}min"))) if scaling is not None else None,
        finite(said(scaling.find(f"{C}max"))) if scaling is not None else None,
        scaling is not None and scaling.find(f"{C}logBase") is not None,
        # With "auto" PowerPoint takes it for an axis of names where there are some.
        axis.tag == f"{C}dateAx" and not is_said(axis.find(f"{C}auto")),
        _UNITS.get(named, given or 1.0),
        "" if is_linked or code is None else code.get("formatCode", ""),
        not is_said(axis.find(f"{C}delete")) and said(axis.find(f"{C}tickLblPos")) != "none",
    )
