"""The writer of PowerPoint files: finished pages go in, a .pptx comes out.

It decides nothing about content or layout, and no other room knows the format. Slides are written straight as XML.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from msgspec.structs import replace

from deckgen.model.brand import Brand
from deckgen.model.ledger import Ledger
from deckgen.model.manifest import Manifest
from deckgen.model.page import Document
from deckgen.model.travelling_font import TravellingFont
from deckgen.writers.pptx import manifest_part, master, presentation, properties, slide_part, template_file
from deckgen.writers.pptx.carried_writer import CarriedWriter
from deckgen.writers.pptx.chart_part import ChartWriter
from deckgen.writers.pptx.font_part import add_fonts
from deckgen.writers.pptx.package import Package
from deckgen.writers.pptx.selfcheck import CARRIED, flaws
from deckgen.writers.pptx.text_body import TextWriter
from deckgen.writers.pptx.to_size import to_size

__all__ = ["flaws", "write"]


def write(
    file: IO[bytes],
    document: Document,
    brand: Brand,
    manifest: Manifest | None = None,
    fonts: Sequence[TravellingFont] = (),
    ledger: Ledger | None = None,
) -> None:
    """Write a .pptx with the document's pages on the brand's layouts into an open file. The same input gives the same
    bytes.

    manifest is what the document shows; how its slides were written is added to it. Without one the file holds none,
    and `deckgen diff` can't compare it later. fonts travel in the file. ledger spares work that the last build did.
    Raises LookupError where brand.layouts lacks the layout of a page, or the brand's template lacks a layout that
    brand.layouts names, and TypeError where a chart or an icon of a page has not been drawn.
    """
    package, (document, brand) = Package(), to_size(document, brand)
    if brand.template is None:
        foundation = master.write_foundation(package, brand, document.logo, document.language)
    else:
        covered = tuple(dict.fromkeys(page.layout for page in document.pages if page.backdrop is not None))
        foundation = template_file.write_foundation(package, brand, brand.template, document.language, covered)
    foundation = replace(foundation, fonts=add_fonts(package, fonts, foundation.fonts))
    names = [
        f"ppt/slides/{'slide' if page.carried is None else CARRIED}{number}.xml"
        for number, page in enumerate(document.pages, 1)
    ]
    text_writer = TextWriter(document.language, brand.fonts, foundation)
    context = slide_part.SlideContext(
        package=package,
        brand=brand,
        foundation=foundation,
        text_writer=text_writer,
        charts=ChartWriter(package, text_writer, document.date, document.author),
        slides={page.slide: name for page, name in zip(document.pages, names, strict=True) if not page.part},
        language=document.language,
        logo=document.logo,
    )
    carried = CarriedWriter(
        package,
        foundation,
        dict(brand.template.layouts if brand.template else {})
        | {brand.layouts[role].name: part for role, part in foundation.layouts.items()},
        {page.name: name for page, name in zip(document.pages, names, strict=True)},
    )
    for page, name in zip(document.pages, names, strict=True):
        if page.carried is None:
            slide_part.write(page, name, context)
        else:
            carried.write(page.carried, page.name, name, foundation.layouts[page.layout])
    relations = presentation.write(package, document, names, foundation, brand.page)
    for kind, part in carried.authors.items():
        relations.add(kind, part)
    if manifest is not None:
        pages = dict(zip(names, document.pages, strict=True))
        manifest_part.write(package, relations, manifest, pages, ledger)
    properties.write(package, document)
    package.write_to(file, ledger)
