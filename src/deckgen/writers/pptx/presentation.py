"""The presentation part: which masters, slides and sections the file has, in order; and the small parts around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from deckgen.model.geometry import Emu
from deckgen.model.page import Document
from deckgen.writers.pptx import custom
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import HEAD, NAMESPACES, A, attribute, guid
from deckgen.writers.pptx.notes_part import NOTES_SIZE
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.table_frame import NO_STYLE

FIRST_SLIDE_ID: Final = 256
NAME: Final = "ppt/presentation.xml"
TABLE_STYLES: Final = f'{HEAD}<a:tblStyleLst xmlns:a="{A}" def="{NO_STYLE}"/>'
_FOUR_TO_THREE: Final = (9_144_000, 6_858_000)


def write(
    package: Package,
    document: Document,
    slides: Sequence[str],
    foundation: Foundation,
    size: tuple[Emu, Emu],
    manifest: str = "",
) -> None:
    """Adds the presentation part; slides are the names of the slides' parts in order, size the slides' size."""
    relations = Relations(NAME)
    masters = "".join(
        f'<p:sldMasterId id="{master.id}" r:id="{relations.add("slideMaster", master.part)}"/>'
        for master in foundation.masters
    )
    # The order is the schema's; Keynote shows no notes where the notes master isn't listed here.
    notes = f'<p:notesMasterId r:id="{relations.add("notesMaster", foundation.notes_master)}"/>'
    handout = ""
    if foundation.handout_master:
        identity = relations.add("handoutMaster", foundation.handout_master)
        handout = f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{identity}"/></p:handoutMasterIdLst>'
    listed = "".join(
        f'<p:sldId id="{number}" r:id="{relations.add("slide", name)}"/>'
        for number, name in enumerate(slides, FIRST_SLIDE_ID)
    )
    width, height = map(int, size)
    shape = ' type="screen4x3"' if (width, height) == _FOUR_TO_THREE else ""
    _small_parts(package, relations, foundation)
    embedded = ' embedTrueTypeFonts="1"' if foundation.fonts else ""
    xml = (
        f'{HEAD}<p:presentation {NAMESPACES}{embedded} saveSubsetFonts="1" autoCompressPictures="0">'
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:notesMasterIdLst>{notes}</p:notesMasterIdLst>{handout}"
        f"{f'<p:sldIdLst>{listed}</p:sldIdLst>' if listed else ''}"
        f'<p:sldSz cx="{width}" cy="{height}"{shape}/><p:notesSz cx="{NOTES_SIZE[0]}" cy="{NOTES_SIZE[1]}"/>'
        f"{_fonts(foundation, relations)}{foundation.text_style}{_sections(document)}</p:presentation>"
    )
    if manifest:
        custom.write(package, relations, manifest)
    package.add(NAME, "presentationml.presentation.main+xml", xml, relations)
    package.relations.add("officeDocument", NAME)


def _small_parts(package: Package, relations: Relations, foundation: Foundation) -> None:
    """The parts that PowerPoint looks for beside the presentation."""
    properties = f"{HEAD}<p:presentationPr {NAMESPACES}/>"
    view = f"{HEAD}<p:viewPr {NAMESPACES}/>"
    relations.add("presProps", package.add("ppt/presProps.xml", "presentationml.presProps+xml", properties))
    relations.add("viewProps", package.add("ppt/viewProps.xml", "presentationml.viewProps+xml", view))
    styles = package.add("ppt/tableStyles.xml", "presentationml.tableStyles+xml", foundation.table_styles)
    relations.add("tableStyles", styles)
    relations.add("theme", foundation.theme)


def _fonts(foundation: Foundation, relations: Relations) -> str:
    fonts = "".join(
        f"<p:embeddedFont>{font.font}"
        + "".join(f'<p:{face} r:id="{relations.add("font", part)}"/>' for face, part in font.faces)
        + "</p:embeddedFont>"
        for font in foundation.fonts
    )
    return f"<p:embeddedFontLst>{fonts}</p:embeddedFontLst>" if fonts else ""


def _sections(document: Document) -> str:
    """PowerPoint's sections: every slide in exactly one, neighbours of one title together."""
    if not document.pages:
        return ""
    numbered = enumerate(document.pages, FIRST_SLIDE_ID)
    groups = groupby(numbered, key=lambda item: item[1].section or document.title or "Default")
    sections = "".join(
        _section(place, title, (number for number, _ in pages)) for place, (title, pages) in enumerate(groups)
    )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{sections}</p14:sectionLst></p:ext>'
        "</p:extLst>"
    )


def _section(place: int, title: str, slides: Iterable[int]) -> str:
    listed = "".join(f'<p14:sldId id="{number}"/>' for number in slides)
    identity = guid(f"section/{place}/{title}")
    return (
        f'<p14:section name="{attribute(title)}" id="{identity}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
    )
