"""The properties of the file: title, author, date, language and how many slides, all of them the deck's own.

Libraries and templates leave other people's names and dates there, which "Properties" would show to everybody.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.page import Document
from deckgen.writers.pptx.markup import HEAD
from deckgen.writers.pptx.package import CORE_PROPERTIES, Package
from deckgen.writers.xml_words import words

_CORE_NAMESPACES: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def write(package: Package, document: Document) -> None:
    """Adds docProps/core.xml and docProps/app.xml. Properties that the document leaves empty are left out."""
    core = package.add(
        "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", _core(document)
    )
    package.relations.add(CORE_PROPERTIES, core)
    app = package.add("docProps/app.xml", "extended-properties+xml", _app(document))
    package.relations.add("extended-properties", app)


def _core(document: Document) -> str:
    # The date of the deck, not the time of the build: the same deck must give the same bytes.
    stamp = f"{document.date[:10]}T00:00:00Z"
    values = {
        "dc:title": document.title,
        "dc:subject": document.subject,
        "dc:creator": document.author,
        "cp:lastModifiedBy": document.author,
        "cp:revision": "1",
        "dc:language": document.language,
    }
    fields = "".join(f"<{name}>{words(value)}</{name}>" for name, value in values.items() if value)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{words(stamp)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"{HEAD}<cp:coreProperties {_CORE_NAMESPACES}>{fields}{dates}</cp:coreProperties>"


def _app(document: Document) -> str:
    notes = sum(any(paragraph.text for paragraph in page.notes) for page in document.pages)
    hidden = sum(page.hidden for page in document.pages)
    return (
        f'{HEAD}<Properties xmlns="{_EXTENDED}"><TotalTime>0</TotalTime><Application>deckgen</Application>'
        f"<PresentationFormat>On-screen Show</PresentationFormat><Slides>{len(document.pages)}</Slides>"
        f"<Notes>{notes}</Notes><HiddenSlides>{hidden}</HiddenSlides></Properties>"
    )
