"""What attributes of the XML in a .pptx say, whichever program wrote them."""

from __future__ import annotations

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
