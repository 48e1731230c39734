"""The manifest as a part of the file, so that later builds can be compared with it.

It is stored as "custom XML", which PowerPoint keeps when somebody edits and saves the deck, as long as the
presentation relates to the part and the part has a properties part that names it (ECMA-376 part 1, 15.2.5 and
15.2.6). All other parts that it doesn't know are gone after the first save, and so are such elements in its own
parts. PowerPoint's "Inspect Document" lists it as "Custom XML Data" and can take it out.

Beside the manifest stands the file's seal, by which the next build knows whether anybody has changed the file since.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.manifest import FORM, NAMESPACE
from deckgen.office.seal import PLACE
from deckgen.writers.pptx.markup import HEAD, guid
from deckgen.writers.pptx.package import Package, Relations
from deckgen.writers.xml_words import words

CUSTOM_XML: Final = "customXml"
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def write(package: Package, presentation: Relations, manifest: str) -> None:
    """Adds a manifest (JSON) to the package; presentation are the relationships of the presentation part."""
    name = package.free_name("customXml/item", "xml")
    properties = package.free_name("customXml/itemProps", "xml")
    relations = Relations(name)
    relations.add(f"{CUSTOM_XML}Props", properties)
    xml = f'{HEAD}<manifest xmlns="{NAMESPACE}" form="{FORM}" seal="{PLACE}">{words(manifest)}</manifest>'
    presentation.add(CUSTOM_XML, package.add_sealing(name, "application/xml", xml, relations))
    package.add(properties, "customXmlProperties+xml", properties_xml())


def properties_xml() -> str:
    """The part that says what the manifest's part is."""
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{guid(NAMESPACE)}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
