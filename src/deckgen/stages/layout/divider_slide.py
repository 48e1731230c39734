"""divider: the slide that opens a section, with a tracker of where the talk stands."""

from __future__ import annotations

from deckgen.deck import DeckSlide
from deckgen.model.geometry import Emu, Pt
from deckgen.model.page import Page, Paragraph, Style
from deckgen.model.rich_text import Run, Text, plain
from deckgen.pages.opening import title_size
from deckgen.pages.studio import SlideLayout, Studio

TITLE_SIZES = (40, 34, 29)
TRACKER_SIZES = (15, 14, 13, 12, 11)


class DividerSlide(SlideLayout):
    """The slide that opens a section: its number, its title, and all sections with this one marked."""

    @classmethod
    def pages(cls, slide: DeckSlide, studio: Studio) -> tuple[Page, ...]:
        """The divider."""
        brand, section = studio.deck.brand, studio.deck.sections[slide.section]
        on, canvas = brand.on(brand.ground("divider")), studio.canvas()
        number, title = studio.place("divider", "kicker"), studio.place("divider", "title")
        tracker = studio.place("divider", "tracker")
        assert title is not None
        size = title_size(slide, studio, canvas, title, TITLE_SIZES)
        if not studio.names_section(slide):
            message = "the section's title takes more than the one line over the titles of its slides"
            canvas.misfit("content", message, slide.title_span, "give the section a word of its own with 'short'")
        if number is not None:
            words = Paragraph(plain(str(section.number)), Style(Pt(20), on))
            canvas.text(number, (words,), "Number", role="kicker", anchor="bottom")
        heading = Paragraph(slide.title, Style(size, on, "heading"), line_height=0.95)
        canvas.text(title, (heading,), "Title", role="title")
        if tracker is None and any(one.short != one.title for one in studio.deck.sections):
            studio.no_place(slide, canvas, "divider", "tracker")
        if tracker is not None:
            lines, size = _tracker(studio, slide.section, tracker.width)
            style = Style(size, on)
            rows = tuple(Paragraph(line, style, before=Pt(3)) for line in lines)
            # Its words grow upwards from its foot, where nothing stands up to the title.
            room = max(tracker.height, tracker.y + tracker.height - title.y - title.height)
            if studio.typesetter.height(rows, tracker.width) > room:
                message = "the sections don't fit the tracker at the foot of the divider"
                canvas.misfit("content", message, slide.span, "give them shorter words with 'short'")
            canvas.text(tracker, rows, "Tracker", role="tracker", anchor="bottom")
        return (studio.page(slide, "divider", canvas),)


def _tracker(studio: Studio, current: int, width: Emu) -> tuple[tuple[Text, ...], Emu]:
    """The sections that have dividers, parted by dots, on one line or two, and the size of the words."""
    divided = [index for index, section in enumerate(studio.deck.sections) if section.divided]
    tried = [(Pt(points), count) for count in (1, 2) for points in TRACKER_SIZES]
    for size, count in tried:
        half = -(-len(divided) // count)
        lines = tuple(_listed(studio, divided[at : at + half], current) for at in range(0, len(divided), half))
        style = Style(size, studio.deck.brand.colors.ink, bold=True)
        if all(studio.typesetter.lines(line, style, width) == 1 for line in lines):
            break
    return lines, size


def _listed(studio: Studio, sections: list[int], current: int) -> Text:
    """Some sections' words in a row; the current one stands out."""
    brand = studio.deck.brand
    quiet = brand.faded(brand.ground("divider"), 0.22)
    runs: list[Run] = []
    for index in sections:
        if runs:
            runs.append(Run("  ·  ", color=quiet))
        here = index == current
        words = studio.deck.sections[index].short.spoken.replace(" ", "\N{NO-BREAK SPACE}")
        runs.append(Run(words, bold=here, color=None if here else quiet))
    return Text(tuple(runs))
