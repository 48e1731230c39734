"""Openings: slides that begin or end something, with a large title on a ground of their own."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.deck import DeckSlide
from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.page import Paragraph, Style
from deckgen.pages.studio import Studio

TITLE_SIZES = (46, 40, 34, 29)


def opening(slide: DeckSlide, studio: Studio, canvas: Canvas, layout: str, free: Emu = ZERO) -> None:
    """Set the title and who speaks, on the ground of a cover; free is the width at the right that they leave."""
    deck, brand = studio.deck, studio.deck.brand
    on, quiet = brand.on(brand.ground(layout)), brand.quiet(brand.ground(layout))
    title, under = studio.place(layout, "title"), studio.place(layout, "subtitle")
    assert title is not None
    title = replace(title, width=title.width - free)
    under = under and replace(under, width=under.width - free)
    size = title_size(slide, studio, canvas, title, TITLE_SIZES)
    words = Paragraph(slide.title, Style(size, on, "heading"), line_height=0.95)
    if studio.typesetter.lines(slide.title, words.style, title.width) > 1:
        title = replace(title, width=studio.typesetter.balanced(slide.title, words.style, title.width))
    canvas.text(title, (words,), "Title", role="title", anchor="bottom")
    lines = []
    if deck.subtitle and layout == "cover":
        lines.append(Paragraph(deck.subtitle, Style(Pt(20), on)))
    if deck.speaker.name:
        lines.append(Paragraph(deck.speaker.name, Style(Pt(21), on, "heading"), before=Pt(12)))
    if deck.speaker.role:
        lines.append(Paragraph(deck.speaker.role, Style(Pt(16), quiet), before=Pt(2)))
    if deck.speaker.contact and layout == "closing":
        lines.append(Paragraph(deck.speaker.contact, Style(Pt(16), quiet), before=Pt(10)))
    if lines and under is None:
        what = "subtitle and the speaker" if deck.speaker.name else "subtitle"
        studio.no_place(slide, canvas, layout, what)
    if under is not None and lines:
        if studio.typesetter.height(lines, under.width) > under.height:
            canvas.misfit("content", "the subtitle and the speaker's details don't fit the cover", slide.span)
        canvas.text(under, tuple(lines), "Speaker", role="subtitle")


def title_size(slide: DeckSlide, studio: Studio, canvas: Canvas, box: Box, sizes: tuple[int, ...]) -> Emu:
    """The largest of a few sizes at which a title fits its box; the smallest where none does, noted as a misfit."""
    for points in sizes:
        style = Style(Pt(points), "000000", "heading")
        if (
            studio.typesetter.line(style) * (0.95 * studio.typesetter.lines(slide.title, style, box.width))
            <= box.height
        ):
            return Pt(points)
    canvas.misfit("title", "the title doesn't fit its slide", slide.title_span, "shorten it")
    return Pt(sizes[-1])
