"""From the axes of a chart of PowerPoint's to how its values stand along them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.office.attributes import finite, said
from deckgen.office.old_deck.old_series import OldAxis
from deckgen.office.xml_names import C

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALONG = ("catAx", "dateAx", "serAx")


def values_axis(plot: _Element) -> OldAxis:
    """The axis of values; of a scatter plot that of y."""
    axes = axes_of(plot)[1]
    return _axis(axes[0]) if axes else OldAxis()


def x_axis(plot: _Element) -> OldAxis:
    """The axis along x, which may be one of categories."""
    axes = axes_of(plot)[0]
    return _axis(axes[0]) if axes else OldAxis()


def second_axes(plot: _Element, first: _Element) -> set[str]:
    """The ids of axes of values that what is drawn first doesn't stand on, or that stand on the far side.

    first is the chart that is drawn first; a scatter plot stands on two axes of values itself.
    """
    axes = list(plot.iterfind(f"{C}valAx"))
    own = {each.get("val") for each in first.iterfind(f"{C}axId")}
    far = [axis for axis in axes if said(axis.find(f"{C}crosses")) == "max"]
    if len(far) != len(axes) and far:
        return {said(axis.find(f"{C}axId")) for axis in far}
    return {identity for axis in axes if (identity := said(axis.find(f"{C}axId"))) not in own}


def axes_of(plot: _Element) -> tuple[list[_Element], list[_Element]]:
    """The axes along x, and those of values."""
    values = list(plot.iterfind(f"{C}valAx"))
    along = [axis for tag in _ALONG for axis in plot.iterfind(f"{C}{tag}")]
    # Both axes of a scatter plot are axes of values: the first is the one along x.
    return (values[:1], values[1:]) if not along and len(values) > 1 else (along, values)


def _axis(axis: _Element) -> OldAxis:
    scaling = axis.find(f"{C}scaling")
    if scaling is None:
        return OldAxis()
    return OldAxis(
        finite(said(scaling.find(f"{C}min"))),
        finite(said(scaling.find(f"{C}max"))),
        scaling.find(f"{C}logBase") is not None,
        said(scaling.find(f"{C}orientation")) == "maxMin",
    )
