"""divider: the slide that opens a section, with a tracker of where the talk stands."""

from __future__ import annotations

from deckgen.deck import DeckSlide
from deckgen.model.color import mix
from deckgen.model.geometry import Pt
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.text import Run, Text, plain
from deckgen.slide import SlideKind, Studio
from deckgen.slides.cover import title_size

TITLE_SIZES = (40, 34, 29)


class Divider(SlideKind):
    """The slide that opens a section: its number, its title, and all sections with this one marked."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The divider."""
        brand, section = studio.deck.brand, studio.deck.sections[slide.section]
        on, canvas = brand.on(brand.colors.divider), studio.canvas()
        number, title = studio.place("divider", "kicker"), studio.place("divider", "title")
        tracker = studio.place("divider", "tracker")
        assert title is not None
        size = title_size(slide, studio, title, TITLE_SIZES)
        if number is not None:
            words = Paragraph(plain(str(section.number)), Style(Pt(20), on))
            canvas.text(number, (words,), "Number", role="kicker", anchor="bottom")
        heading = Paragraph(slide.title, Style(size, on, "heading"), line_height=0.95)
        canvas.text(title, (heading,), "Title", role="title")
        if tracker is not None:
            text = _tracker(studio, slide.section)
            for points in (15, 14, 13, 12, 11):
                style = Style(Pt(points), on)
                if studio.typesetter.lines(text, style, tracker.width) <= 2:
                    break
            canvas.text(tracker, (Paragraph(text, style),), "Tracker", role="tracker", anchor="bottom")
        return (studio.page(slide, "divider", canvas),)


def _tracker(studio: Studio, current: int) -> Text:
    """The sections that have dividers, parted by dots; the current one stands out."""
    brand = studio.deck.brand
    quiet = mix(brand.on(brand.colors.divider), brand.colors.divider, 0.22)
    runs: list[Run] = []
    for index, section in enumerate(studio.deck.sections):
        if not section.divided:
            continue
        if runs:
            runs.append(Run("  ·  ", color=quiet))
        here = index == current
        words = section.short.plain.replace(" ", "\N{NO-BREAK SPACE}")
        runs.append(Run(words, bold=here, color=None if here else quiet))
    return Text(tuple(runs))
