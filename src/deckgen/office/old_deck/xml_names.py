"""The namespaces of the XML in a .pptx (ISO 29500), as lxml writes them before names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CX: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
P14: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


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
