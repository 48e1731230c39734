"""The manifest's part: custom XML, which PowerPoint carries along when a deck is edited and saved.

PowerPoint keeps such parts where the presentation itself relates to them and each has its properties, which name it
(ECMA-376 part 1, 15.2.5 and 15.2.6); parts of another kind, and elements of its own parts that it doesn't know, are
gone after the first save. Its "Inspect Document" calls this "Custom XML Data" and can take it out.
"""

from __future__ import annotations

from typing import Final

from deckgen.model.manifest import FORM, NAMESPACE
from deckgen.writers.pptx.markup import HEAD, guid, words
from deckgen.writers.pptx.package import Package, Relations

_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def write(package: Package, presentation: Relations, manifest: str) -> None:
    """Adds a manifest (JSON) to the package, related to by the presentation."""
    name = package.free_name("customXml/item", "xml")
    properties = package.free_name("customXml/itemProps", "xml")
    relations = Relations(name)
    relations.add("customXmlProps", properties)
    xml = f'{HEAD}<manifest xmlns="{NAMESPACE}" form="{FORM}">{words(manifest)}</manifest>'
    presentation.add("customXml", package.add(name, "application/xml", xml, relations))
    package.add(
        properties,
        "customXmlProperties+xml",
        f'{HEAD}<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{guid(NAMESPACE)}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
    )
