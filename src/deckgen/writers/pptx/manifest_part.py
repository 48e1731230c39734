"""The manifest as a part of the file, so that later builds can be compared with it.

It is stored as "custom XML", which PowerPoint keeps when somebody edits and saves the deck, as long as the
presentation relates to the part and the part has a properties part that names it (ECMA-376 part 1, 15.2.5 and
15.2.6). All other parts that it doesn't know are gone after the first save, and so are such elements in its own
parts. PowerPoint's "Inspect Document" lists it as "Custom XML Data" and can take it out.

How each slide was written is noted in it from the slides' own XML, by what reads that again later
(office/slide_looks.py).

Beside the manifest stands the file's seal, by which the next build knows whether anybody has changed the file since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from deckgen.model.ledger import Ledger
from deckgen.model.manifest import EDITED, FORM, NAMESPACE, Manifest, to_json
from deckgen.model.manifest_size import in_sections, with_looks
from deckgen.model.page import Page
from deckgen.office.file_parts import WrittenParts
from deckgen.office.known_looks import KnownLooks
from deckgen.office.seal import PLACE
from deckgen.office.slide_looks import SlideLooks
from deckgen.writers.pptx.markup import HEAD, guid
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.pptx.presentation import FIRST_SLIDE_ID, NAME
from deckgen.writers.xml_words import words

CUSTOM_XML: Final = "customXml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def write(
    package: Package, presentation: Relations, manifest: Manifest, pages: Mapping[str, Page], ledger: Ledger | None
) -> None:
    """Adds a manifest to the package, in which all other parts about slides must be.

    presentation: the relationships of the presentation part.
    pages: the slides in order, by the names of their parts. Of one that was carried over from an earlier file, the
        manifest has what stood there when deckgen built it, but for the section, which is that of this file; where
        it was edited, the file is marked as edited.
    ledger: what is known of how slides were written in the last build.
    """
    parts = WrittenParts(package.parts)
    written = SlideLooks(parts, NAME) if ledger is None else KnownLooks(parts, NAME, ledger)
    looks, sections = {}, {}
    for number, (part, page) in enumerate(pages.items(), FIRST_SLIDE_ID):
        if page.carried is None:
            looks[page.name] = written.looks(part, str(number))
        else:
            sections[page.name] = written.section(str(number))
    told = to_json(with_looks(in_sections(manifest, sections), looks, tuple(written.sheets()), written.size))
    is_edited = any(page.carried is not None and not page.carried.is_frozen for page in pages.values())
    mark = f' {EDITED}="1"' if is_edited else ""
    name = package.free_name("customXml/item", "xml")
    properties = package.free_name("customXml/itemProps", "xml")
    relations = Relations(name)
    relations.add(f"{CUSTOM_XML}Props", properties)
    presentation.add(CUSTOM_XML, package.add_sealing(name, "application/xml", manifest_xml(told, mark), relations))
    package.add(properties, "customXmlProperties+xml", properties_xml())


def manifest_xml(manifest: str, mark: str = "") -> str:
    """The part of a manifest (JSON), with a place for the seal; mark is a further attribute of its element."""
    return f'{HEAD}<manifest xmlns="{NAMESPACE}" form="{FORM}" seal="{PLACE}"{mark}>{words(manifest)}</manifest>'


def properties_xml() -> str:
    """The part that says what the manifest's part is."""
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{guid(NAMESPACE)}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
