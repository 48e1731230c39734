"""The presentation part, which lists masters, slides and sections in order, and the small parts that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from deckgen.model.geometry import Emu
from deckgen.model.page import Document
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import HEAD, NAMESPACES, A, guid
from deckgen.writers.pptx.notes_part import NOTES_SIZE
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.table_frame import NO_STYLE
from deckgen.writers.xml_words import attribute

# Ids of slides are 256 to 2^31 - 1 (ECMA-376, ST_SlideId).
FIRST_SLIDE_ID: Final = 256
NAME: Final = "ppt/presentation.xml"
TABLE_STYLES: Final = f'{HEAD}<a:tblStyleLst xmlns:a="{A}" def="{NO_STYLE}"/>'
# The slide's size that PowerPoint calls "On-screen Show (4:3)", in EMU.
_FOUR_TO_THREE: Final = (9_144_000, 6_858_000)


def write(
    package: Package,
    document: Document,
    slides: Sequence[str],
    foundation: Foundation,
    size: tuple[Emu, Emu],
) -> Relations:
    """Adds the presentation part and gives its relationships, to which more may be added.

    slides: the names of the slides' parts, in order.
    size: width and height of a slide.
    """
    relations = Relations(NAME)
    masters = _masters(foundation, relations)
    listed = "".join(
        f'<p:sldId id="{number}" r:id="{relations.add("slide", name)}"/>'
        for number, name in enumerate(slides, FIRST_SLIDE_ID)
    )
    width, height = map(int, size)
    preset = ' type="screen4x3"' if (width, height) == _FOUR_TO_THREE else ""
    _small_parts(package, relations, foundation)
    embedded = ' embedTrueTypeFonts="1"' if foundation.fonts else ""
    # The order of the lists is the schema's, and PowerPoint repairs a file that has another.
    xml = (
        f'{HEAD}<p:presentation {NAMESPACES}{embedded} saveSubsetFonts="1" autoCompressPictures="0">'
        f"{masters}{f'<p:sldIdLst>{listed}</p:sldIdLst>' if listed else ''}"
        f'<p:sldSz cx="{width}" cy="{height}"{preset}/><p:notesSz cx="{NOTES_SIZE[0]}" cy="{NOTES_SIZE[1]}"/>'
        f"{_fonts(foundation, relations)}{foundation.text_style}{_sections(document)}</p:presentation>"
    )
    package.add(NAME, "presentationml.presentation.main+xml", xml, relations)
    package.relations.add("officeDocument", NAME)
    return relations


def _masters(foundation: Foundation, relations: Relations) -> str:
    """The lists of slide masters, of the notes master and, where there is one, of the handout master."""
    masters = "".join(
        f'<p:sldMasterId id="{master.id}" r:id="{relations.add("slideMaster", master.part)}"/>'
        for master in foundation.masters
    )
    # Keynote shows no notes where the notes master isn't listed here.
    notes = f'<p:notesMasterId r:id="{relations.add("notesMaster", foundation.notes_master)}"/>'
    lists = f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:notesMasterIdLst>{notes}</p:notesMasterIdLst>"
    if foundation.handout_master:
        identity = relations.add("handoutMaster", foundation.handout_master)
        lists += f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{identity}"/></p:handoutMasterIdLst>'
    return lists


def _small_parts(package: Package, relations: Relations, foundation: Foundation) -> None:
    """Adds the parts that PowerPoint expects of every presentation: its properties, views, table styles and theme."""
    properties = f"{HEAD}<p:presentationPr {NAMESPACES}/>"
    view = f"{HEAD}<p:viewPr {NAMESPACES}/>"
    relations.add("presProps", package.add("ppt/presProps.xml", "presentationml.presProps+xml", properties))
    relations.add("viewProps", package.add("ppt/viewProps.xml", "presentationml.viewProps+xml", view))
    styles = package.add("ppt/tableStyles.xml", "presentationml.tableStyles+xml", foundation.table_styles)
    relations.add("tableStyles", styles)
    relations.add("theme", foundation.theme)


def _fonts(foundation: Foundation, relations: Relations) -> str:
    """The list of embedded fonts; "" where there is none."""
    fonts = "".join(
        f"<p:embeddedFont>{font.font}"
        + "".join(f'<p:{face} r:id="{relations.add("font", part)}"/>' for face, part in font.faces)
        + "</p:embeddedFont>"
        for font in foundation.fonts
    )
    return f"<p:embeddedFontLst>{fonts}</p:embeddedFontLst>" if fonts else ""


def _sections(document: Document) -> str:
    """PowerPoint's sections, an extension of its own: neighbouring slides of the same section title together.

    PowerPoint repairs a file whose sections don't hold every slide exactly once, so slides without a section stand
    under the deck's title.
    """
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
