"""Which words of a slide belong to a chart that PowerPoint draws: its unit, and what stands over it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from deckgen.office.xml_names import C, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHART: Final = f"{C}chart"
_OVER_CHART: Final = re.compile(r" (words|annotation) \d+\b")


def charts_of(tree: _Element) -> list[str]:
    """The names of the charts of a slide."""
    frames = (one for one in tree.iter(f"{P}graphicFrame") if one.find(f".//{_CHART}") is not None)
    return [name_of(one) for one in frames]


def is_of_chart(shape: _Element, charts: Collection[str]) -> bool:
    """Whether a shape belongs to one of the charts of its slide, which have these names."""
    if any(group.find(f"{P}graphicFrame//{_CHART}") is not None for group in shape.iterancestors(f"{P}grpSp")):
        return True
    # What appears after a chart in the show lies over it without a group.
    return any(_OVER_CHART.match(name_of(shape).removeprefix(chart)) for chart in charts)


def name_of(shape: _Element) -> str:
    """The name of a shape in PowerPoint's selection pane."""
    named = next(shape.iter(f"{P}cNvPr"), None)
    return "" if named is None else named.get("name", "")
