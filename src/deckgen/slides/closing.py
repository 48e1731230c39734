"""closing: the last slide of the talk, with the speaker's details once more."""

from __future__ import annotations

from deckgen.deck import DeckSlide
from deckgen.model.marks import Str
from deckgen.model.page import Page
from deckgen.pages.opening import opening
from deckgen.pages.studio import SlideLayout, Studio
from deckgen.slide_kind import SlideKind


class Closing(SlideKind, SlideLayout):
    """The slide that ends the talk: the speaker's name, role and address."""

    def heading(self, deck_title: Str, language: str) -> Str | None:  # noqa: ARG002 - the talk's own words
        """The slide's title where its author gives none: that of the talk."""
        return deck_title

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The closing slide."""
        canvas = studio.canvas()
        opening(slide, studio, canvas, "closing")
        return (studio.page(slide, "closing", canvas),)
