"""What a shape of an old deck is filled with and outlined with: its own filling, or that of its style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckgen.office.attributes import is_on, whole
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# A filling of which less than this is opaque lets what lies under it be seen.
_THROUGH = 0.5


def is_drawn(element: _Element) -> bool:
    """Whether a shape has an outline or a filling that shows."""
    return element.find(f"{P}spPr") is not None and (_is_outlined(element) or is_filled(element))


def is_filled(element: _Element) -> bool:
    """Whether a shape has a filling, be it that of its style or of the ground of the slide."""
    own = [one.tag for one in element.iterfind(f"{P}spPr/*") if one.tag.endswith("Fill")]
    is_ground = is_on(element.get("useBgFill"))
    return f"{A}noFill" not in own if own else is_ground or of_style(element, "fillRef") is not None


def covers(element: _Element) -> bool:
    """Whether the filling of a shape lets so little through that what lies under it can't be told."""
    shares = [whole(one, "val") / 100_000 for one in element.iterfind(f"{P}spPr/{A}solidFill//{A}alpha")]
    return is_filled(element) and min(shares, default=1.0) > _THROUGH


def filling_of(element: _Element) -> _Element | None:
    """What says in which color a shape is filled; None where it isn't, or with no color."""
    own = [one for one in element.iterfind(f"{P}spPr/*") if one.tag.endswith("Fill")]
    return (own[0] if own else of_style(element, "fillRef")) if is_filled(element) else None


def drawn_with(element: _Element) -> Iterator[_Element]:
    """What says in which colors a shape is filled and outlined."""
    filling = filling_of(element)
    yield from [] if filling is None else [filling]
    if _is_outlined(element):
        own = [one for one in element.iterfind(f"{P}spPr/{A}ln/*") if one.tag.endswith("Fill")]
        reference = of_style(element, "lnRef")
        yield from own or ([] if reference is None else [reference])


def _is_outlined(element: _Element) -> bool:
    """Whether a shape has an outline of its own, or of its style."""
    is_outlined = of_style(element, "lnRef") is not None
    for line in element.iterfind(f"{P}spPr/{A}ln"):
        fills = [fill.tag for fill in line if fill.tag.endswith("Fill")]
        is_outlined = f"{A}noFill" not in fills and (is_outlined or bool(fills))
    return is_outlined


def of_style(element: _Element, name: str) -> _Element | None:
    """What the style of a shape says under a name, such as "fillRef"; None where it says nothing."""
    reference = element.find(f"{P}style/{A}{name}")
    return None if reference is None or not whole(reference, "idx") else reference
