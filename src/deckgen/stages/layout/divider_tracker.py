"""The tracker at the foot of a divider: the sections in a line, or a bar of as many pieces where that is too long."""

from __future__ import annotations

from deckgen.deck import DeckSection, DeckSlide
from deckgen.fitting.canvas import Canvas
from deckgen.model.color import legible, mix
from deckgen.model.geometry import ZERO, Box, Emu, Pt
from deckgen.model.house_words import house_words
from deckgen.model.page import Paragraph, Shade, Style
from deckgen.model.rich_text import Run, Text
from deckgen.pages.studio import Studio

SIZES = (15, 14, 13)
# How high the bar is, and the room between two of its pieces.
BAR, BETWEEN = Pt(5), Pt(4)
# How much white, or ink, pieces have that are done, and those to come.
DONE, OPEN = 0.85, 0.35
# How far over the bar a picture begins to be darkened for it, and by how much it is at the bar.
OVER_BAR, SHADE = Pt(54), 0.85


def place_in_words(section: DeckSection, studio: Studio) -> str:
    """The number of a section; where a bar stands for the names of the others, how many there are too."""
    if studio.place("divider", "tracker") is None or _line(section, studio) is not None:
        return str(section.number)
    return f"{section.number} {house_words(studio.deck.language).out_of} {len(_divided(studio))}"


def draw_tracker(slide: DeckSlide, studio: Studio, canvas: Canvas) -> None:
    """Draw the tracker of the section that a slide opens, in its place on the layout."""
    section, place = studio.deck.sections[slide.section], studio.place("divider", "tracker")
    if place is None:
        if any(one.short != one.title for one in studio.deck.sections):
            studio.no_place(slide, canvas, "divider", "tracker")
        return
    line = _line(section, studio)
    if line is not None:
        canvas.text(place, (line,), "Tracker", role="tracker", anchor="bottom")
        return
    pieces, picture = _divided(studio), slide.backing.picture if slide.backing else None
    if picture is not None and picture.side != "none":
        canvas.add(_shade(_bar(place), studio, canvas))
    with canvas.bundled("Tracker", f"{place_in_words(section, studio)}: {section.short.spoken}"):
        for piece, box in zip(pieces, _bar(place).columns((1,) * len(pieces), BETWEEN), strict=True):
            canvas.rectangle(box, _color(piece, section, studio), "Section")


def _divided(studio: Studio) -> list[DeckSection]:
    return [section for section in studio.deck.sections if section.divided]


def _line(current: DeckSection, studio: Studio) -> Paragraph | None:
    """The sections' words in a line, of which the current one stands out; None where they don't fit."""
    place, brand = studio.place("divider", "tracker"), studio.deck.brand
    assert place is not None
    quiet = brand.faded(brand.ground_of("divider", "tracker"), 0.22)
    runs: list[Run] = []
    for section in _divided(studio):
        if runs:
            runs.append(Run("  ·  ", color=quiet))
        words = section.short.spoken.replace(" ", "\N{NO-BREAK SPACE}")
        runs.append(Run(words, bold=section is current, color=None if section is current else quiet))
    text = Text(tuple(runs))
    for points in SIZES:
        if studio.typesetter.lines(text, Style(Pt(points), brand.colors.ink, bold=True), place.width) == 1:
            style = Style(Pt(points), brand.ink_of("divider", "tracker"))
            return Paragraph(text, style, brand.align_of("divider", "tracker"))
    return None


def _bar(place: Box) -> Box:
    return Box(place.x, Emu(place.bottom - BAR), place.width, BAR)


def _shade(bar: Box, studio: Studio, canvas: Canvas) -> Shade:
    """What darkens a picture from a little over the bar down to the foot of the page."""
    width, height = studio.deck.brand.page
    box = Box(ZERO, bar.y - OVER_BAR, width, height - bar.y + OVER_BAR)
    stops = ((0.0, 0.0), (int(OVER_BAR) / int(box.height), SHADE), (1.0, SHADE))
    return Shade(box, studio.deck.brand.ground("divider"), stops, upright=True, name=canvas.name("Shade of the bar"))


def _color(piece: DeckSection, current: DeckSection, studio: Studio) -> str:
    """The color of a piece of the bar: what was said is lit, what is to come hardly."""
    brand = studio.deck.brand
    ground = brand.ground_of("divider", "tracker")
    on = brand.on(ground)
    if piece is current:
        return legible(brand.colors.rule, ground, on, least=3.0)
    return mix(ground, on, DONE if piece.number < current.number else OPEN)
