"""In which formats a chart of PowerPoint's own writes its values: at its points, and in the table under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from deckgen.office.attributes import finite, is_on, is_said
from deckgen.office.xml_names import C

if TYPE_CHECKING:
    from lxml.etree import _Element


def label_codes(series: _Element) -> tuple[str, ...]:
    """The formats in which values of a series are written on its chart; none where no value is."""
    around = series.getparent()
    own = series.find(f"{C}dLbls")
    labels = own if own is not None or around is None else around.find(f"{C}dLbls")
    found = [] if labels is None else list(_codes(labels, value_code(series)))
    if next(series.getroottree().iter(f"{C}dTable"), None) is not None:
        found.append(value_code(series))
    return tuple(dict.fromkeys(code for code in found if code))


def value_code(series: _Element) -> str:
    """The format of the values of a series."""
    codes = (series.find(f"{C}{key}/{C}numRef/{C}numCache/{C}formatCode") for key in ("val", "yVal"))
    return next((code.text for code in codes if code is not None and code.text), "")


def values_of(series: _Element) -> tuple[float, ...]:
    """The values of a series as the file keeps them beside the drawing."""
    held = (point.findtext(f"{C}v") or "" for key in ("val", "yVal") for point in series.iterfind(f"{C}{key}//{C}pt"))
    return tuple(number for words in held if (number := finite(words)) is not None)


def _codes(labels: _Element, of_values: str) -> Iterator[str]:
    """The formats of labels that show values: of all, and of single points that have one of their own."""
    for one in (labels, *labels.iterfind(f"{C}dLbl")):
        code = one.find(f"{C}numFmt")
        if not is_said(one.find(f"{C}showVal")) or one.find(f"{C}tx") is not None:
            continue
        is_linked = code is None or is_on(code.get("sourceLinked"))
        yield of_values if is_linked or code is None else code.get("formatCode", "")
