"""What attributes and elements of the XML in a .pptx say, whichever program wrote them."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def whole(element: _Element, name: str) -> int:
    """A whole number in an attribute; 0 where there is none. Some programs write it with decimals."""
    try:
        number = float(element.get(name, "0"))
        return int(number) if abs(number) < 1e12 else 0
    except ValueError:
        return 0


def is_on(words: str | None) -> bool:
    """Whether an attribute says yes."""
    return words in ("1", "true", "on")


def is_off(words: str | None) -> bool:
    """Whether an attribute says no."""
    return words in ("0", "false", "off")


def said(element: _Element | None) -> str:
    """What an element of a chart says; "" where it isn't there."""
    return "" if element is None else element.get("val", "")


def is_said(element: _Element | None) -> bool:
    """Whether an element of a chart is there and says yes, as it does without a word."""
    return element is not None and is_on(element.get("val", "1"))


def finite(words: str) -> float | None:
    """The number that words say; None where they say none, or one without end."""
    try:
        number = float(words)
    except ValueError:
        return None
    return number if isfinite(number) else None
