"""Fills a talk that somebody made by hand: words for names, data for charts, pictures in the place of shapes.

It runs in the process that reads somebody's bytes: values in, bytes out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from deckgen.model.manifest import NAMESPACE, TALK
from deckgen.office.seal import PLACE, seal
from deckgen.office.talk_words import holes, pieces
from deckgen.writers.pptx.chart_filling import ChartFill, fill_chart
from deckgen.writers.pptx.edited_package import EditedPackage, listed
from deckgen.writers.pptx.manifest_part import CUSTOM_XML, manifest_xml, properties_xml
from deckgen.writers.pptx.markup import A
from deckgen.writers.pptx.package import OFFICE_TYPE
from deckgen.writers.pptx.picture_filling import PictureFill, fill_picture
from deckgen.writers.pptx.selfcheck import flaws
from deckgen.writers.xml_words import legal

if TYPE_CHECKING:
    from lxml.etree import _Element

_A: Final = f"{{{A}}}"
# Words that a flaw names, which are others once they are filled.
_QUOTED: Final = re.compile("'.*'")


class TextFill(Struct, frozen=True):
    """Words for each of the `{{ names }}` of a paragraph, in their order; it is the paragraph-th of its part.

    is_property: it is no paragraph but an element of the file's properties.
    """

    part: str
    paragraph: int
    words: tuple[str, ...]
    is_property: bool = False


class Filling(Struct, frozen=True):
    """What is filled in.

    date, author: what the properties of the workbooks of charts say; the date is ISO 8601.
    """

    texts: tuple[TextFill, ...]
    charts: tuple[ChartFill, ...]
    pictures: tuple[PictureFill, ...]
    date: str
    author: str


class Filled(Struct, frozen=True):
    """The bytes of a copy, and what is wrong with its structure that isn't wrong with the file it was made of."""

    data: bytes
    flaws: tuple[str, ...]


def fill(data: bytes, filling: Filling) -> Filled:
    """The file with all of it filled in. All parts that hold nothing of it are as they were, byte for byte."""
    package = EditedPackage(data)
    by_part: dict[str, list[TextFill]] = {}
    for text in filling.texts:
        by_part.setdefault(text.part, []).append(text)
    for part, texts in by_part.items():
        # All paragraphs are found before any is changed.
        are_properties = texts[0].is_property
        places = list(package.tree(part).iter("*" if are_properties else f"{_A}p"))
        for text in texts:
            (_fill_property if are_properties else _fill_paragraph)(places[text.paragraph], text.words)
    for chart in filling.charts:
        fill_chart(package, chart, filling.date, filling.author)
    for picture in filling.pictures:
        fill_picture(package, picture)
    made = package.zipped()
    before = {_QUOTED.sub("''", one) for one in flaws(data)}
    return Filled(made, tuple(one for one in flaws(made) if _QUOTED.sub("''", one) not in before))


def seal_filled(data: bytes, manifest: str, talk: str) -> bytes:
    """The file with its manifest (JSON) and its seal, by which it is known as it was filled, and its talk's mark."""
    package = EditedPackage(data)
    related = package.related("")
    main = next(name for kind, name in related.values() if kind == "officeDocument")
    name = _manifest_part(package, main)
    xml = manifest_xml(manifest, f' {TALK}="{talk}"')
    package.put(name, xml.encode())
    others = [one for one in listed(package.entries()) if one[0] != name]
    package.put(name, xml.replace(PLACE, seal(others), 1).encode())
    return package.zipped()


def _manifest_part(package: EditedPackage, main: str) -> str:
    """The part for the manifest: the one that a file built by deckgen has, or a new one."""
    for kind, name in package.related(main).values():
        if kind == CUSTOM_XML and name in package and package.tree(name).tag == f"{{{NAMESPACE}}}manifest":
            return name
    name = package.free_name("customXml/item", "xml")
    properties = package.free_name("customXml/itemProps", "xml")
    package.put(name, b"<manifest/>")
    package.put(properties, properties_xml().encode())
    package.declare(name, "application/xml")
    package.declare(properties, f"{OFFICE_TYPE}customXmlProperties+xml")
    package.relate(name, f"{CUSTOM_XML}Props", properties)
    package.relate(main, CUSTOM_XML, name)
    return name


def _fill_paragraph(paragraph: _Element, given: tuple[str, ...]) -> None:
    """Put words in the place of the names of a paragraph.

    They stand in the run in which the name begins, and so look as it does. Runs that are left empty go.
    """
    held = pieces(paragraph)
    found = holes("".join(text for _, text in held))
    start = 0
    for element, text in held:
        kept = []
        for at, letter in enumerate(text, start):
            number = next((n for n, hole in enumerate(found) if hole.start() <= at < hole.end()), None)
            if number is None:
                kept.append(letter)
            elif at == found[number].start(1) + _blanks_before(found[number][1]):
                kept.append(legal(given[number]))
        start += len(text)
        if (new := "".join(kept)) != text:
            _replace(element, new)


def _fill_property(element: _Element, given: tuple[str, ...]) -> None:
    """Put words in the place of the names in a property of the file."""
    words = element.text or ""
    for hole, said in reversed(list(zip(holes(words), given, strict=True))):
        words = words[: hole.start()] + legal(said) + words[hole.end() :]
    element.text = words


def _blanks_before(name: str) -> int:
    """Where a name begins between its braces."""
    return len(name) - len(name.lstrip()) if name.strip() else 0


def _replace(element: _Element, text: str) -> None:
    """Give a piece of a paragraph other words; a run without any goes, and so does a line break in a name."""
    if text and element.tag == f"{_A}t":
        element.text = text
        return
    gone = element if element.tag == f"{_A}br" else element.getparent()
    around = gone.getparent() if gone is not None else None
    if gone is not None and around is not None:
        around.remove(gone)
