"""How a slide was written, in a form that outlives PowerPoint's and LibreOffice's own rewriting of it.

The writer notes it in the manifest, from the XML that it wrote; the reader asks the same of a file that may have been
edited. So prefixes, the order of attributes, names of parts, ids, defaults and how a color is written make no
difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from deckgen.model.manifest import Looks, SheetRecord
from deckgen.office.drawing_frames import whole
from deckgen.office.file_parts import PartSource
from deckgen.office.paragraph_looks import levels_of
from deckgen.office.plain_paint import Painter, digest
from deckgen.office.shape_looks import ShapeReader
from deckgen.office.slide_sheet import SlideSheet
from deckgen.office.xml_names import P14, P


class SlideLooks:
    """Reads how the slides of one presentation were written. What slides share is read once.

    ValueError where a part of it is damaged, as `PartSource` raises it, or a slide has more shapes than any.
    """

    def __init__(self, parts: PartSource, main: str, built: Sequence[SheetRecord] = ()) -> None:
        """main is the part of the presentation.

        built are the layouts and masters with which the slides were built. Where a theme has other colors or fonts
        since, slides are told as they would be with those, so that what somebody edited on them can be told.
        """
        self._parts, self._main = parts, main
        masters = {one.name: one for one in built if not one.master}
        self._built = {one.name: masters[one.master] for one in built if one.master in masters}
        self._sheets: dict[str, SlideSheet] = {}
        self._pictures: dict[str, str] = {}

    def looks(self, part: str, number: str) -> Looks:
        """How the slide in a part was written; number is the id under which the presentation lists it."""
        sheet = self.sheet_of(part)
        looks = self._reader(part, sheet).looks(self._parts.xml(part))
        return replace(looks, section=self.section(number), layout=sheet.name)

    def sheet_of(self, part: str) -> SlideSheet:
        """What the slide in a part takes from its layout; `sheets` tells the layout from then on."""
        layout = self._parts.first(part, "slideLayout")
        if layout not in self._sheets:
            self._sheets[layout] = SlideSheet(self._parts, layout, self._built)
        return self._sheets[layout]

    def section(self, number: str) -> str:
        """The digest of the title of the section that a slide of a number stands in; "" for none."""
        return digest(self._sections.get(number, ""))

    def sheets(self) -> Iterator[SheetRecord]:
        """The layouts of the slides that were read so far, and their masters."""
        masters: dict[str, str] = {}
        for layout, sheet in self._sheets.items():
            if not sheet.master_part:
                continue
            looks = self._reader(layout, sheet).looks(sheet.layout, is_sheet=True)
            yield SheetRecord(sheet.name, looks, masters.get(sheet.master_part, sheet.name))
            if sheet.master_part not in masters:
                masters[sheet.master_part] = sheet.name
                reader = self._reader(sheet.master_part, sheet)
                looks = reader.looks(sheet.master, is_sheet=True)
                styles = reader.painter.styles(levels_of(sheet.master.find(f"{P}txStyles")))
                yield SheetRecord(sheet.name, looks, styles=styles, colors=sheet.own_colors, fonts=sheet.own_fonts)

    @property
    def size(self) -> tuple[int, ...]:
        """The width and height of the slides, empty where the presentation doesn't say it."""
        size = self._parts.xml(self._main).find(f"{P}sldSz")
        return () if size is None else (whole(size.get("cx"), 0), whole(size.get("cy"), 0))

    def _reader(self, part: str, sheet: SlideSheet) -> ShapeReader:
        """What reads the shapes of a part that takes the rest of its looks from a sheet."""
        relations = {one.identity: one for one in self._parts.relations(part)}
        pictures = {
            one.identity: one.target for one in relations.values() if not one.external and one.kind == "image"
        }
        painter = Painter(sheet.palette, sheet.fonts, lambda identity: self._picture(pictures.get(identity, "")))
        return ShapeReader(self._parts, sheet, painter, relations)

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        """The title of the section of each slide, by the slide's id."""
        return {
            slide.get("id", ""): " ".join(section.get("name", "").split())
            for section in self._parts.xml(self._main).iter(f"{P14}section")
            for slide in section.iter(f"{P14}sldId")
        }

    def _picture(self, part: str) -> str:
        if part not in self._pictures:
            self._pictures[part] = digest(self._parts.read(part)) if part in self._parts.names else ""
        return self._pictures[part]
