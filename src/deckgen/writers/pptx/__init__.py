"""The writer of PowerPoint files: finished pages go in, the bytes of a .pptx come out.

It decides nothing about content or layout, and no other room knows the format. Slides are written straight as XML.
"""

from __future__ import annotations

from deckgen.model.brand import Brand
from deckgen.model.page import Document
from deckgen.writers.pptx import master, presentation, properties, slide_part, template_file
from deckgen.writers.pptx.chart_part import ChartWriter
from deckgen.writers.pptx.package import Package
from deckgen.writers.pptx.selfcheck import flaws
from deckgen.writers.pptx.text_body import TextWriter
from deckgen.writers.pptx.to_size import to_size

__all__ = ["flaws", "write"]


def write(document: Document, brand: Brand, manifest: str = "") -> bytes:
    """The bytes of a .pptx with the document's pages on the brand's layouts. The same input gives the same bytes.

    manifest is the deck's manifest as JSON. With "" the file holds none, and `deckgen diff` can't compare it later.
    Raises LookupError where brand.layouts lacks the layout of a page, or the brand's template lacks a layout that
    brand.layouts names, and TypeError where a chart or an icon of a page has not been drawn.
    """
    package, (document, brand) = Package(), to_size(document, brand)
    if brand.template is None:
        foundation = master.write_foundation(package, brand, document.logo, document.language)
    else:
        foundation = template_file.write_foundation(package, brand, brand.template, document.language)
    names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(document.pages) + 1)]
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
    for page, name in zip(document.pages, names, strict=True):
        slide_part.write(page, name, context)
    presentation.write(package, document, names, foundation, brand.page, manifest)
    properties.write(package, document)
    return package.zipped()
