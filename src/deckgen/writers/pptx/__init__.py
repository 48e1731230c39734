"""Pages become a .pptx. The writer is dumb: it decides nothing about content or layout, and alone knows the format.

Slides are written straight as XML; python-pptx opens an organisation's template (template_file.py), no more.
"""

from __future__ import annotations

from deckgen.model.brand import Brand
from deckgen.model.page import Document
from deckgen.writers.pptx import master, presentation, properties, slide_part, template_file
from deckgen.writers.pptx.chart_part import Charts
from deckgen.writers.pptx.package import Package
from deckgen.writers.pptx.selfcheck import flaws
from deckgen.writers.pptx.text_body import Letters

__all__ = ["flaws", "write"]


def write(document: Document, brand: Brand, manifest: str = "") -> bytes:
    """The bytes of a .pptx with the document's pages on the brand's layouts; equal input gives equal bytes.

    manifest is the deck's own, as JSON; a file without one can't be compared with later ones.
    brand.layouts must have the layout of every page, and a brand's template the layouts that it names: LookupError
    where one is missing. A chart that was not drawn is a TypeError.
    """
    package = Package()
    if brand.template is None:
        foundation = master.lay(package, brand, document.logo, document.language)
    else:
        foundation = template_file.lay(package, brand, brand.template, document.language)
    names = [f"ppt/slides/slide{number}.xml" for number in range(1, len(document.pages) + 1)]
    letters = Letters(document.language, brand.fonts, foundation)
    context = slide_part.SlideContext(
        package=package,
        brand=brand,
        foundation=foundation,
        letters=letters,
        charts=Charts(package, letters, document.date, document.author),
        slides={page.slide: name for page, name in zip(document.pages, names, strict=True) if not page.part},
    )
    for page, name in zip(document.pages, names, strict=True):
        slide_part.write(page, name, context)
    presentation.write(package, document, names, foundation, brand.page, manifest)
    properties.write(package, document)
    return package.zipped()
