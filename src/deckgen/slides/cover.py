"""cover: the talk's title, who gives it, and where and when."""

from __future__ import annotations

from deckgen.canvas import Canvas
from deckgen.deck import DeckSlide
from deckgen.model.geometry import Box, Emu, Pt
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.text import plain
from deckgen.slide import SlideKind, Studio

TITLE_SIZES = (46, 40, 34, 29)


class Cover(SlideKind):
    """The slide that opens the talk, made from the deck's title, subtitle and speaker."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The cover."""
        canvas = studio.canvas()
        opening(slide, studio, canvas, "cover")
        place = studio.place("cover", "occasion")
        deck = studio.deck
        if place is not None and deck.occasion.words:
            words = Paragraph(plain(deck.occasion.words), Style(Pt(14), deck.brand.quiet(deck.brand.ground("cover"))))
            canvas.text(place, (words,), "Occasion", role="occasion", anchor="bottom")
        return (studio.page(slide, "cover", canvas),)


def opening(slide: DeckSlide, studio: Studio, canvas: Canvas, layout: str) -> None:
    """Set the title and who speaks, on the ground of a cover."""
    deck, brand = studio.deck, studio.deck.brand
    on, quiet = brand.on(brand.ground(layout)), brand.quiet(brand.ground(layout))
    title, under = studio.place(layout, "title"), studio.place(layout, "subtitle")
    assert title is not None
    size = title_size(slide, studio, title, TITLE_SIZES)
    words = Paragraph(slide.title, Style(size, on, "heading"), line_height=0.95)
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
    if under is not None and lines:
        if studio.typesetter.height(lines, under.width) > under.height:
            studio.log.error("overflow", "the subtitle and the speaker's details don't fit the cover", slide.span)
        canvas.text(under, tuple(lines), "Speaker", role="subtitle")


def title_size(slide: DeckSlide, studio: Studio, box: Box, sizes: tuple[int, ...]) -> Emu:
    """The largest of a few sizes at which a title fits its box; a complaint and the smallest where none does."""
    for points in sizes:
        style = Style(Pt(points), "000000", "heading")
        if (
            studio.typesetter.line(style) * (0.95 * studio.typesetter.lines(slide.title, style, box.width))
            <= box.height
        ):
            return Pt(points)
    studio.log.error("title_overflow", "the title doesn't fit its slide", slide.title_span, "shorten it")
    return Pt(sizes[-1])
