"""What a slide takes from its layout, its master and their theme: colors, fonts, and where placeholders stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from deckgen.model.manifest import SheetRecord
from deckgen.office.drawing_colors import Palette, palette_of
from deckgen.office.drawing_frames import box_of
from deckgen.office.file_parts import PartSource, parsed_xml
from deckgen.office.xml_names import A, P

if TYPE_CHECKING:
    from lxml.etree import _Element

# A title is a title, whatever kind of slide it stands on.
_ALIKE: Final = {"ctrTitle": "title", "": "obj"}


class SlideSheet:
    """What slides take from one layout.

    name: the name of the layout.
    layout, master: their XML; master_part is the name of the part of the master, "" where there is none.

    palette, fonts: those with which the slides were built, else those of the file.
    own_colors, own_fonts: those of the file.
    """

    def __init__(self, parts: PartSource, layout: str, built: Mapping[str, SheetRecord]) -> None:
        """parts are those of the presentation, layout is the part of the layout, "" for none.

        built are the masters with which slides were built, by the names of their layouts."""
        master_name = parts.first(layout, "slideMaster") if layout else ""
        names = (layout, master_name, parts.first(master_name, "theme") if master_name else "")
        below, master, look = (
            parts.xml(name) if name in parts.names else parsed_xml(name, b"<lost/>") for name in names
        )
        self.layout, self.master, self.master_part = below, master, master_name if master_name in parts.names else ""
        held = below.find(f"{P}cSld")
        self.name = held.get("name", "") if held is not None else ""
        own = palette_of(look, master, below)
        self.own_colors, self.own_fonts = dict(own.slots), dict[str, str]()
        for short, kind in (("+mj", "majorFont"), ("+mn", "minorFont")):
            for face, letters in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")):
                found = look.find(f".//{A}{kind}/{A}{face}")
                self.own_fonts[f"{short}-{letters}"] = found.get("typeface", "") if found is not None else ""
        before = built.get(self.name)
        self.palette = Palette(before.colors, own.names) if before is not None else own
        self.fonts = before.fonts if before is not None else self.own_fonts
        self._places = [_places(sheet) for sheet in (below, master)]

    def place(self, holder: _Element) -> tuple[int, int, int, int] | None:
        """Where a placeholder stands that doesn't say it itself; holder is its p:ph."""
        kind, index = _kind(holder), holder.get("idx", "0")
        below, master = self._places
        held = below.get((kind, index)) or next((box for (_, at), box in below.items() if at == index != "0"), None)
        return held or next((box for (one, _), box in (*below.items(), *master.items()) if one == kind), None)


def _kind(holder: _Element) -> str:
    kind = holder.get("type", "")
    return _ALIKE.get(kind, kind)


def _places(sheet: _Element) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """Where the placeholders of a sheet stand, by their kinds and numbers."""
    made: dict[tuple[str, str], tuple[int, int, int, int]] = {}
    for shape in sheet.iter(f"{P}sp"):
        holder, place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}spPr/{A}xfrm")
        if holder is not None and place is not None:
            made.setdefault((_kind(holder), holder.get("idx", "0")), box_of(place, "off", "ext"))
    return made
