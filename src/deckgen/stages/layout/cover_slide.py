"""cover: the talk's title, who gives it, and where and when."""

from __future__ import annotations

from deckgen.deck import DeckSlide
from deckgen.model.geometry import Pt
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.rich_text import plain
from deckgen.pages.opening import opening
from deckgen.pages.studio import SlideLayout, Studio


class CoverSlide(SlideLayout):
    """The slide that opens the talk, made from the deck's title, subtitle and speaker."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The cover."""
        canvas = studio.canvas()
        opening(slide, studio, canvas, "cover")
        place = studio.place("cover", "occasion")
        deck = studio.deck
        if place is None and deck.occasion.words:
            studio.no_place(slide, canvas, "cover", "occasion")
        if place is not None and deck.occasion.words:
            style = Style(Pt(14), deck.brand.quiet_of("cover", "occasion"))
            words = Paragraph(plain(deck.occasion.words), style, deck.brand.align_of("cover", "occasion"))
            if studio.typesetter.height((words,), place.width) > place.height:
                canvas.misfit("content", f"'{deck.occasion.words}' doesn't fit its line on the cover", slide.span)
            canvas.text(place, (words,), "Occasion", role="occasion", anchor="bottom")
        if deck.speaker.contact and all(one.kind != "closing" for one in deck.slides):
            message = "no slide shows the speaker's 'email' or 'handle'"
            canvas.misfit("place", message, slide.span, "the closing slide does: add '- closing:'")
        return (studio.page(slide, "cover", canvas),)
