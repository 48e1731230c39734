"""The colors of a theme, by their own names and by those that a master, a layout or a slide has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.office.drawing_colors import Palette
from deckgen.office.old_deck.deck_parts import DeckFile
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# What the names mean where a master says nothing.
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
COLORS = (f"{A}srgbClr", f"{A}schemeClr", f"{A}sysClr", f"{A}prstClr")


def palette_on(master: str, file: DeckFile, *sheets: _Element | None) -> Palette:
    """The colors of a master's theme, with what their names mean on sheets, of which the nearest comes first."""
    theme = file.first(master, "theme") if master else ""
    plain, names = Palette({}, {}), dict(_USUAL)
    entries = file.xml(theme).iterfind(f"{A}themeElements/{A}clrScheme/*") if theme else ()
    slots = {str(entry.tag).removeprefix(A): paint.color for entry in entries if (paint := plain.paint(entry))}
    maps = [sheet.find(f"{P}clrMapOvr/{A}overrideClrMapping") for sheet in reversed(sheets) if sheet is not None]
    for said in (file.xml(master).find(f"{P}clrMap") if master else None, *maps):
        names.update({} if said is None else {str(name): str(slot) for name, slot in said.attrib.items()})
    return Palette(slots, names)


def theme_colors(master: str, file: DeckFile) -> dict[str, str]:
    """The colors as six digits; none where a master has no theme."""
    palette = palette_on(master, file)
    known = {name: palette.slots[slot] for name, slot in palette.names.items() if slot in palette.slots}
    return {**palette.slots, **known}


def digits_of(color: _Element | None, palette: Palette) -> str:
    """The six digits of a color, or of the first one in a filling; "" where there is none that the theme knows.

    Of a gradient the first color stands for all.
    """
    found = None if color is None else next(color.iter(*COLORS), None)
    if found is None:
        return ""
    name = found.get("val", "") if found.tag == f"{A}schemeClr" else ""
    is_known = not name or palette.names.get(name, name) in palette.slots
    return palette.color(found).color if is_known else ""
