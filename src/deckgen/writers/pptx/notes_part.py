"""Notes pages: the speaker's words for each slide, and the notes master that such pages stand on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from deckgen.model.brand import Brand
from deckgen.model.geometry import Box, Emu
from deckgen.model.language import runs_leftwards
from deckgen.model.page import Page
from deckgen.writers.pptx import theme
from deckgen.writers.pptx.foundation import Foundation
from deckgen.writers.pptx.markup import GROUP, HEAD, NAMESPACES, NUMBER_FIELD, xfrm
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.text_body import Links, TextWriter
from deckgen.writers.xml_words import attribute

# A notes page is 7.5 by 10 inches, upright. The places on it, in EMU, are those of PowerPoint's own notes master.
NOTES_SIZE: Final = (6_858_000, 9_144_000)
_IMAGE_BOX: Final = Box(Emu(685_800), Emu(1_143_000), Emu(5_486_400), Emu(3_086_100))
_WORDS_BOX: Final = Box(Emu(685_800), Emu(4_400_550), Emu(5_486_400), Emu(3_600_450))
_NUMBER_BOX: Final = Box(Emu(3_884_613), Emu(8_685_213), Emu(2_971_800), Emu(458_787))
_BODY: Final = '<a:bodyPr vert="horz" lIns="91440" tIns="45720" rIns="91440" bIns="45720" rtlCol="0"'
_FRAME: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_THIN: Final = '<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>'


def write(
    page: Page,
    slide: str,
    package: Package,
    foundation: Foundation,
    text_writer: TextWriter,
    slides: Mapping[str, str],
) -> str:
    """Adds the notes page of a slide and gives the name of its part.

    slide is the name of the slide's part; slides are the parts of all slides by the ids that links jump to.
    """
    name = package.free_name("ppt/notesSlides/notesSlide", "xml")
    relations = Relations(name)
    # PowerPoint repairs a notes page that doesn't belong to one notes master and to its slide.
    relations.add("notesMaster", foundation.notes_master)
    relations.add("slide", slide)
    text = text_writer.notes(page.notes, Links(relations, slides))
    return package.add(
        name,
        "presentationml.notesSlide+xml",
        f"{HEAD}<p:notes {NAMESPACES}><p:cSld><p:spTree>{GROUP}<p:sp>{_image()}<p:spPr/></p:sp>"
        f"<p:sp>{_place(3, 'Notes Placeholder 2', 'body', 1)}<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{text}"
        "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        relations,
    )


def write_master(package: Package, brand: Brand, language: str) -> str:
    """Adds a notes master and gives the name of its part. The format wants a theme of its own for each master."""
    name = package.free_name("ppt/notesMasters/notesMaster", "xml")
    relations = Relations(name)
    relations.add("theme", theme.write(package, brand))
    lang = f'lang="{attribute(language)}"'
    image = f"<p:sp>{_image(2)}<p:spPr>{xfrm(_IMAGE_BOX)}{_FRAME}{_THIN}</p:spPr></p:sp>"
    body = (
        f"<p:sp>{_place(3, 'Notes Placeholder 2', 'body', 3)}<p:spPr>{xfrm(_WORDS_BOX)}{_FRAME}</p:spPr>"
        f'<p:txBody>{_BODY}/><a:lstStyle/><a:p><a:pPr lvl="0"/><a:r><a:rPr {lang}/><a:t>Notes</a:t></a:r>'
        "</a:p></p:txBody></p:sp>"
    )
    number = (
        f"<p:sp>{_place(4, 'Slide Number Placeholder 3', 'sldNum', 5)}<p:spPr>{xfrm(_NUMBER_BOX)}{_FRAME}</p:spPr>"
        f'<p:txBody>{_BODY} anchor="b"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr>'
        f'</a:lstStyle><a:p><a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr {lang}/><a:t>‹#›</a:t></a:fld>'
        "</a:p></p:txBody></p:sp>"
    )
    levels = "".join(_level(number, language) for number in range(1, 10))
    background = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    shapes = f"<p:spTree>{GROUP}{image}{body}{number}</p:spTree>"
    return package.add(
        name,
        "presentationml.notesMaster+xml",
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{background}{shapes}</p:cSld>"
        f"{theme.COLOR_MAP}<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>",
        relations,
    )


def _image(index: int = 0) -> str:
    """The place of the slide's picture, which PowerPoint paints by itself."""
    return _place(2, "Slide Image Placeholder 1", "sldImg", index, ' noRot="1" noChangeAspect="1"')


def _place(number: int, name: str, kind: str, index: int, locks: str = "") -> str:
    """The non-visual properties of a placeholder: number is the shape's id, index the placeholder's (0 for none)."""
    idx = f' idx="{index}"' if index else ""
    return (
        f'<p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{idx}/></p:nvPr></p:nvSpPr>'
    )


def _level(number: int, language: str) -> str:
    """The look of one level of list in notes, 1 to 9: 12 points, indented by a quarter of an inch a level."""
    direction = (
        'algn="r" defTabSz="914400" rtl="1"' if runs_leftwards(language) else 'algn="l" defTabSz="914400" rtl="0"'
    )
    return (
        f'<a:lvl{number}pPr marL="{228_600 * (number - 1)}" {direction} eaLnBrk="1" '
        'latinLnBrk="0" hangingPunct="1"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:defRPr sz="1200" kern="1200">'
        '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )
