"""divider: the slide that opens a section, and shows where the talk stands."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.deck import DeckSection, DeckSlide
from deckgen.fitting.canvas import Canvas
from deckgen.model.geometry import Box, Pt
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.rich_text import plain
from deckgen.pages.opening import title_style
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.stages.layout.divider_agenda import beside_agenda, draw_agenda
from deckgen.stages.layout.divider_tracker import draw_tracker, place_in_words

TITLE_SIZES = (40, 34, 29)
# The sizes of the number over the title, and its size beside an agenda or where there is little room.
LARGE, SMALL = (115, 105, 95, 85), Pt(20)
# The large one is that much paler than the title, less so over a picture, and its line that high: digits reach less
# far down than letters.
PALER, PALER_ON_PICTURE, LARGE_LINE = 0.4, 0.15, 0.86


class DividerSlide(SlideLayout):
    """The slide that opens a section: its number, its title, and all sections with this one marked."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The divider, as the deck wants all of them."""
        canvas, title = studio.canvas(), studio.place("divider", "title")
        assert title is not None
        if not studio.names_section(slide):
            message = "the section's title takes more than the one line over the titles of its slides"
            canvas.misfit("content", message, slide.title_span, "give the section a word of its own with 'short'")
        section = studio.deck.sections[slide.section]
        wants_agenda = studio.deck.dividers == "agenda"
        beside = beside_agenda(title, studio) if wants_agenda else None
        if wants_agenda and beside is None:
            studio.no_place(slide, canvas, "divider", "agenda, which stands at the right of the title")
        if beside is not None:
            _head(slide, studio, canvas, beside, _small(str(section.number), studio))
            draw_agenda(slide, studio, canvas)
        else:
            is_plain = slide.backing is None or slide.backing.picture is None
            small = _small(place_in_words(section, studio), studio)
            _head(
                slide,
                studio,
                canvas,
                title,
                _large(section, studio, PALER if is_plain else PALER_ON_PICTURE) or small,
            )
            draw_tracker(slide, studio, canvas)
        return (studio.page(slide, "divider", canvas),)


def _small(number: str, studio: Studio) -> Paragraph:
    brand = studio.deck.brand
    style = Style(SMALL, brand.ink_of("divider", "kicker"))
    return Paragraph(plain(number), style, brand.align_of("divider", "kicker"))


def _large(section: DeckSection, studio: Studio, paler: float) -> Paragraph | None:
    """The number of a section, large and so much paler than its title; None where its layout has no room for it."""
    brand, place = studio.deck.brand, studio.place("divider", "kicker")
    if place is None:
        return None
    for points in LARGE:
        style = Style(Pt(points), brand.faded(brand.ground_of("divider", "kicker"), paler), "heading")
        align = brand.align_of("divider", "kicker")
        number = Paragraph(plain(str(section.number)), style, align, line_height=LARGE_LINE)
        if studio.typesetter.height((number,), place.width) <= place.height:
            return number
    return None


def _head(slide: DeckSlide, studio: Studio, canvas: Canvas, title: Box, number: Paragraph) -> None:
    """Set the section's number and its title, which has a box of its own."""
    brand, place = studio.deck.brand, studio.place("divider", "kicker")
    style = title_style(slide, studio, canvas, title, "divider", TITLE_SIZES)
    if place is not None:
        canvas.text(
            replace(place, width=min(place.width, title.width)),
            (number,),
            "Number",
            role="kicker",
            anchor="bottom",
        )
    align = brand.align_of("divider", "title")
    heading = Paragraph(slide.title, style, align, line_height=0.95)
    if studio.typesetter.lines(slide.title, heading.style, title.width) > 1:
        title = studio.balanced(slide.title, heading.style, title, align)
    canvas.text(title, (heading,), "Title", role="title", anchor=brand.anchor_of("divider", "title"))
