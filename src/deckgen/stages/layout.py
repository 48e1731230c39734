"""layout: Deck -> Document. Every shape gets its box; what doesn't fit is said, with by how much."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.deck import Deck
from deckgen.measure import Typesetter
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.language import runs_leftwards
from deckgen.model.mirror import mirrored
from deckgen.model.page import Document, Page, Paragraph, Style, TextBox
from deckgen.model.text import HOLE, Run, Text
from deckgen.slide import SLIDES, Studio

UNDATED = "2000-01-01"


def layout(deck: Deck, typesetter: Typesetter, log: Diagnostics) -> Document:
    """The pages of a deck in order, numbered; typesetter measures in the fonts of the deck's brand."""
    studio = Studio(deck, typesetter, log)
    pages = [(page, slide) for slide in deck.slides for page in SLIDES.get(slide.kind).pages(slide, studio)]
    total = sum(not page.hidden for page, _ in pages)
    numbered = tuple(
        _numbered(page, deck, slide.section, number if number <= total else f"A{number - total}", total)
        for number, (page, slide) in enumerate(pages, start=1)
    )
    if runs_leftwards(deck.language):
        numbered = tuple(mirrored(page, deck.brand.page[0]) for page in numbered)
    return Document(
        pages=numbered,
        title=deck.title.plain,
        author=deck.speaker.name.plain or deck.brand.name,
        subject=deck.subtitle.plain,
        language=deck.language,
        date=deck.date or UNDATED,
    )


def _numbered(page: Page, deck: Deck, section: int, number: int | str, total: int) -> Page:
    """The page with the brand's footer at its lower right, its number a field; the appendix counts A1, A2 …"""
    place = deck.brand.layouts[page.layout].get("number")
    if place is None:
        return page
    values = {
        "title": deck.title.plain,
        "section": deck.sections[section].title.plain if deck.sections else "",
        "total": str(total),
        "event.name": deck.occasion.name,
        "event.place": deck.occasion.place,
        "event.date": deck.occasion.date,
    }
    runs: list[Run] = []
    end = 0
    for match in HOLE.finditer(deck.brand.footer):
        runs.append(Run(deck.brand.footer[end : match.start()]))
        name = match.group(1).strip()
        field = "slidenum" if isinstance(number, int) else None
        runs.append(Run(str(number), field=field) if name == "number" else Run(values.get(name, "")))
        end = match.end()
    runs.append(Run(deck.brand.footer[end:]))
    style = Style(deck.brand.type.source, deck.brand.quiet(deck.brand.ground(page.layout)))
    words = Paragraph(Text(tuple(run for run in runs if run.text)), style, align="right")
    footer = TextBox(place.box, (words,), "Slide number", role="number")
    return replace(page, shapes=(*page.shapes, footer))
