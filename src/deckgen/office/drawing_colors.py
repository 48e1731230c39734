"""Colors and fills of DrawingML, as SVG paints them.

A color names a slot of the theme, or is one by itself, and may be changed: made lighter, darker, or let through what
is behind it.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEX: Final = re.compile("[0-9A-Fa-f]{6}")
# The names of colors that templates use; of the others that DrawingML knows, grey is shown.
_NAMED: Final = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "green": "008000"}
_UNKNOWN: Final = "808080"
_WHOLE: Final = 100_000


class Paint(Struct, frozen=True):
    """A color, hex without '#', and how much of what is behind it is hidden, 0 to 1."""

    color: str
    opacity: float = 1.0


class Palette(Struct, frozen=True):
    """The colors of a theme by their slots (dk1, accent1 …), and which slot each name of a slide means."""

    slots: Mapping[str, str]
    names: Mapping[str, str]

    def paint(self, holder: _Element | None, own: Paint | None = None) -> Paint | None:
        """The color in an element that holds one, such as a:solidFill; own is what `phClr` means there."""
        if holder is None:
            return None
        found = next((one for one in holder if _local(one).endswith("Clr")), None)
        return None if found is None else self.color(found, own)

    def color(self, element: _Element, own: Paint | None = None) -> Paint:
        """The color that an element is, such as a:schemeClr; own is what `phClr` means there."""
        return _changed(element, self._base(element, own))

    def _base(self, element: _Element, own: Paint | None) -> Paint:
        value = element.get("val", "")
        match _local(element):
            case "srgbClr":
                return Paint(value.upper() if _HEX.fullmatch(value) else _UNKNOWN)
            case "sysClr":
                last = element.get("lastClr", "")
                return Paint(last.upper() if _HEX.fullmatch(last) else _UNKNOWN)
            case "prstClr":
                return Paint(_NAMED.get(value, _UNKNOWN))
            case "schemeClr" if value == "phClr":
                return own or Paint(_UNKNOWN)
            case "schemeClr":
                return Paint(self.slots.get(self.names.get(value, value), _UNKNOWN))
            case _:
                return Paint(_UNKNOWN)


def palette_of(theme: _Element, master: _Element, layout: _Element) -> Palette:
    """The colors of a theme, and which of them each name means on a layout."""
    names = _attributes(master.find(f"{P}clrMap"))
    names |= _attributes(layout.find(f"{P}clrMapOvr/{A}overrideClrMapping"))
    colors = theme.find(f".//{A}clrScheme")
    plain = Palette({}, {})
    slots = {
        str(slot.tag).removeprefix(A): paint.color
        for slot in (colors if colors is not None else ())
        if (paint := plain.paint(slot)) is not None
    }
    return Palette(slots, names)


def _attributes(element: _Element | None) -> dict[str, str]:
    return {} if element is None else {str(name): str(value) for name, value in element.attrib.items()}


def _changed(element: _Element, base: Paint) -> Paint:
    """A color after the changes that its element asks for, in their order."""
    red, green, blue = (int(base.color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    opacity = base.opacity
    for change in element:
        share = share_of(change.get("val"), 1.0)
        hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
        match _local(change):
            case "alpha":
                opacity = share
            case "lumMod":
                red, green, blue = colorsys.hls_to_rgb(hue, _bounded(light * share), strength)
            case "lumOff":
                red, green, blue = colorsys.hls_to_rgb(hue, _bounded(light + share), strength)
            case "satMod":
                red, green, blue = colorsys.hls_to_rgb(hue, light, _bounded(strength * share))
            case "shade":
                red, green, blue = red * share, green * share, blue * share
            case "tint":
                red, green, blue = (1 - (1 - part) * share for part in (red, green, blue))
            case _:
                pass
    return Paint("".join(f"{round(_bounded(part) * 255):02X}" for part in (red, green, blue)), _bounded(opacity))


def share_of(words: str | None, otherwise: float) -> float:
    """A share in thousandths of a percent, or with a percent sign, as a number; `otherwise` where it is none."""
    match = re.fullmatch(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(%?)", words or "")
    if match is None:
        return otherwise
    return float(match[1]) / (100 if match[2] else _WHOLE)


def _bounded(share: float) -> float:
    return max(0.0, min(1.0, share))


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
