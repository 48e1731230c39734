"""agenda: a slide that lists the sections of the talk by their numbers."""

from __future__ import annotations

from deckgen.deck import DeckSection, DeckSlide
from deckgen.fitting.contents import GUTTER
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.house_words import house_words
from deckgen.model.marks import HouseStr, Str
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.rich_text import plain
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.slide_kind import SlideKind

# The sizes of type that are tried, in points; up to FEW sections may have those of LARGE, too.
SIZES = (21, 19, 18, 17, 16, 15, 14)
FEW, LARGE = 5, (28, 24)
# More sections than this stand in two columns.
MOST_IN_ONE = 7
# The width of a section's number, in sizes of type.
NUMBER_WIDTH = 2.0


class Agenda(SlideKind, SlideLayout):
    """The sections of the talk that have dividers, each with its number."""

    takes_minutes = 0.5

    def heading(self, deck_title: Str, language: str) -> Str | None:
        """The slide's title where its author gives none: the word for an agenda in the deck's language."""
        return HouseStr.of(house_words(language).agenda, deck_title.span, "'title' of the slide")

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The sections in one column, or two where they are many."""
        canvas, body = studio.canvas(), studio.body(slide)
        studio.frame(slide, canvas)
        sections = [section for section in studio.deck.sections if section.divided]
        if not sections:
            hint = "sections have dividers unless they say 'divider: false'"
            studio.log.error("empty_slide", "no section of the deck has a divider to list", slide.span, hint)
        columns = 1 if len(sections) <= MOST_IN_ONE else 2
        boxes, rows = body.columns((1,) * columns, GUTTER), -(-len(sections) // columns)
        size, height = _largest_type(sections, rows, boxes[0], studio)
        if height * rows > body.height:
            message = f"the agenda lists {len(sections)} sections, more than fit one slide"
            canvas.misfit("content", message, slide.span, "shorten their titles, or leave some dividers out")
        accent, ink = studio.deck.brand.colors.accent, studio.deck.brand.colors.ink
        for index, section in enumerate(sections):
            row = boxes[index // rows].below(height * (index % rows)).top(height)
            number, title = _number_and_title(row, size)
            words = (Paragraph(plain(str(section.number)), Style(size, accent, bold=True)),)
            canvas.text(number, words, "Number", anchor="middle")
            canvas.text(title, (Paragraph(section.title, Style(size, ink)),), "Section", anchor="middle")
            canvas.line(row.below(height).top(ZERO), studio.deck.brand.colors.hairline, Pt(0.75), "Hairline")
        studio.foot(slide, canvas)
        return (studio.page(slide, "content", canvas),)


def _number_and_title(row: Box, size: Emu) -> tuple[Box, Box]:
    """The boxes of a section's number and of its title."""
    aside = size * NUMBER_WIDTH
    return Box(row.x, row.y, aside, row.height), Box(row.x + aside, row.y, row.width - aside, row.height)


def _largest_type(sections: list[DeckSection], rows: int, column: Box, studio: Studio) -> tuple[Emu, Emu]:
    """The largest size of type at which all rows fit a column, and the height of a row; the smallest if none does."""
    for points in (*LARGE, *SIZES) if len(sections) <= FEW else SIZES:
        size = Pt(points)
        style, width = Style(size, ""), _number_and_title(column, size)[1].width
        titles = ((Paragraph(section.title, style),) for section in sections)
        words = max((studio.typesetter.height(title, width) for title in titles), default=ZERO)
        least = words + size * 0.6
        if least * rows <= column.height:
            return size, Emu(min(column.height // max(rows, 1), int(least + size)))
    return size, least
